import type { Module, Span, Statement } from '../../python/ast.js'
import { nodesOf } from './reading/nodes.js'

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
  const [only, ...more] = nodesOf(module)
    .of('Str')
    .filter(({ value }) => value === text)
  return only === undefined || more.length > 0 ? null : { start: only.start, end: only.end }
}

/** The names of variables, functions, classes and imports. */
export function namesIn(module: Module): ReadonlySet<string> {
  const nodes = nodesOf(module)
  return new Set([
    ...nodes.of('Name').map(({ id }) => id),
    ...[...nodes.of('FunctionDef'), ...nodes.of('ClassDef')].map(({ name }) => name),
    ...nodes.of('ImportFrom').flatMap(({ names }) => names.map(({ name, as }) => as ?? name)),
  ])
}
