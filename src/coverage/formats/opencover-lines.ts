import type { LineSet } from '../model.js'
import type { FlagCollector } from '../rows.js'

/** A sequence point: a statement, or a part of one. */
export interface Point {
  /** Positions from `positionKey`. */
  start: number
  end: number
  first: number
  last: number
  visited: boolean
}

/**
 * The lines of a file by its sequence points: a line belongs to the shortest of those that reach over it, so that a
 * lambda that was never called stays uncovered within a statement that ran. It is covered if any of its own ran.
 */
export function linesOfPoints(points: readonly Point[], collector: FlagCollector): LineSet {
  const owners = new Map<number, { length: number; visited: boolean }>()
  for (const { first, last, visited } of points.toSorted((a, b) => lengthOf(b) - lengthOf(a))) {
    // One object for all lines of a point: it is replaced, not changed, where points differ.
    const owner = { length: last - first, visited }
    for (let line = first; line <= last; line += 1) {
      const known = owners.get(line)
      if (known === undefined || known.length > owner.length || visited) owners.set(line, owner)
    }
  }
  for (const [line, { visited }] of owners) collector.add(line, visited)
  return collector.takeLines()
}

function lengthOf({ first, last }: Point): number {
  return last - first
}
