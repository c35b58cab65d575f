/** A percentage exactly as it was written, as the fraction `numerator / denominator` of 1. */
export interface Percent {
  text: string
  numerator: bigint
  denominator: bigint
}

/** Part of a whole, in exact counts. */
export interface Count {
  covered: number
  total: number
}

/** Reads `80`, `80%` or `99.95`; null where it is not a number from 0 to 100. */
export function parsePercent(text: string): Percent | null {
  const match = /^(\d{1,3})(?:\.(\d{1,12}))?\s*%?$/.exec(text.trim())
  if (match?.[1] === undefined) return null
  const decimals = match[2] ?? ''
  const percent = {
    text: decimals === '' ? match[1] : `${match[1]}.${decimals}`,
    numerator: BigInt(match[1] + decimals),
    denominator: 100n * 10n ** BigInt(decimals.length),
  }
  return percent.numerator > percent.denominator ? null : percent
}

/** Whether the count reaches the percentage: integers only, so 99.95% never passes for 100%. */
export function reaches(count: Count, threshold: Percent): boolean {
  return BigInt(count.covered) * threshold.denominator >= threshold.numerator * BigInt(count.total)
}

/** How many more of the whole would have to be covered to reach the percentage; 0 where it is reached. */
export function lackingTo(count: Count, threshold: Percent): number {
  const needed = (threshold.numerator * BigInt(count.total) + threshold.denominator - 1n) / threshold.denominator
  const lacking = needed - BigInt(count.covered)
  return lacking > 0n ? Number(lacking) : 0
}

/** The fraction of 1, as a float, for metrics. An empty whole counts as complete, as every coverage tool has it. */
export function ratioOf(count: Count): number {
  return count.total === 0 ? 1 : count.covered / count.total
}

/** The fraction of 1 that the threshold stands for, as a float. */
export function ratioOfPercent(percent: Percent): number {
  // Read as a number once: `57.3 / 100` would round twice.
  return Number(`${percent.text}e-2`)
}

/** `86.95%`: two decimals, rounded down with integers, so that neither 100% nor a threshold is shown unreached. */
export function formatPercent(count: Count): string {
  if (count.total === 0) return '100%'
  const hundredths = (BigInt(count.covered) * 10000n) / BigInt(count.total)
  const decimals = String(hundredths % 100n).padStart(2, '0')
  return `${hundredths / 100n}${decimals === '00' ? '' : `.${decimals}`}%`
}

/** Whether the covered part fell from `base` to `head` by more percentage points than `most`; neither whole is empty. */
export function fallsBeyond(base: Count, head: Count, most: Percent): boolean {
  return dropOf(base, head) * most.denominator > most.numerator * BigInt(base.total) * BigInt(head.total)
}

/** `1.25`: percentage points from `base` down to `head`, rounded up, so that what is beyond a limit shows so. */
export function formatDrop(base: Count, head: Count): string {
  const whole = BigInt(base.total) * BigInt(head.total)
  const hundredths = (dropOf(base, head) * 10000n + whole - 1n) / whole
  return `${hundredths / 100n}.${String(hundredths % 100n).padStart(2, '0')}`
}

/** By how much the covered part rose from `base` to `head`, as a fraction of 1; neither whole is empty. */
export function changeOf(base: Count, head: Count): number {
  return 0 - Number(dropOf(base, head)) / Number(BigInt(base.total) * BigInt(head.total))
}

function dropOf(base: Count, head: Count): bigint {
  return BigInt(base.covered) * BigInt(head.total) - BigInt(head.covered) * BigInt(base.total)
}
