/** How many requests a second: at the beginning and at the end of a stage. */
export interface Rate {
  from: number
  to: number
}

/** As many as the connections carry, each request right after the answer to the one before: a closed loop. */
export const MAX = Number.POSITIVE_INFINITY

/** What is said where a text is no rate. */
export const RATE_FORM = 'write a rate such as 200/s or 30/m, one that grows such as 0/s..200/s, or max'

const SECONDS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600 }

// What a request takes is some microseconds: no machine sends more.
const HIGHEST = 1_000_000
const LONGEST = 60

/**
 * Reads `200/s`, `30/m`, `0.5/s`, a rate that changes evenly such as `10/s..200/s` or `10..200/s`, or `max`. Null for
 * anything else, for one without any request and for more than a million a second.
 */
export function rateOf(text: string): Rate | null {
  const trimmed = text.trim()
  if (trimmed === 'max') return { from: MAX, to: MAX }
  if (trimmed.length > LONGEST) return null
  const match = /^([^.]+(?:\.\d+)?(?:\/[a-z]+)?)\s*\.\.\s*([^.]+(?:\.\d+)?\/[a-z]+)$/.exec(trimmed)
  if (match === null) {
    const rate = single(trimmed)
    return rate === null || rate === 0 ? null : { from: rate, to: rate }
  }
  const [, first = '', last = ''] = match
  const unit = /\/[a-z]+$/.exec(last)?.[0] ?? ''
  const from = single(first.includes('/') ? first : `${first.trim()}${unit}`)
  const to = single(last)
  return from === null || to === null || from + to === 0 ? null : { from, to }
}

function single(text: string): number | null {
  const [, amount, unit] = /^(\d{1,9}(?:\.\d{1,6})?)\s*\/\s*(s|m|h)$/.exec(text.trim()) ?? []
  if (amount === undefined || unit === undefined) return null
  const rate = Number(amount) / (SECONDS[unit] as number)
  return rate <= HIGHEST ? rate : null
}
