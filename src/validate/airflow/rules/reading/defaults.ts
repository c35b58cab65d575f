import type { Expression, Module, Span } from '../../../python/ast.js'
import { nodesOf } from './nodes.js'

/** The entry of a name in the dict that an argument gives, as far as that is one place; null where it is not. */
export function defaultIn(module: Module, argument: Span, name: string): Span | null {
  const entries = entriesOf(module, name)
  const within = (spans: readonly Span[]): Span[] => entries.filter(entry => spans.some(span => isIn(entry, span)))
  const candidates = [within([argument]), within(assignedTo(module, givenName(module, argument))), entries]
  const [only, ...more] = candidates.find(found => found.length > 0) ?? []
  return more.length > 0 ? null : (only ?? null)
}

const isIn = (inner: Span, outer: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** Entries of dicts by that name: `{"name": value}`, `dict(name=value)`, `some["name"] = value`. */
function entriesOf(module: Module, name: string): Span[] {
  const nodes = nodesOf(module)
  const literal = nodes
    .of('Dict')
    .flatMap(({ items }) =>
      items.flatMap(({ key, value }) =>
        key !== null && isText(key, name) ? [{ start: key.start, end: value.end }] : [],
      ),
    )
  const called = nodes
    .of('Call')
    .flatMap(({ callee, keywords }) => (isDict(callee) ? keywords.filter(keyword => keyword.name === name) : []))
  const assigned = nodes
    .of('Assign')
    .filter(({ targets }) => targets.some(target => target.kind === 'Subscript' && isText(target.index, name)))
  return [...literal, ...called, ...assigned]
}

const isDict = (callee: Expression): boolean =>
  (callee.kind === 'Name' && callee.id === 'dict') || (callee.kind === 'Attribute' && callee.name === 'update')

const isText = (expression: Expression, text: string): boolean => expression.kind === 'Str' && expression.value === text

/** The name that is given for the keyword argument at a place; null where something else is given. */
function givenName(module: Module, { start, end }: Span): string | null {
  for (const { keywords } of nodesOf(module).of('Call')) {
    const keyword = keywords.find(each => each.start === start && each.end === end)
    if (keyword !== undefined) return keyword.value.kind === 'Name' ? keyword.value.id : null
  }
  return null
}

/** Where a name gets its value, or an item of it. */
function assignedTo(module: Module, name: string | null): readonly Span[] {
  if (name === null) return []
  return nodesOf(module)
    .of('Assign')
    .filter(({ targets }) => targets.some(target => isNamed(target, name)))
}

function isNamed(target: Expression, name: string): boolean {
  if (target.kind === 'Subscript') return isNamed(target.value, name)
  return target.kind === 'Name' && target.id === name
}
