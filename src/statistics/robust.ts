/** The values in ascending order; they themselves stay as they are. */
export function sorted(values: ArrayLike<number>): Float64Array {
  const ascending = Float64Array.from(values).sort()
  // It would be sorted to the end.
  if (Number.isNaN(ascending[ascending.length - 1])) throw new RangeError('A value is not a number')
  return ascending
}

/** The median of sorted values. */
export function medianOf(ascending: ArrayLike<number>): number {
  return quantileOf(ascending, 0.5)
}

/** A quantile of sorted values, interpolated between the two that are next to it: type 7 of Hyndman & Fan (1996). */
export function quantileOf(ascending: ArrayLike<number>, q: number): number {
  const place = (ascending.length - 1) * q
  const below = Math.floor(place)
  const low = ascending[below] ?? Number.NaN
  const high = ascending[Math.ceil(place)] ?? Number.NaN
  // Half of each rather than low + (high - low) / 2, which is another number in the last digit.
  return place - below === 0.5 ? low / 2 + high / 2 : low + (place - below) * (high - low)
}

/**
 * The median distance from the median, times 1.4826, so that it is the standard deviation where values are normal:
 * Hampel (1974). Half of the values may be anything.
 */
export function madOf(values: ArrayLike<number>): number {
  const center = medianOf(sorted(values))
  return 1.4826 * medianOf(Float64Array.from(values, value => Math.abs(value - center)).sort())
}

/** The distance of the quartiles over 1.349, the standard deviation where values are normal: Tukey (1977). */
export function iqrScale(values: ArrayLike<number>): number {
  const ascending = sorted(values)
  return (quantileOf(ascending, 0.75) - quantileOf(ascending, 0.25)) / 1.349
}

/** The arithmetic mean. */
export function meanOf(values: ArrayLike<number>): number {
  let mean = 0
  for (let index = 0; index < values.length; index += 1) mean += ((values[index] as number) - mean) / (index + 1)
  return values.length === 0 ? Number.NaN : mean
}

/** The standard deviation of a sample, with n - 1; not a number where there are fewer than two values. */
export function deviationOf(values: ArrayLike<number>): number {
  const mean = meanOf(values)
  let squares = 0
  for (let index = 0; index < values.length; index += 1) squares += ((values[index] as number) - mean) ** 2
  return values.length < 2 ? Number.NaN : Math.sqrt(squares / (values.length - 1))
}
