import { parseDuration } from '../../gate/duration.js'

/** Seconds of the units that only spans have. */
const DAYS: Readonly<Record<string, number>> = { d: 1, w: 7 }
const DAY = 24 * 3_600_000

/** Reads a duration (`500ms`, `2s`, `1m30s`), or days (`14d`) and weeks (`2w`), as milliseconds; null for anything else. */
export function parseSpan(text: string): number | null {
  const [, amount, unit] = /^(\d{1,6}(?:\.\d{1,6})?)([dw])$/.exec(text) ?? []
  if (amount === undefined) return parseDuration(text)
  return Number(amount) * (DAYS[unit as string] as number) * DAY
}
