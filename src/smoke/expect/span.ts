import { formatDuration } from '../../gate/duration.js'
import type { Predicate } from './predicate.js'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A span of time, rounded; by all its digits where it would look like a limit of the predicate that it is not. */
export function spanBeside(milliseconds: number, predicate: Predicate): string {
  const rounded = spanText(milliseconds)
  const isHidden = limitsOf(predicate).some(limit => limit !== milliseconds && spanText(limit) === rounded)
  return isHidden ? exactText(milliseconds) : rounded
}

/** `340 ms`, `3 min`, `12.3 days ago`. */
export function spanText(milliseconds: number): string {
  if (milliseconds < 0) return `${spanText(-milliseconds)} ago`
  if (milliseconds < 2 * DAY) return formatDuration(milliseconds)
  return `${Number((milliseconds / DAY).toFixed(1))} days`
}

/** `1000.4 ms`, `5 min 0.02 s`, `89 days 23 h 43 min`. */
function exactText(milliseconds: number): string {
  if (milliseconds < 0) return `${exactText(-milliseconds)} ago`
  if (milliseconds < 2 * MINUTE) return `${Number(milliseconds.toFixed(3))} ms`
  const parts: [amount: number, unit: string][] = [
    [Math.floor(milliseconds / DAY), 'days'],
    [Math.floor((milliseconds % DAY) / HOUR), 'h'],
    [Math.floor((milliseconds % HOUR) / MINUTE), 'min'],
    [Number(((milliseconds % MINUTE) / 1000).toFixed(6)), 's'],
  ]
  const told = parts.filter(([amount]) => amount > 0)
  return told.map(([amount, unit]) => `${amount} ${unit === 'days' && amount === 1 ? 'day' : unit}`).join(' ')
}

function limitsOf(predicate: Predicate): number[] {
  if (predicate.is === 'ordered') return [Number(predicate.limit)]
  if (predicate.is === 'all-of' || predicate.is === 'one-of') return predicate.of.flatMap(limitsOf)
  return 'as' in predicate ? limitsOf(predicate.as) : []
}
