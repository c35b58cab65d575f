import { faultOfDay, monthsLater } from './calendar.js'
import { DAY, type Exact, type ExactDate, type ExactMoment, type ExactShift, microsOf, partsOf } from './exact.js'

/** `one operator two`; null where it is not worked out. */
export function calculated(operator: string, one: Exact | number, two: Exact | number): Exact | number | null {
  if (typeof one === 'number') return typeof two === 'number' || operator !== '*' ? null : scaled(two, one)
  if (typeof two === 'number')
    return operator === '*' ? scaled(one, two) : operator === '/' ? scaled(one, 1 / two) : null
  if (operator === '+') return added(one, two) ?? added(two, one)
  if (operator === '/' && one.sort === 'span' && two.sort === 'span' && two.micros !== 0n)
    return Number(one.micros) / Number(two.micros)
  if (operator !== '-') return null
  if (two.sort === 'span' || two.sort === 'shift') {
    const back = negated(two)
    return back === null ? null : added(one, back)
  }
  return between(one, two)
}

/** `-value`. */
export function negated(exact: Exact): Exact | null {
  return exact.sort === 'span' || exact.sort === 'shift' ? scaled(exact, -1) : null
}

function scaled(exact: Exact, by: number): Exact | null {
  if (!Number.isFinite(by)) return null
  if (exact.sort === 'span') {
    if (Number.isInteger(by)) return { ...exact, micros: exact.micros * BigInt(by) }
    const micros = Number(exact.micros) * by
    return Number.isSafeInteger(micros) ? { ...exact, micros: BigInt(micros) } : null
  }
  if (exact.sort !== 'shift' || !Number.isInteger(by)) return null
  return { ...exact, months: exact.months * by, micros: exact.micros * BigInt(by) }
}

function added(one: Exact, two: Exact): Exact | null {
  if (two.sort === 'shift' && (one.sort === 'date' || one.sort === 'moment')) return shifted(one, two)
  if (two.sort !== 'span') return null
  if (one.sort === 'span')
    return { sort: 'span', micros: one.micros + two.micros, of: one.of === two.of ? one.of : 'pendulum' }
  if (one.sort === 'shift') return null
  return later(one, two.micros)
}

/** A date goes by whole days. Where clocks are put forward and back, those of pendulum follow the sun. */
function later(one: ExactDate | ExactMoment, micros: bigint): Exact | null {
  if (one.sort === 'date') {
    const rest = ((micros % DAY) + DAY) % DAY
    return inRange({ sort: 'date', day: one.day + Number((micros - rest) / DAY) })
  }
  if (one.of === 'pendulum' && one.zone === 'other') return null
  return inRange({ ...one, micros: one.micros + micros })
}

function shifted(one: ExactDate | ExactMoment, { months, micros, set }: ExactShift): Exact | null {
  const parts = { ...partsOf(one), ...set }
  // The day is fitted into its month once that is known.
  const moved = monthsLater({ ...parts, day: 1 }, months)
  const last = monthsLater({ year: moved.year, month: moved.month, day: 31 }, 0).day
  const to = { ...parts, ...moved, day: Math.min(parts.day, last) }
  if (faultOfDay(to) !== null) return null
  const at = microsOf(to)
  return later(one.sort === 'date' ? { sort: 'date', day: Number(at / DAY) } : { ...one, micros: at }, micros)
}

function between(one: Exact, two: Exact): Exact | null {
  if (one.sort === 'date' && two.sort === 'date') {
    const micros = BigInt(one.day - two.day) * DAY
    return { sort: 'span', micros, of: 'datetime' }
  }
  if (one.sort !== 'moment' || two.sort !== 'moment' || !isComparable(one, two)) return null
  // What pendulum gives is another kind of span.
  const isPlain = one.of === 'datetime' && two.of === 'datetime'
  return isPlain ? { sort: 'span', micros: one.micros - two.micros, of: 'datetime' } : null
}

/** Whether two moments are by the same clock. */
const isComparable = (one: ExactMoment, two: ExactMoment): boolean => one.zone === two.zone && one.zone !== 'other'

function inRange(exact: ExactDate | ExactMoment): Exact | null {
  const { year } = partsOf(exact)
  return year >= 1 && year <= 9999 ? exact : null
}

/** Which of two is less: below 0 the first; null where they are not compared. */
export function orderOfExact(one: Exact, two: Exact): number | null {
  if (one.sort === 'span' && two.sort === 'span') return Number(one.micros - two.micros)
  if (one.sort === 'date' && two.sort === 'date') return one.day - two.day
  if (one.sort !== 'moment' || two.sort !== 'moment' || !isComparable(one, two)) return null
  return one.micros < two.micros ? -1 : one.micros > two.micros ? 1 : 0
}

/** A text that is the same for equal ones; null where they are not compared. */
export function keyOfExact(exact: Exact): string | null {
  if (exact.sort === 'date') return `D${exact.day}`
  if (exact.sort === 'span') return `T${exact.micros}`
  return exact.sort === 'shift' || exact.zone === 'other' ? null : `M${exact.zone}${exact.micros}`
}
