import type { DictValue, ListValue, SetValue, Unknown, Value } from '../value.js'
import { mayHold } from './hiding.js'

/** What may be changed in place and holds values. */
export type Holder = ListValue | DictValue | SetValue
type Variables = Map<string, Value>
type Held = Value[] | Map<string, Value | { key: Value; value: Value }>
interface Kept {
  held: Held
  partly: Unknown | undefined
}

/**
 * A stretch of what runs that has more than one outcome: what it changes is written down, so that the outcomes can be run
 * one after the other from the same beginning, and what differs afterwards becomes unknown.
 */
export interface Region {
  reason: Unknown
  outer: Region | null
  /** What variables were at the beginning, of all that were changed. */
  variables: Map<Variables, Variables>
  holders: Map<Holder, Kept>
  /** What stands beside what runs on: outcomes that ended early. */
  beside: State[]
  /** Whether what runs in it is uncertain to run. */
  counts: boolean
}

/** What one outcome left behind. */
export interface State {
  variables: Map<Variables, Variables>
  holders: Map<Holder, Kept>
}

/** A region that begins now. */
export function regionOf(reason: Unknown, outer: Region | null, counts: boolean): Region {
  return { reason, outer, variables: new Map(), holders: new Map(), beside: [], counts }
}

/** To be called before variables are changed. */
export function noteVariables(region: Region, variables: Variables): void {
  if (!region.variables.has(variables)) region.variables.set(variables, new Map(variables))
}

/** To be called before a list, dict or set is changed. */
export function noteHolder(region: Region, holder: Holder): void {
  if (!region.holders.has(holder)) region.holders.set(holder, { held: heldBy(holder), partly: holder.partly })
}

function heldBy(holder: Holder): Held {
  if (holder.kind === 'list') return [...holder.items]
  return new Map<string, Value | { key: Value; value: Value }>(holder.kind === 'dict' ? holder.entries : holder.items)
}

function hold(holder: Holder, { held, partly }: Kept): void {
  if (partly === undefined) delete holder.partly
  else holder.partly = partly
  if (holder.kind === 'list') {
    holder.items.length = 0
    for (const item of held as Value[]) holder.items.push(item)
  } else {
    const map = (holder.kind === 'dict' ? holder.entries : holder.items) as Map<string, unknown>
    map.clear()
    for (const [key, item] of held as Map<string, unknown>) map.set(key, item)
  }
}

function refill(variables: Variables, values: Variables): void {
  variables.clear()
  for (const [name, value] of values) variables.set(name, value)
}

/** What was changed since the region began, which is undone. */
export function capture(region: Region): State {
  const state: State = { variables: new Map(), holders: new Map() }
  for (const [variables, before] of region.variables) {
    state.variables.set(variables, new Map(variables))
    refill(variables, before)
  }
  for (const [holder, before] of region.holders) {
    state.holders.set(holder, { held: heldBy(holder), partly: holder.partly })
    hold(holder, before)
  }
  return state
}

/** Has the outcome stand as it was captured. */
export function install(region: Region, state: State): void {
  for (const [variables, values] of state.variables) {
    noteVariables(region, variables)
    refill(variables, values)
  }
  for (const [holder, held] of state.holders) {
    noteHolder(region, holder)
    hold(holder, held)
  }
}

/** What stands now becomes what is told whatever the outcome was: the one that stands, or `other`. */
export function blend(region: Region, other: State): void {
  for (const variables of new Set([...region.variables.keys(), ...other.variables.keys()])) {
    noteVariables(region, variables)
    blendVariables(
      variables,
      other.variables.get(variables) ?? (region.variables.get(variables) as Variables),
      region.reason,
    )
  }
  for (const holder of new Set([...region.holders.keys(), ...other.holders.keys()])) {
    noteHolder(region, holder)
    const { held, partly } = other.holders.get(holder) ?? (region.holders.get(holder) as Kept)
    if (holder.kind === 'dict') blendEntries(holder, held as DictValue['entries'], partly, region.reason)
    else {
      const unclear = partly ?? (sameHeld(heldBy(holder), held) ? undefined : region.reason)
      if (unclear !== undefined) holder.partly = unclear
    }
  }
}

/** Entries that both have alike stay; of others the value is not told, nor whether they are there. */
function blendEntries(
  dict: DictValue,
  other: DictValue['entries'],
  partly: Unknown | undefined,
  reason: Unknown,
): void {
  let unclear = partly
  for (const [key, { key: of }] of new Map([...other, ...dict.entries])) {
    const [one, two] = [dict.entries.get(key)?.value, other.get(key)?.value]
    if (one !== undefined && two !== undefined && isSame(one, two)) continue
    if (one === undefined || two === undefined) unclear ??= reason
    dict.entries.set(key, { key: of, value: blended(one, two, reason) })
  }
  if (unclear !== undefined) dict.partly ??= unclear
}

const SCOPES = new WeakSet<Variables>()

/** Says that a name that is not among some variables is nowhere: they are those of a function or a module. */
export function markScope(variables: Variables): void {
  SCOPES.add(variables)
}

function blendVariables(variables: Variables, other: Variables, reason: Unknown): void {
  for (const name of new Set([...variables.keys(), ...other.keys()])) {
    const [one, two] = [variables.get(name), other.get(name)]
    // A name that only one has is what it is there: where it is not, whoever uses it ends with a NameError.
    if ((one === undefined || two === undefined) && SCOPES.has(variables)) variables.set(name, (one ?? two) as Value)
    else if (one === undefined || two === undefined || !isSame(one, two)) variables.set(name, blended(one, two, reason))
  }
}

const blended = (one: Value | undefined, two: Value | undefined, reason: Unknown): Unknown => oneOf([one, two], reason)

/** What stands for one of several values. */
export function oneOf(values: readonly (Value | undefined)[], reason: Unknown): Unknown {
  const unknown = values.find(value => value?.kind === 'unknown') ?? reason
  return values.some(value => value !== undefined && mayHold(value)) ? { ...unknown, hides: true } : unknown
}

/** Whether a list or set holds the same in the same order. */
function sameHeld(one: Held, two: Held): boolean {
  const [items, others] = [one, two].map(held => [...(held as Value[] | Map<string, Value>).values()]) as [
    Value[],
    Value[],
  ]
  return items.length === others.length && items.every((item, at) => isSame(item, others[at] as Value))
}

/** Whether two values cannot be told apart. Of what is built anew each time only the simple is looked into. */
export function isSame(one: Value, two: Value): boolean {
  if (one === two) return true
  if (one.kind !== two.kind) return false
  if (one.kind === 'none' || one.kind === 'ellipsis') return true
  if ('value' in one && 'value' in two) return Object.is(one.value, two.value)
  if (one.kind === 'tuple' && two.kind === 'tuple')
    return one.items.length === two.items.length && one.items.every((item, at) => isSame(item, two.items[at] as Value))
  return false
}

/** Ends a region: the one around it takes over what it noted. */
export function dissolve(region: Region): void {
  const { outer } = region
  if (outer === null) return
  for (const [variables, before] of region.variables)
    if (!outer.variables.has(variables)) outer.variables.set(variables, before)
  for (const [holder, before] of region.holders) if (!outer.holders.has(holder)) outer.holders.set(holder, before)
}
