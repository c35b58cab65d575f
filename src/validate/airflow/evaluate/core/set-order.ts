import type { SetValue, Value } from '../value.js'

type IntValue = Value & { kind: 'int' }

const SMALLEST_TABLE = 8

/** A set's items in the order in which Python hands them out; null where that is another one in every run. */
export function orderedItems({ items }: SetValue): Value[] | null {
  const all = [...items.values()]
  if (all.length < 2) return all
  // Small integers stand in a table by their value. It is four times as large whenever three fifths of it are taken.
  let size = SMALLEST_TABLE
  while (all.length * 5 >= (size - 1) * 3) size *= 4
  const isOrdered = all.every(item => item.kind === 'int' && item.value >= 0n && item.value < BigInt(size))
  return isOrdered ? all.sort((one, two) => Number((one as IntValue).value - (two as IntValue).value)) : null
}
