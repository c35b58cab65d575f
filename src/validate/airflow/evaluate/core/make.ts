import type { Arguments, DictValue, ListValue, SetValue, Value } from '../value.js'

export const NONE_VALUE: Value = { kind: 'none' }
export const TRUE: Value = { kind: 'bool', value: true }
export const FALSE: Value = { kind: 'bool', value: false }

/** Values of Python from those of this language. */
export const bool = (value: boolean): Value => (value ? TRUE : FALSE)
export const int = (value: bigint | number): Value => ({ kind: 'int', value: BigInt(value) })
export const float = (value: number): Value => ({ kind: 'float', value })
export const str = (value: string): Value => ({ kind: 'str', value })
export const list = (items: Value[]): ListValue => ({ kind: 'list', items })
export const tuple = (items: readonly Value[]): Value => ({ kind: 'tuple', items })

/** A dict with texts for keys. */
export function dictOf(entries: Iterable<readonly [string, Value]>): DictValue {
  const made = new Map<string, { key: Value; value: Value }>()
  for (const [key, value] of entries) made.set(`s${key}`, { key: str(key), value })
  return { kind: 'dict', entries: made }
}

/** An empty set to be filled. */
export const emptySet = (frozen = false): SetValue => ({ kind: 'set', items: new Map(), frozen })

const NO_SPANS: Arguments['spans'] = new Map()

/** Arguments by their position. */
export function positional(...values: Value[]): Arguments {
  return { positional: values, named: new Map(), spans: NO_SPANS, incomplete: null }
}
