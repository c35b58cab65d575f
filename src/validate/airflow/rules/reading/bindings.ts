import type { Expression, FunctionDef, Module } from '../../../python/ast.js'
import { nodesOf } from './nodes.js'

/** What the names of a file stand for, where each stands for one thing wherever it is used. */
export interface Bindings {
  /** The dotted path of an import, or of what is made of one: `requests.get`, `boto3.client()`. */
  paths: ReadonlyMap<string, string>
  texts: ReadonlyMap<string, string>
  functions: ReadonlyMap<string, FunctionDef>
}

type Bound = Expression | FunctionDef | string | null
type Bind = (name: string, to: Bound) => void

const KNOWN = new WeakMap<Module, Bindings>()

/** What the names of a file stand for; looked for once. */
export function bindingsOf(module: Module): Bindings {
  const known = KNOWN.get(module) ?? found(module)
  KNOWN.set(module, known)
  return known
}

const ROUNDS = 4

function found(module: Module): Bindings {
  const bound = boundIn(module)
  const paths = new Map<string, string>()
  const texts = new Map<string, string>()
  const functions = new Map<string, FunctionDef>()
  for (const [name, to] of bound) {
    if (typeof to === 'string') paths.set(name, to)
    else if (to?.kind === 'Str' && !to.bytes) texts.set(name, to.value)
    else if (to?.kind === 'FunctionDef') functions.set(name, to)
  }
  // What is made of an import may be made of what was made of one.
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = paths.size
    for (const [name, to] of bound) {
      if (to === null || typeof to === 'string' || to.kind === 'FunctionDef' || paths.has(name)) continue
      const path = pathOf(to, paths)
      if (path !== null) paths.set(name, path)
    }
    if (paths.size === before) break
  }
  return { paths, texts, functions }
}

/** What each name is given; null where that is several things, or nothing that is looked into. */
function boundIn(module: Module): Map<string, Bound> {
  const bound = new Map<string, Bound>()
  const bind: Bind = (name, to) => {
    const before = bound.get(name)
    const isOther = before !== undefined && (typeof to !== 'string' || to !== before)
    bound.set(name, isOther ? null : to)
  }
  const nodes = nodesOf(module)
  for (const { names } of nodes.of('Import'))
    for (const { name, as } of names) {
      const top = name.split('.')[0] as string
      bind(as ?? top, as === null ? top : name)
    }
  for (const { module: from, level, names } of nodes.of('ImportFrom'))
    for (const { name, as } of names) bind(as ?? name, `${'.'.repeat(level)}${from}.${name}`)
  for (const node of nodes.of('FunctionDef')) bind(node.name, node)
  for (const { parameters } of [...nodes.of('FunctionDef'), ...nodes.of('Lambda')])
    for (const { name } of parameters) bind(name, null)
  for (const { name } of nodes.of('ClassDef')) bind(name, null)
  for (const { targets, value } of nodes.of('Assign')) for (const target of targets) bindTarget(target, value, bind)
  for (const { target } of [...nodes.of('AugAssign'), ...nodes.of('For')]) bindTarget(target, null, bind)
  for (const { target, value } of nodes.of('Named')) bindTarget(target, value, bind)
  for (const { items } of nodes.of('With'))
    for (const { context, target } of items) if (target !== null) bindTarget(target, context, bind)
  return bound
}

function bindTarget(target: Expression, value: Expression | null, bind: Bind): void {
  if (target.kind === 'Name') bind(target.id, value)
  else if (target.kind === 'Starred') bindTarget(target.value, null, bind)
  else if (target.kind === 'Tuple' || target.kind === 'List')
    for (const item of target.items) bindTarget(item, null, bind)
}

const LONGEST = 300

/** The dotted path of an expression: `requests.get(...)` is `requests.get()`; null where it does not begin with an import. */
export function pathOf(expression: Expression, paths: ReadonlyMap<string, string>): string | null {
  if (expression.kind === 'Name') return paths.get(expression.id) ?? null
  if (expression.kind !== 'Attribute' && expression.kind !== 'Call' && expression.kind !== 'Subscript') return null
  const inner = pathOf(expression.kind === 'Call' ? expression.callee : expression.value, paths)
  if (inner === null || inner.length > LONGEST) return null
  if (expression.kind === 'Subscript') return `${inner}[]`
  return expression.kind === 'Call' ? `${inner}()` : `${inner}.${expression.name}`
}
