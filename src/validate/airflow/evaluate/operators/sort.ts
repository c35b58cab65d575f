import type { Span } from '../../../python/ast.js'
import { hiding } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { positional } from '../core/make.js'
import type { Unknown, Value } from '../value.js'
import { isLess } from './compare.js'

/** Items in order; unknown where the order of two of them is. Equal ones keep theirs, also in reverse. */
export function sorted(
  items: readonly Value[],
  key: Value,
  reverse: boolean,
  machine: Interpreter,
  span: Span,
): Value[] | Unknown {
  const keyed: { item: Value; key: Value }[] = []
  for (const item of items) {
    const by = key.kind === 'none' ? item : machine.call(key, positional(item), span)
    if (by.kind === 'unknown') return hiding(by, items)
    keyed.push({ item, key: by })
  }
  if (reverse) keyed.reverse()
  let unknown: Unknown | null = null
  const precedes = (one: Value, two: Value): boolean => {
    const less = isLess(one, two, machine, span)
    if (typeof less !== 'boolean') unknown ??= less
    return less === true
  }
  keyed.sort((one, two) => (precedes(one.key, two.key) ? -1 : precedes(two.key, one.key) ? 1 : 0))
  if (reverse) keyed.reverse()
  if (unknown !== null) return hiding(unknown, items)
  return keyed.map(({ item }) => item)
}
