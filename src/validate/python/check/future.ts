import type { ImportFrom, Statement } from '../ast.js'
import type { Tell } from './scope.js'

/** What `__future__` has; nothing was added since Python 3.7. */
const FEATURES = new Set([
  'nested_scopes',
  'generators',
  'division',
  'absolute_import',
  'with_statement',
  'print_function',
  'unicode_literals',
  'barry_as_FLUFL',
  'generator_stop',
  'annotations',
])

/** Imports from `__future__`: only at the beginning of a file, where they say how it is read. */
export class FutureImports {
  private readonly atBeginning = new Set<Statement>()

  constructor(
    private readonly tell: Tell,
    body: readonly Statement[],
  ) {
    const [first] = body
    const hasDocstring = first?.kind === 'Expression' && first.value.kind === 'Str' && !first.value.bytes
    for (const statement of hasDocstring ? body.slice(1) : body) {
      if (!isFuture(statement)) break
      this.atBeginning.add(statement)
    }
  }

  check(node: ImportFrom): void {
    if (!isFuture(node)) return
    if (!this.atBeginning.has(node)) this.tell('an import from __future__ comes before all else', node)
    else for (const { name, span } of node.names) if (!FEATURES.has(name)) this.tell(`__future__ has no ${name}`, span)
  }
}

const isFuture = (node: Statement): boolean =>
  node.kind === 'ImportFrom' && node.level === 0 && node.module === '__future__'
