import { nearest } from '../../../../gate/nearest.js'
import type { Expression, Module, Name, Span } from '../../../python/ast.js'
import { didYouMean } from '../../../words/among.js'
import { quoted } from '../../../words/quoted.js'
import type { Checking } from '../checking.js'
import { Nodes, nodesOf } from '../reading/nodes.js'
import { BUILTINS } from './builtins.js'
import { nameIn } from './said.js'
import { unknownName } from './unknown-name.js'

/** So many names are told of. */
const MOST = 20
const LONGEST = 100

/**
 * Tells of names that nothing in the file defines, also in functions that only tasks call. A name that is defined anywhere is
 * taken to be defined everywhere.
 */
export function checkUndefined(checking: Checking): void {
  const { module, file } = checking
  if (module.faults.length > 0 || mayGetOthers(module)) return
  const bound = boundIn(module)
  const missing = nodesOf(module)
    .of('Name')
    .filter(({ id }) => !bound.has(id) && !BUILTINS.has(id))
  if (missing.length === 0) return
  const told = new Set(file.errors.flatMap(error => nameIn(error) ?? []))
  const excused = excusedIn(module)
  const first = new Map<string, Name>()
  for (const name of missing.sort((one, two) => one.start - two.start))
    if (!first.has(name.id) && !told.has(name.id) && !excused(name)) first.set(name.id, name)
  const candidates = [...bound].filter(name => name.length < LONGEST)
  for (const [id, { start, end }] of [...first].slice(0, MOST)) {
    const near = id.length < 3 || id.length > LONGEST ? undefined : nearest(id, candidates)
    checking.tellHere(
      unknownName.rule,
      { start, end },
      `${quoted(id)} is defined nowhere in the file${didYouMean(near)}`,
    )
  }
}

/** What gives names that no text tells. */
const OPENING = new Set(['globals', 'locals', 'vars', 'exec', 'eval', 'setattr', '__import__'])

function mayGetOthers(module: Module): boolean {
  const nodes = nodesOf(module)
  return (
    nodes.of('ImportFrom').some(({ names }) => names.some(({ name }) => name === '*')) ||
    nodes.of('Name').some(({ id }) => OPENING.has(id))
  )
}

function boundIn(module: Module): Set<string> {
  const nodes = nodesOf(module)
  const bound = new Set<string>()
  for (const { names } of [...nodes.of('Import'), ...nodes.of('ImportFrom')])
    for (const { name, as } of names) bound.add(as ?? (name.split('.')[0] as string))
  for (const { name, typeParameters } of [
    ...nodes.of('FunctionDef'),
    ...nodes.of('ClassDef'),
    ...nodes.of('TypeAlias'),
  ])
    for (const each of [name, ...typeParameters.map(parameter => parameter.name)]) bound.add(each)
  for (const { parameters } of [...nodes.of('FunctionDef'), ...nodes.of('Lambda')])
    for (const { name } of parameters) bound.add(name)
  for (const { targets } of nodes.of('Assign')) for (const target of targets) addTargets(target, bound)
  for (const { target } of [...nodes.of('AugAssign'), ...nodes.of('For'), ...nodes.of('Named')])
    addTargets(target, bound)
  for (const { items } of nodes.of('With'))
    for (const { target } of items) if (target !== null) addTargets(target, bound)
  for (const { handlers } of nodes.of('Try')) for (const { name } of handlers) if (name !== null) bound.add(name)
  for (const { cases } of nodes.of('Match')) for (const { names } of cases) for (const name of names) bound.add(name)
  for (const { names } of [...nodes.of('Global'), ...nodes.of('Nonlocal')]) for (const name of names) bound.add(name)
  for (const kind of ['ListComp', 'SetComp', 'DictComp', 'GeneratorExp'] as const)
    for (const { generators } of nodes.of(kind)) for (const { target } of generators) addTargets(target, bound)
  return bound
}

function addTargets(target: Expression, bound: Set<string>): void {
  if (target.kind === 'Name') bound.add(target.id)
  else if (target.kind === 'Starred') addTargets(target.value, bound)
  else if (target.kind === 'Tuple' || target.kind === 'List') for (const item of target.items) addTargets(item, bound)
}

/** Names that may be missing: in annotations that nobody reads, and where a failure is caught. */
function excusedIn(module: Module): (name: Name) => boolean {
  const nodes = nodesOf(module)
  const spans: Span[] = nodes.of('Try').flatMap(({ body, handlers }) => {
    const [first, last] = [body[0], body.at(-1)]
    return first === undefined || last === undefined || handlers.length === 0
      ? []
      : [{ start: first.start, end: last.end }]
  })
  const isDeferred = module.body.some(each => each.kind === 'ImportFrom' && each.module === '__future__')
  const functions = isDeferred ? nodes.of('FunctionDef') : []
  const annotations = [
    ...nodes.of('Assign').map(({ annotation }) => annotation),
    ...functions.flatMap(({ returns, parameters }) => [returns, ...parameters.map(({ annotation }) => annotation)]),
  ]
  const skipped = new Set<Name>(annotations.flatMap(each => (each === null ? [] : new Nodes(each).of('Name'))))
  return name => skipped.has(name) || spans.some(({ start, end }) => start <= name.start && name.end <= end)
}
