import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import type { Value } from '../value.js'

type Draw = (items: readonly Value[], size: number, machine: Interpreter, span: Span) => Value[][]

/** One of each pool, in all ways. */
export function product(pools: readonly (readonly Value[])[], machine: Interpreter, span: Span): Value[][] {
  let made: Value[][] = [[]]
  for (const pool of pools) {
    machine.room(made.length * pool.length, span)
    made = made.flatMap(head => pool.map(item => [...head, item]))
  }
  return made
}

/** So many of the items, in their order, in all ways. */
export const combinations: Draw = (items, size, machine, span) => {
  const made: Value[][] = []
  const draw = (from: number, head: Value[]): void => {
    machine.charge(items.length << 4, span)
    if (head.length === size) {
      made.push(head)
      return
    }
    for (let at = from; at <= items.length - (size - head.length); at += 1) draw(at + 1, [...head, items[at] as Value])
  }
  if (size >= 0 && size <= Math.min(items.length, 200)) draw(0, [])
  return made
}

/** So many of the items, in any order, in all ways. */
export const permutations: Draw = (items, size, machine, span) => {
  const made: Value[][] = []
  const draw = (used: ReadonlySet<number>, head: Value[]): void => {
    machine.charge(items.length << 4, span)
    if (head.length === size) {
      made.push(head)
      return
    }
    for (const [at, item] of items.entries()) if (!used.has(at)) draw(new Set([...used, at]), [...head, item])
  }
  if (size >= 0 && size <= Math.min(items.length, 200)) draw(new Set(), [])
  return made
}
