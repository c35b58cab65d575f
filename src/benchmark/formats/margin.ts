import { studentQuantile } from '../../statistics/distributions.js'

/** From so many degrees of freedom on Student's t is the normal one, to a thousandth. */
const LARGE = 1000

const quantiles = new Map<number, number>()

/**
 * The standard deviation of single values, from the margin of error that a tool made of it: a percentage of the mean, of
 * which it is 95% sure. Null where there are too few values for one. `normal` says from how many degrees of freedom on the
 * tool takes the normal quantile.
 */
export function deviationOfMargin(mean: number, percent: number, count: number, normal = LARGE): number | null {
  if (count < 2 || !Number.isFinite(percent)) return null
  return (mean * percent * Math.sqrt(count)) / 100 / quantileOf(count - 1, normal)
}

function quantileOf(real: number, normal: number): number {
  const freedom = Math.round(real)
  if (freedom >= normal) return 1.96
  const quantile = quantiles.get(freedom) ?? studentQuantile(0.975, freedom)
  quantiles.set(freedom, quantile)
  return quantile
}
