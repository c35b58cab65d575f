import type { Statement } from '../../../python/ast.js'

const SAYING: ReadonlySet<string> = new Set([
  'print',
  'debug',
  'info',
  'warning',
  'warn',
  'error',
  'exception',
  'critical',
  'log',
])

/**
 * Whether statements do nothing but bind names to what is not called, raise or write to a log: whether they run or not, nothing
 * is left out but the values of those names, which are then unknown.
 */
export function isHarmless(body: readonly Statement[]): boolean {
  return body.every(statement => {
    switch (statement.kind) {
      case 'Pass':
      case 'Import':
      case 'ImportFrom':
      case 'FunctionDef':
        return statement.kind !== 'FunctionDef' || statement.decorators.length === 0
      case 'Assign':
        return !acts(statement.value) && !acts(statement.targets)
      case 'AugAssign':
        return statement.operator !== '>>' && statement.operator !== '<<' && !acts(statement.value)
      case 'If':
        return !acts(statement.test) && isHarmless(statement.body) && isHarmless(statement.orelse)
      case 'Expression':
        return isSaying(statement.value) || !acts(statement.value)
      default:
        return false
    }
  })
}

/** `print(...)`, `logger.info(...)`. */
function isSaying(node: Statement | object): boolean {
  const call = node as {
    kind: string
    callee?: { kind: string; id?: string; name?: string }
    args?: unknown
    keywords?: unknown
  }
  if (call.kind !== 'Call' || call.callee === undefined) return false
  const name =
    call.callee.kind === 'Name' ? call.callee.id : call.callee.kind === 'Attribute' ? call.callee.name : undefined
  return name !== undefined && SAYING.has(name) && !acts(call.args) && !acts(call.keywords)
}

/** Whether an expression calls anything or links with `>>`. */
function acts(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  const { kind, operator } = node as { kind?: string; operator?: string }
  if (kind === 'Call' || kind === 'Await' || kind === 'Yield' || kind === 'YieldFrom') return true
  if (kind === 'Binary' && (operator === '>>' || operator === '<<')) return true
  return Object.values(node).some(acts)
}
