import type { FunctionDef, Lambda, Statement } from '../../../python/ast.js'

/** The names of a function, as its text tells them. */
export interface Names {
  /** Those that it binds itself. */
  locals: ReadonlySet<string>
  globals: ReadonlySet<string>
  nonlocals: ReadonlySet<string>
  /** Whether it yields. */
  generates: boolean
}

const KNOWN = new WeakMap<object, Names>()

/** The names of a function; looked for once. */
export function namesOf(node: FunctionDef | Lambda): Names {
  const known = KNOWN.get(node)
  if (known !== undefined) return known
  const found = node.kind === 'Lambda' ? collected([], node.body) : collected(node.body, null)
  for (const { name } of node.parameters) found.locals.add(name)
  KNOWN.set(node, found)
  return found
}

/** The names that statements bind where they stand. */
export function boundIn(body: readonly Statement[]): ReadonlySet<string> {
  return collected(body, null).locals
}

interface Collected extends Names {
  locals: Set<string>
  globals: Set<string>
  nonlocals: Set<string>
}

function collected(body: readonly Statement[], expression: object | null): Collected {
  const found: Collected = { locals: new Set(), globals: new Set(), nonlocals: new Set(), generates: false }
  for (const statement of body) visit(statement as unknown as Shape, found)
  if (expression !== null) visit(expression as unknown as Shape, found)
  for (const name of [...found.globals, ...found.nonlocals]) found.locals.delete(name)
  return found
}

/** A node as far as this needs to know it. */
interface Shape {
  kind?: string
  [key: string]: unknown
}

function visit(node: Shape, found: Collected): void {
  switch (node.kind) {
    case 'FunctionDef':
    case 'ClassDef':
      found.locals.add(node['name'] as string)
      visitAll(node['decorators'], found)
      return
    case 'Lambda':
      return
    case 'Yield':
    case 'YieldFrom':
      found.generates = true
      break
    case 'Global':
      for (const name of node['names'] as string[]) found.globals.add(name)
      return
    case 'Nonlocal':
      for (const name of node['names'] as string[]) found.nonlocals.add(name)
      return
    case 'Import':
    case 'ImportFrom':
      for (const item of node['names'] as { name: string; as: string | null }[])
        found.locals.add(importedAs(item, node))
      return
    case 'Assign':
    case 'Delete':
      for (const target of node['targets'] as Shape[]) bind(target, found)
      break
    case 'AugAssign':
      bind(node['target'] as Shape, found)
      break
    case 'Named':
      bind(node['target'] as Shape, found)
      break
    case 'For':
      bind(node['target'] as Shape, found)
      break
    case 'With':
      for (const { target } of node['items'] as { target: Shape | null }[]) if (target !== null) bind(target, found)
      break
    case 'Try':
      for (const { name } of node['handlers'] as { name: string | null }[]) if (name !== null) found.locals.add(name)
      break
    case 'Match':
      for (const { names } of node['cases'] as { names: string[] }[]) for (const name of names) found.locals.add(name)
      break
    case 'TypeAlias':
      found.locals.add(node['name'] as string)
      return
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      for (const key in node) visitAll(node[key], found)
      return
  }
  for (const key in node) visitAll(node[key], found)
}

function visitAll(value: unknown, found: Collected): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) for (const item of value) visitAll(item, found)
  else visit(value as Shape, found)
}

/** `import a.b` binds `a`. */
function importedAs(item: { name: string; as: string | null }, node: { kind?: string }): string {
  if (item.as !== null) return item.as
  return node.kind === 'Import' ? (item.name.split('.')[0] ?? item.name) : item.name
}

function bind(target: Shape, found: Collected): void {
  if (target.kind === 'Name') found.locals.add(target['id'] as string)
  else if (target.kind === 'Starred') bind(target['value'] as Shape, found)
  else if (target.kind === 'Tuple' || target.kind === 'List')
    for (const item of target['items'] as Shape[]) bind(item, found)
}

const YIELDING = new WeakMap<Statement, boolean>()

/** Whether a statement yields; looked for once. */
export function yields(statement: Statement): boolean {
  const known = YIELDING.get(statement) ?? holds([statement], 'Yield')
  YIELDING.set(statement, known)
  return known
}

/** Whether statements hold one of a kind, outside of the functions and classes among them. */
export function holds(body: readonly Statement[], kind: 'Return' | 'Yield'): boolean {
  const within = (node: unknown): boolean => {
    if (typeof node !== 'object' || node === null) return false
    const found = (node as Shape).kind
    if (found === kind || (kind === 'Yield' && found === 'YieldFrom')) return true
    if (found === 'FunctionDef' || found === 'ClassDef' || found === 'Lambda') return false
    return Object.values(node).some(within)
  }
  return body.some(within)
}
