import { medianOf } from '../../statistics/robust.js'
import type { Direction } from '../model.js'

/** What becomes of nothing, or becomes nothing, differs by this much: so does whatever differs by more. */
export const MOST = Math.log(1e6)

/** By how much the head is worse, as a logarithm: 0.1 is some 10%. */
export function differenceOf(base: number, head: number, direction: Direction): number {
  if (base === head) return 0
  const difference = Math.max(-MOST, Math.min(MOST, Math.log(head) - Math.log(base)))
  return direction === 'lower' ? difference : -difference
}

/** The change of the value, as a fraction of the base, that such a difference is; null where it has no bounds. */
export function changeOf(difference: number, direction: Direction): number | null {
  if (Math.abs(difference) >= MOST) return null
  return Math.expm1(direction === 'lower' ? difference : -difference)
}

/**
 * Where the differences lie: the median of the averages of all pairs of them, after Hodges & Lehmann (1963), for values that
 * lie symmetrically around something.
 */
export function centerOf(differences: readonly number[]): number {
  const averages = new Float64Array((differences.length * (differences.length + 1)) / 2)
  let next = 0
  for (const [index, a] of differences.entries()) {
    for (let other = 0; other <= index; other += 1) averages[next++] = (a + (differences[other] as number)) / 2
  }
  return medianOf(averages.sort())
}
