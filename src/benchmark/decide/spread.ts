import { madOf, medianOf, sorted } from '../../statistics/robust.js'
import { byBenchmark, ENOUGH_BENCHMARKS } from './common-shift.js'
import { type Contrast, shareOf } from './contrast.js'

/** How far values differ from one run to the next where nothing changed, which samples of one run cannot say. */
export interface Spread {
  /** The variance that it adds to a shift. */
  added: number
  /** The variance of a single value that is usual here: half of it is the least that is believed of one benchmark. */
  usual: number
  /** Degrees of freedom with which it is known. */
  df: number
  kind: 'measured' | 'assumed' | 'none'
}

/** Of what does not depend on the machine, and of values that each have a process of their own. */
export const NO_SPREAD: Spread = { added: 0, usual: 0, df: Number.POSITIVE_INFINITY, kind: 'none' }

/**
 * On two machines, where the benchmarks are too few to show how these differ: each by 10% (one standard deviation), as
 * hosted runners may. Without it, each slower runner would fail.
 */
export const ASSUMED_SPREAD: Spread = { added: 2 * 0.1 ** 2, usual: 0, df: Number.POSITIVE_INFINITY, kind: 'assumed' }

/**
 * Of two processes on one machine, where the benchmarks are too few to show how these differ: each by 4% (one standard
 * deviation), for the layout of their memory and what else runs beside them. Their own samples never show it.
 */
export const ASSUMED_OF_PROCESSES: Spread = { ...ASSUMED_SPREAD, added: 2 * 0.04 ** 2 }

/** Beyond, the noise of a benchmark itself is not known better. */
const MOST_DF = 20

/** Found from how far the shifts of all benchmarks differ beyond what their samples explain; null where they are too few. */
export function spreadOf(contrasts: readonly (readonly [name: string, contrast: Contrast])[]): Spread | null {
  const shifts = byBenchmark(contrasts.map(([name, { shift }]) => [name, shift]))
  if (shifts.length < ENOUGH_BENCHMARKS) return null
  const median = (of: (contrast: Contrast) => number) => medianOf(sorted(contrasts.map(([, each]) => of(each))))
  const beyond = madOf(shifts) ** 2 - median(({ variance, counts }) => variance * shareOf(counts))
  return {
    // Somewhat more than it seems: it is an estimate, and most benchmarks must not be blamed for the worst.
    added: 1.15 * Math.max(0, beyond),
    usual: median(({ variance }) => variance),
    // A median deviation has 37% of the efficiency of a standard deviation (Rousseeuw & Croux 1993).
    df: Math.min(MOST_DF, Math.max(4, 0.37 * shifts.length)),
    kind: 'measured',
  }
}
