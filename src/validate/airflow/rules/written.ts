import type { FunctionDef, ImportFrom, Module, Name, Span, Statement, Str } from '../../python/ast.js'

/** An import's own beginning is no farther away. */
const FARTHEST = 4000

/** Whether an import stands at the margin of the text, also where its names are on lines of their own. */
export function isAtMargin(text: string, offset: number): boolean {
  let start = text.lastIndexOf('\n', offset - 1) + 1
  const first = Math.max(0, start - FARTHEST)
  while (start > first && (/[\s)#]/.test(text[start] as string) || start === text.length))
    start = text.lastIndexOf('\n', start - 2) + 1
  return text.startsWith('from ', start) || text.startsWith('import ', start)
}

/** Whether a statement runs only under a condition: of an `if`, a `try`, a `match`. */
export function isConditional({ body }: Module, { start }: Span): boolean {
  let statements: readonly Statement[] = body
  for (;;) {
    const around = statements.find(each => each.start <= start && start < each.end)
    if (around === undefined) return false
    switch (around.kind) {
      case 'If':
      case 'Try':
      case 'Match':
        return true
      case 'FunctionDef':
      case 'ClassDef':
      case 'With':
      case 'For':
      case 'While':
        statements = around.body
        break
      default:
        return false
    }
  }
}

/** Where a text is written; null where that is in several places, or in none. */
export function placeOfText(module: Module, text: string): Span | null {
  const found: Str[] = []
  visit(module.body, node => {
    if (node.kind === 'Str' && (node as unknown as Str).value === text) found.push(node as unknown as Str)
  })
  const [only] = found
  return found.length === 1 && only !== undefined ? { start: only.start, end: only.end } : null
}

/** The names of variables, functions, classes and imports. */
export function namesIn(module: Module): ReadonlySet<string> {
  const names = new Set<string>()
  visit(module.body, node => {
    const { kind } = node
    if (kind === 'Name') names.add((node as unknown as Name).id)
    if (kind === 'FunctionDef' || kind === 'ClassDef') names.add((node as unknown as FunctionDef).name)
    if (kind === 'ImportFrom') for (const { name, as } of (node as unknown as ImportFrom).names) names.add(as ?? name)
  })
  return names
}

interface Visited {
  kind: string
}

/** Calls back with every node of a tree. */
function visit(root: unknown, found: (node: Visited) => void): void {
  const pending: unknown[] = [root]
  for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
    if (typeof at !== 'object' || at === null) continue
    if ('kind' in at && typeof at.kind === 'string') found(at as Visited)
    for (const value of Object.values(at)) if (typeof value === 'object' && value !== null) pending.push(value)
  }
}
