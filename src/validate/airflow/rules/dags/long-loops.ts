import type { Expression, For, Statement, While } from '../../../python/ast.js'

/** So many rounds take longer than reading the file should. */
const MANY = 1_000_000

/** How often a loop over a range of written numbers runs, where that is very often; null otherwise. */
export function longLoop({ iter }: For): number | null {
  if (iter.kind !== 'Call' || iter.callee.kind !== 'Name' || iter.callee.id !== 'range') return null
  const numbers = iter.args.map(numberOf)
  if (numbers.length === 0 || numbers.some(each => each === null)) return null
  const [first = 0, second, step = 1] = numbers as number[]
  const length = second === undefined ? first : (second - first) / step
  return Number.isFinite(length) && length >= MANY ? Math.floor(length) : null
}

function numberOf(expression: Expression): number | null {
  if (expression.kind === 'Num') return expression.value
  if (expression.kind !== 'Binary' || !['*', '**'].includes(expression.operator)) return null
  const [left, right] = [numberOf(expression.left), numberOf(expression.right)]
  if (left === null || right === null) return null
  return expression.operator === '*' ? left * right : left ** right
}

/** Whether a loop goes on for ever: its test is always true, and nothing in it ends it or can fail. */
export function endlessLoop({ test, body }: While): boolean {
  const isTrue = (test.kind === 'Constant' && test.value === 'True') || (test.kind === 'Num' && (test.value ?? 0) !== 0)
  return isTrue && body.every(staysIn)
}

function staysIn(statement: Statement): boolean {
  switch (statement.kind) {
    case 'Pass':
    case 'Continue':
      return true
    case 'Assign':
    case 'AugAssign':
      return isPlain(statement.value)
    case 'If':
      return isPlain(statement.test) && [...statement.body, ...statement.orelse].every(staysIn)
    default:
      return false
  }
}

const isPlain = (expression: Expression | null): boolean =>
  expression === null || ['Name', 'Num', 'Str', 'Constant', 'Compare'].includes(expression.kind)
