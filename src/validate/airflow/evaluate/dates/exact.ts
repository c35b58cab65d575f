import { type Day, dayOfNumber, numberOfDay } from './calendar.js'

/** A moment or a span of time of which everything is known. Microseconds are counted from 1970 on, by the clock on the wall. */
export type Exact = ExactDate | ExactMoment | ExactSpan | ExactShift

export interface ExactDate {
  sort: 'date'
  /** Days from 1970 on. */
  day: number
}
export interface ExactMoment {
  sort: 'moment'
  micros: bigint
  zone: 'none' | 'UTC' | 'other'
  /** Whose methods it has. */
  of: 'datetime' | 'pendulum'
}
export interface ExactSpan {
  sort: 'span'
  micros: bigint
  of: ExactMoment['of']
}
/** A `relativedelta`. */
export interface ExactShift {
  sort: 'shift'
  months: number
  micros: bigint
  /** Parts that take the place of others. */
  set: Partial<Record<Part, number>>
}

export type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'microsecond'

export const DAY = 86_400_000_000n

/** What one of each unit is in microseconds. */
export const UNITS: Readonly<Record<string, bigint>> = {
  weeks: 7n * DAY,
  days: DAY,
  hours: 3_600_000_000n,
  minutes: 60_000_000n,
  seconds: 1_000_000n,
  milliseconds: 1_000n,
  microseconds: 1n,
}

/** The quotient that is not larger than the exact one, and what is left. */
export function divided(number: bigint, by: bigint): [bigint, bigint] {
  const rest = ((number % by) + by) % by
  return [(number - rest) / by, rest]
}

/** The parts of a moment, or of the beginning of a day. */
export function partsOf(exact: ExactDate | ExactMoment): Record<Part, number> {
  const [day, rest] = exact.sort === 'date' ? [BigInt(exact.day), 0n] : divided(exact.micros, DAY)
  const [hour, inHour] = divided(rest, UNITS['hours'] as bigint)
  const [minute, inMinute] = divided(inHour, UNITS['minutes'] as bigint)
  const [second, microsecond] = divided(inMinute, UNITS['seconds'] as bigint)
  return {
    ...dayOfNumber(Number(day)),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    microsecond: Number(microsecond),
  }
}

/** The microseconds of a moment by its parts. */
export function microsOf(parts: Day & Partial<Record<Part, number>>): bigint {
  const seconds = ((parts.hour ?? 0) * 60 + (parts.minute ?? 0)) * 60 + (parts.second ?? 0)
  return BigInt(numberOfDay(parts)) * DAY + BigInt(seconds) * 1_000_000n + BigInt(parts.microsecond ?? 0)
}

/** The number of the day on which it is. */
export const dayNumber = (exact: ExactDate | ExactMoment): number =>
  exact.sort === 'date' ? exact.day : Number(divided(exact.micros, DAY)[0])
