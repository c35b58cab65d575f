import { madOf, medianOf, sorted } from '../../statistics/robust.js'

/** Fewer benchmarks cannot tell what they have in common from what is each one's own. */
export const ENOUGH_BENCHMARKS = 8

/** Less is not worth taking away. */
export const LEAST_SHIFT = 0.02

/** What part of the benchmarks has to move the same way, and by nearly as much. */
const COHERENT = 0.7

/**
 * The shift that all have in common, as a logarithm; null where they do not move together, or hardly. One value a
 * benchmark: several metrics of one are not several witnesses.
 */
export function commonShift(shifts: readonly number[]): number | null {
  if (shifts.length < ENOUGH_BENCHMARKS) return null
  const common = medianOf(sorted(shifts))
  const scale = madOf(shifts)
  // The standard error of a median: 1.2533 times that of a mean.
  const error = (1.2533 * scale) / Math.sqrt(shifts.length)
  const near = Math.max(0.5 * Math.abs(common), 2.5 * scale)
  const part = (holds: (shift: number) => boolean) => shifts.filter(holds).length / shifts.length
  const isClear = Math.abs(common) > Math.max(3 * error, LEAST_SHIFT)
  const isShared = part(shift => Math.sign(shift) === Math.sign(common)) >= COHERENT
  return isClear && isShared && part(shift => Math.abs(shift - common) < near) >= COHERENT ? common : null
}

/** One number of each benchmark: the median of those of its metrics. */
export function byBenchmark(named: readonly (readonly [name: string, value: number])[]): number[] {
  const groups = new Map<string, number[]>()
  for (const [name, value] of named) {
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [value])
    else group.push(value)
  }
  return Array.from(groups.values(), group => (group.length === 1 ? (group[0] as number) : medianOf(sorted(group))))
}
