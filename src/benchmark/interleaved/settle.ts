import { benjaminiHochberg, holm } from '../../statistics/many.js'
import type { PairedComparison, Settled } from './comparison.js'

/** The evidence that shows that one is not worse by the limit: wrong once in twenty times, of each by itself. */
export const SHOWN = 20

export interface SettleOptions {
  /** How often there may be any regression where nothing is worse, over all comparisons at once. */
  falseAlarmRate: number
  minPairs: number
}

/**
 * Settles what the pairs so far have shown, and leaves the rest to more of them, where there are any. Regressions, and
 * improvements likewise: Holm's method (1979) on 1 / e, which is a p-value however often it is looked at, since an e-value
 * of a test martingale ever exceeds 1 / p with a probability of at most p (Ville 1939; Vovk & Wang 2021, "E-values:
 * calibration, combination and applications"). Holm's rejections only grow as p-values fall, so that what was settled
 * earlier is among those of the end, for which it holds.
 */
export function settle(comparisons: readonly PairedComparison[], options: SettleOptions, isLast: boolean): void {
  const { falseAlarmRate, minPairs } = options
  const worse = holm(comparisons.map(({ evidence }) => 1 / evidence.worse))
  const better = holm(comparisons.map(({ evidence }) => 1 / evidence.better))
  for (const [index, comparison] of comparisons.entries()) {
    if (comparison.settled !== null || comparison.differences.length < minPairs) continue
    const [isWorse, isBetter] = [worse, better].map(each => (each[index] as number) <= falseAlarmRate)
    comparison.settled = settledAs(comparison, isWorse === true, isBetter === true, isLast)
  }
}

function settledAs(comparison: PairedComparison, isWorse: boolean, isBetter: boolean, isLast: boolean): Settled | null {
  const { limit, evidence } = comparison
  const isNotWorse = evidence.notWorse >= SHOWN
  if (!isWorse && !isNotWorse) return null
  const { center } = comparison
  // Whoever is told of a regression asks how large it is, which may take a pair or two more.
  if (isWorse && center > Math.log1p(limit)) return isLast || comparison.interval !== null ? 'regression' : null
  if (!isNotWorse) return null
  if (center >= -Math.log1p(limit)) return 'no-change'
  if (isBetter) return 'improvement'
  // What looks like an improvement is worth the few pairs more that show it.
  return isLast ? 'no-change' : null
}

/** How many of those that are said to look worse may not be so. */
const FALSE_WARNINGS = 0.1

/** Those that there is some evidence against: by the method of Benjamini & Hochberg (1995), as above. */
export function lookingWorse(comparisons: readonly PairedComparison[]): Set<PairedComparison> {
  const adjusted = benjaminiHochberg(comparisons.map(({ evidence }) => 1 / evidence.worse))
  return new Set(comparisons.filter((_, index) => (adjusted[index] as number) <= FALSE_WARNINGS))
}

/** The evidence that Holm's method asks of the comparison that has most of it. */
export function neededEvidence(comparisons: number, { falseAlarmRate }: Pick<SettleOptions, 'falseAlarmRate'>): number {
  return comparisons / falseAlarmRate
}
