import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import type { Unknown, Value } from '../value.js'
import { integerOf } from './numbers.js'

/** Which items a slice takes of a sequence of known length. */
export interface Cut {
  start: number
  step: number
  length: number
}

/** A slice of so many items; null where its bounds are no integers. */
export function cutOf(
  slice: Value & { kind: 'slice' },
  length: number,
  machine: Interpreter,
  span: Span,
): Cut | Unknown | null {
  const bounds = [slice.start, slice.stop, slice.step]
  for (const bound of bounds) {
    if (bound.kind === 'unknown') return bound
    if (bound.kind === 'opaque') return machine.unknown(`${bound.text} is not worked out`, span)
    if (bound.kind !== 'none' && integerOf(bound) === null) return null
  }
  const [start, stop, step] = bounds.map(bound => integerOf(bound)) as [bigint | null, bigint | null, bigint | null]
  const by = step ?? 1n
  if (by === 0n) return machine.fail('ValueError', 'slice step cannot be zero', span)
  const size = BigInt(length)
  const [lowest, highest] = by > 0n ? [0n, size] : [-1n, size - 1n]
  const from = bounded(start ?? (by > 0n ? 0n : size - 1n), start !== null, size, lowest, highest)
  const to = bounded(stop ?? (by > 0n ? size : -1n), stop !== null, size, lowest, highest)
  const distance = by > 0n ? to - from + by - 1n : from - to - by - 1n
  const count = distance / (by > 0n ? by : -by)
  return { start: Number(from), step: Number(by), length: count > 0n ? Number(count) : 0 }
}

function bounded(at: bigint, isGiven: boolean, size: bigint, lowest: bigint, highest: bigint): bigint {
  const index = isGiven && at < 0n ? at + size : at
  return index < lowest ? lowest : index > highest ? highest : index
}

/** The items that a slice takes. */
export function taken<T>(items: readonly T[], { start, step, length }: Cut): T[] {
  if (step === 1) return items.slice(start, start + length)
  return Array.from({ length }, (_, at) => items[start + at * step] as T)
}
