import type { DictValue, SetValue, Value } from '../value.js'

/** `a | b` of two dicts. */
export function dictUnion(one: DictValue, two: DictValue): Value {
  const partly = one.partly ?? two.partly
  if (partly !== undefined) return partly
  return { ...one, entries: new Map([...one.entries, ...two.entries]) }
}

/** `|`, `&`, `-`, `^` of two sets; the kind of the left one. Undefined for what is none. */
export function setBinary(operator: string, left: Value, right: Value): Value | undefined {
  const [one, two] = [asSet(left), asSet(right)]
  if (one === undefined || two === undefined) return undefined
  const partly = one.partly ?? two.partly
  if (partly !== undefined) return partly
  return { kind: 'set', frozen: one.frozen, items: combined(operator, one.items, two.items) }
}

/** Views of a dict are lists here, and no sets. */
const asSet = (value: Value): SetValue | undefined => (value.kind === 'set' ? value : undefined)

/** The items of two sets, combined. */
export function combined(operator: string, one: Map<string, Value>, two: Map<string, Value>): Map<string, Value> {
  if (operator === '|') return new Map([...one, ...two])
  const both = [...one].filter(([key]) => two.has(key) === (operator === '&'))
  return operator === '^' ? new Map([...both, ...[...two].filter(([key]) => !one.has(key))]) : new Map(both)
}

/** Whether all of one set is in another. */
export function isWithin(one: SetValue, two: SetValue): boolean {
  for (const key of one.items.keys()) if (!two.items.has(key)) return false
  return true
}
