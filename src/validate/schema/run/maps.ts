import type { MapNode, Node, Pair } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import type { Dependent, MapKeywords } from '../model/keywords.js'
import type { Schema } from '../model/schema.js'
import { missingKey } from '../rules/missing-key.js'
import { valueRule } from '../rules/value.js'
import { pairsOf } from '../value/merge.js'
import { matches } from './matching.js'
import type { Run } from './run.js'
import type { Seen } from './seen.js'
import { headOf } from './subject.js'
import { lengthFlaw, missingFlaw, unknownFlaw } from './words.js'

/** With more keys than these, names are looked up in a set. */
const FEW = 16

export function checkKeys(run: Run, schema: Schema, keys: MapKeywords, map: MapNode, seen: Seen | null): boolean {
  const pairs = pairsOf(map)
  const { additional, names, patterns } = keys
  let fits = true
  for (const pair of pairs) {
    const { key, name, value } = pair
    run.spend(patterns.length)
    const own = keys.properties.get(name)
    let known = own !== undefined
    if (own !== undefined && !run.below(key, own, value)) fits = false
    for (const { pattern, at, schema: each } of patterns) {
      if (!matches(run, schema, pattern, at, name)) continue
      known = true
      if (!run.below(key, each, value)) fits = false
    }
    if (!known && additional !== null) {
      known = true
      if (additional.keywords.always === false) fits = unknownFlaw(run, schema, map, pair)
      else if (!run.below(key, additional, value)) fits = false
    }
    if (known) seen?.name(name)
    if (names !== null && !run.test(names, textual(key), null)) fits = nameFlaw(run, names, map, pair)
    if (!fits && run.silent) return false
    if (run.stopped !== null) return true
  }
  const { minProperties, maxProperties, required, dependents } = keys
  if (pairs.length < minProperties || pairs.length > maxProperties) {
    fits = lengthFlaw(run, map, pairs.length, minProperties, maxProperties, 'key')
  }
  if (required.length > 0 && !checkRequired(run, schema, required, map, pairs)) fits = false
  if (dependents.length > 0 && (fits || !run.silent) && !checkDependents(run, dependents, map, pairs, seen)) {
    fits = false
  }
  return fits
}

export function checkUnevaluatedKeys(run: Run, schema: Schema, rest: Schema, node: Node, seen: Seen): boolean {
  if (node.kind !== 'map') return true
  let fits = true
  for (const pair of pairsOf(node)) {
    if (seen.hasName(pair.name)) continue
    if (rest.keywords.always === false) fits = unknownFlaw(run, schema, node, pair)
    else if (!run.below(pair.key, rest, pair.value)) fits = false
    if (!fits && run.silent) return false
  }
  seen.everyName()
  return fits
}

function checkRequired(
  run: Run,
  schema: Schema,
  required: readonly string[],
  map: MapNode,
  pairs: readonly Pair[],
): boolean {
  let fits = true
  const there = presence(pairs)
  for (const name of required) {
    if (there(name)) continue
    fits = missingFlaw(run, schema, map, name)
    if (run.silent) return false
  }
  return fits
}

function checkDependents(
  run: Run,
  dependents: readonly Dependent[],
  map: MapNode,
  pairs: readonly Pair[],
  seen: Seen | null,
): boolean {
  let fits = true
  const there = presence(pairs)
  for (const { name, required, schema: asked } of dependents) {
    if (!there(name)) continue
    for (const other of required) {
      if (there(other)) continue
      const message = `${headOf(run.path)} has ${quoted(name)} and therefore needs ${quoted(other)}.`
      const at = pairs.find(pair => pair.name === name)?.key ?? map
      fits = run.refuse(missingKey, 'missing', at, map, message, { name: other })
    }
    if (asked !== null && !run.within(asked, map, seen)) fits = false
    if (!fits && run.silent) return false
  }
  return fits
}

/** Looks up keys; a set is made only of many, and each is asked for once. */
function presence(pairs: readonly Pair[]): (name: string) => boolean {
  if (pairs.length <= FEW) return name => pairs.some(pair => pair.name === name)
  const names = new Set(pairs.map(({ name }) => name))
  return name => names.has(name)
}

function nameFlaw(run: Run, names: Schema, map: MapNode, { key, name }: Pair): false {
  if (run.silent) return false
  run.path.push(key)
  const [flaw] = run.trial(names, textual(key), 1)
  run.path.pop()
  const why = flaw === undefined ? '' : `: ${flaw.message}`
  const message = `${quoted(name)} is no name that a key may have here${why || '.'}`
  return run.refuse(valueRule, 'unknown', key, map, message)
}

/** A key as JSON has them: text, even where YAML reads a number. */
function textual(key: Node): Node {
  return key.kind !== 'scalar' || key.type === 'string' ? key : { ...key, type: 'string' }
}
