import type { Report } from '../../rules/rule.js'
import type { MapNode, Node, Pair, Span } from '../../tree/node.js'
import { among } from '../../words/among.js'
import { listed } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import type { Definition, MapForm } from './definition.js'
import { ownKeys } from './form.js'
import { RETIRED_EVENTS } from './overlay.js'
import { duplicateKey } from './rules/duplicate-key.js'
import { empty } from './rules/empty.js'
import { event } from './rules/event.js'
import { eventFilter } from './rules/event-filter.js'
import { eventType } from './rules/event-type.js'
import { mergeKey } from './rules/merge-key.js'
import { missingKey } from './rules/missing-key.js'
import { type } from './rules/type.js'
import { unknownKey } from './rules/unknown-key.js'
import type { Path } from './words.js'
import { calledMap, calledValue, sentence } from './words.js'

interface Walk {
  readonly path: Path
  readonly report: Report
}

const FILTERS: ReadonlyMap<string, string> = new Map([
  ['branches', '`push`, `pull_request`, `pull_request_target`, `merge_group` and `workflow_run`'],
  ['branches-ignore', '`push`, `pull_request`, `pull_request_target`, `merge_group` and `workflow_run`'],
  ['tags', '`push`'],
  ['tags-ignore', '`push`'],
  ['paths', '`push`, `pull_request` and `pull_request_target`'],
  ['paths-ignore', '`push`, `pull_request` and `pull_request_target`'],
  ['workflows', '`workflow_run`'],
])

export function reportMerge(key: Span, { report }: Walk): void {
  report(mergeKey, key, 'GitHub knows no merge keys: write the keys out, or use an alias for the whole map')
}

/** A key that is a list, a map or empty. */
export function reportOddKey(key: Node, { path, report }: Walk): void {
  if (key.kind === 'scalar') report(empty, key, `A key of ${calledValue(path)} is empty`)
  else report(type, key, `A key of ${calledValue(path)} must be text, is ${key.kind === 'map' ? 'a map' : 'a list'}`)
}

export function reportDuplicate({ key, name }: Pair, before: Pair, { report }: Walk): void {
  const related = [{ start: before.key.start, end: before.key.end, message: `${quoted(before.name)} stands here` }]
  report(duplicateKey, key, `${quoted(name)} is the same key as ${quoted(before.name)}: GitHub does not regard case`, {
    related,
  })
}

/** A key that the map's form does not have. */
export function reportUnknown(
  node: MapNode,
  pair: Pair,
  form: MapForm,
  definition: Definition,
  at: Span,
  walk: Walk,
): void {
  const { name, key } = pair
  const { path, report } = walk
  if (path[0] === 'on' && path.length === 2 && reportFilter(pair, at, walk)) return
  const undecided = isUndecided(node, form, definition)
  const known = undecided ? definition.maps.flatMap(each => [...each.properties.keys()]) : [...form.properties.keys()]
  // What it belongs to is to be said first: `reportMissing`.
  if (undecided && known.includes(name)) return
  const near = known.length === 0 ? '; it has none' : among(name, new Set(known)).text
  const elsewhere = definition.maps.find(other => other !== form && other.properties.has(name))
  if (form.name === 'on-mapping-strict') report(event, key, `${quoted(name)} is no event${near}`)
  else if (elsewhere !== undefined) report(unknownKey, key, misplaced(node, name, form, elsewhere, definition, path))
  else {
    const level = form.name === 'action-root-strict' ? 'warning' : unknownKey.level
    report(
      unknownKey,
      key,
      `${quoted(name)} is no key of ${undecided ? calledValue(path) : calledMap(form.name, path)}${near}`,
      { level },
    )
  }
}

// The key would be right in a map of the other form: `with` in a step with `run`.
function misplaced(
  node: MapNode,
  name: string,
  form: MapForm,
  elsewhere: MapForm,
  definition: Definition,
  path: Path,
): string {
  const called = calledMap(form.name, path)
  const [own] = ownKeys(form, definition).filter(key => node.pairs.some(pair => pair.name === key))
  const others = ownKeys(elsewhere, definition)
  if (own !== undefined && others.includes(name))
    return `${quoted(name)} and ${quoted(own)} exclude each other: keep one of them`
  if (own !== undefined) return `${quoted(name)} cannot stand beside ${quoted(own)}: ${called} has no such key`
  return `${quoted(name)} is no key of ${called}; it belongs beside ${listed(others, 'or')}`
}

/** Keys that have to be there and are not. */
export function reportMissing(
  node: MapNode,
  form: MapForm,
  definition: Definition,
  at: Span,
  { path, report }: Walk,
): void {
  const missing = form.required.filter(key => !hasKey(node, key))
  if (missing.length === 0) return
  const called = sentence(calledMap(form.name, path))
  const level = form.name === 'action-root-strict' && !missing.includes('runs') ? 'warning' : missingKey.level
  if (!isUndecided(node, form, definition)) report(missingKey, at, `${called} needs ${listed(missing)}`, { level })
  else if (form.name === 'job-factory') report(missingKey, at, 'A job needs `runs-on` and `steps`, or `uses`')
  else
    report(
      missingKey,
      at,
      `${sentence(calledValue(path))} needs ${listed(definition.maps.flatMap(each => ownKeys(each, definition)).slice(0, 2), 'or')}`,
    )
}

// Nothing in the map says which of several forms it is meant to have.
function isUndecided(node: MapNode, { required }: MapForm, { maps }: Definition): boolean {
  return maps.length > 1 && required.every(key => !hasKey(node, key))
}

function hasKey({ pairs }: MapNode, key: string): boolean {
  for (const { name } of pairs) if (name === key) return true
  return false
}

// Keys of an event's options that other events have.
function reportFilter({ key, name }: Pair, at: Span, { path, report }: Walk): boolean {
  const happening = String(path[1])
  const events = FILTERS.get(name)
  const related = [{ start: key.start, end: key.end, message: `${quoted(name)} stands here` }]
  const where = name === 'workflows' ? at : key
  if (name === 'types')
    report(eventType, at, `${quoted(happening)} has no activity types; remove \`types\``, { related })
  else if (events === undefined) return false
  else
    report(eventFilter, where, `${quoted(happening)} has no filter ${quoted(name)}; it is available for ${events}`, {
      related,
    })
  return true
}

/** An event that happens no more. */
export function checkRetired({ key, name }: Pair, { report }: Walk): void {
  const why = RETIRED_EVENTS.get(name)
  if (why !== undefined) report(event, key, `${quoted(name)} no longer happens: ${why}`, { level: 'warning' })
}
