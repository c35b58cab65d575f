import type { Json } from './json.js'
import { parseNumber } from './number.js'

const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s?(?:([Zz])|([+-]\d\d)(?::?(\d\d))?)?)?$/
const HTTP = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/

/** Seconds since 1970 are less for some 3000 years, and milliseconds since March 1973 more. */
const MILLISECONDS_FROM = 1e11

/**
 * Milliseconds since 1970: of a date as ISO 8601 (UTC where it names no zone) or HTTP write it, or of seconds or milliseconds
 * since then, which are a number and, where it is not `typed`, also a text; null for anything else.
 */
export function dateOf(value: Json, typed: boolean): number | null {
  const since = typeof value === 'string' && !typed ? parseNumber(value.trim()) : value
  if (typeof since === 'number') return Math.abs(since) < MILLISECONDS_FROM ? since * 1000 : since
  if (typeof value !== 'string') return null
  const date = HTTP.test(value) ? Date.parse(value) : isoDateOf(value)
  return Number.isNaN(date) ? null : date
}

function isoDateOf(text: string): number {
  const [, year, month, day, time = '00:00', , hours = '+00', minutes = '00'] = ISO.exec(text) ?? []
  // `Date` takes the 30th of February for a day of March.
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return Number(day) <= days ? Date.parse(`${year}-${month}-${day}T${time}${hours}:${minutes}`) : Number.NaN
}
