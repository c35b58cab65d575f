/**
 * p-values adjusted so that rejecting those up to a rate lets no more than that part of all runs have a false rejection,
 * however they depend on each other: Holm (1979).
 */
export function holm(pValues: readonly number[]): number[] {
  const count = pValues.length
  const adjusted = new Array<number>(count)
  let largest = 0
  for (const [rank, index] of ascending(pValues).entries()) {
    largest = Math.max(largest, Math.min(1, (count - rank) * (pValues[index] as number)))
    adjusted[index] = largest
  }
  return adjusted
}

/**
 * p-values adjusted so that of those up to a rate no more than that part is expected to be false: Benjamini & Hochberg
 * (1995), for independent or positively dependent tests.
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const count = pValues.length
  const adjusted = new Array<number>(count)
  const order = ascending(pValues)
  let smallest = 1
  for (let rank = count; rank >= 1; rank -= 1) {
    const index = order[rank - 1] as number
    smallest = Math.min(smallest, (count / rank) * (pValues[index] as number))
    adjusted[index] = smallest
  }
  return adjusted
}

/** The indices, that of the smallest first. */
function ascending(values: readonly number[]): number[] {
  return values.map((_, index) => index).sort((a, b) => (values[a] as number) - (values[b] as number))
}
