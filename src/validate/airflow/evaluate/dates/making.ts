import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { integerOf, numericOf } from '../operators/numbers.js'
import type { Arguments, Value } from '../value.js'
import { faultOfDay } from './calendar.js'
import { DAY, type Exact, type ExactMoment, type ExactShift, microsOf, type Part, UNITS } from './exact.js'

/** What makes something exact of arguments; null where they do not tell it. */
export type Making = (args: Arguments, machine: Interpreter, span: Span) => Exact | null

const PARTS: readonly Part[] = ['year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond']

/** `datetime(...)`, `date(...)`, `pendulum.datetime(...)`. */
export const makeMoment =
  (of: 'date' | ExactMoment['of']): Making =>
  (args, machine, span) => {
    const given = named(args, of === 'date' ? PARTS.slice(0, 3) : [...PARTS, of === 'datetime' ? 'tzinfo' : 'tz'])
    if (given === null) return null
    const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, microsecond: 0 }
    let zone: ExactMoment['zone'] = of === 'pendulum' ? 'UTC' : 'none'
    for (const [name, value] of given) {
      const number = integerOf(value)
      if (name === 'tzinfo' || name === 'tz') zone = value.kind === 'none' ? 'none' : zoneOf(value)
      else if (number === null) return null
      else parts[name as Part] = Number(number)
    }
    if (!['year', 'month', 'day'].every(name => given.has(name))) return null
    const fault = faultOfDay(parts) ?? faultOfClock(parts)
    if (fault !== null) return machine.fail('ValueError', fault, span)
    const micros = microsOf(parts)
    return of === 'date' ? { sort: 'date', day: Number(micros / DAY) } : { sort: 'moment', micros, zone, of }
  }

function faultOfClock({ hour, minute, second }: Record<Part, number>): string | null {
  if (hour < 0 || hour > 23) return 'hour must be in 0..23'
  if (minute < 0 || minute > 59) return 'minute must be in 0..59'
  return second < 0 || second > 59 ? 'second must be in 0..59' : null
}

/** `timedelta(...)`, `pendulum.duration(...)`. */
export const makeSpan =
  (of: ExactMoment['of']): Making =>
  args => {
    const given = named(args, 'days seconds microseconds milliseconds minutes hours weeks'.split(' '))
    if (given === null) return null
    const micros = microsIn(given)
    return micros === null ? null : { sort: 'span', micros, of }
  }

/** `relativedelta(months=1)`. */
export const makeShift: Making = args =>
  args.incomplete === null && args.positional.length === 0 ? shiftFrom(args.named) : null

/** What a moment is moved by. */
export function shiftFrom(given: ReadonlyMap<string, Value>): ExactShift | null {
  const set: ExactShift['set'] = {}
  const units = new Map(given)
  let months = 0n
  for (const [name, value] of given) {
    const number = integerOf(value)
    const isPart = (PARTS as readonly string[]).includes(name)
    if (!isPart && name !== 'years' && name !== 'months') continue
    if (number === null) return null
    units.delete(name)
    if (isPart) set[name as Part] = Number(number)
    else months += name === 'years' ? number * 12n : number
  }
  const micros = microsIn(units)
  return micros === null ? null : { sort: 'shift', months: Number(months), micros, set }
}

/** All of it in microseconds; null where something of it is no number of a unit, or not an exact one. */
function microsIn(given: ReadonlyMap<string, Value>): bigint | null {
  let micros = 0n
  for (const [name, value] of given) {
    const [unit, number] = [UNITS[name], numericOf(value)]
    if (unit === undefined || number === null) return null
    const whole = typeof number === 'bigint' ? number * unit : Number(unit) * number
    if (typeof whole === 'number' && !Number.isSafeInteger(whole)) return null
    micros += BigInt(whole)
  }
  return micros
}

/** `fromisoformat(text)`, `pendulum.parse(text)`. */
export const readMoment =
  (of: 'date' | ExactMoment['of']): Making =>
  args => {
    const [text] = args.positional
    if (text?.kind !== 'str' || args.named.size > 0 || args.positional.length > 1) return null
    const found = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?$/.exec(text.value)
    return found === null ? null : momentOf(found.slice(1), of)
  }

const FIELDS: Readonly<Record<string, Part>> = { Y: 'year', m: 'month', d: 'day', H: 'hour', M: 'minute', S: 'second' }

/** `strptime(text, format)`. */
export const readFormat: Making = args => {
  const [text, format] = args.positional
  if (text?.kind !== 'str' || format?.kind !== 'str' || !/^(?:%[YmdHMS]|[-/.:_ T])+$/.test(format.value)) return null
  const order = [...format.value.matchAll(/%(.)/g)].map(([, sign]) => FIELDS[sign as string] as Part)
  const pattern = format.value
    .replace(/[/.]/g, '\\$&')
    .replace(/%(.)/g, (_, sign) => (sign === 'Y' ? '(\\d{4})' : '(\\d\\d)'))
  const found = new RegExp(`^${pattern}$`).exec(text.value)
  if (found === null || new Set(order).size < order.length) return null
  const inOrder = PARTS.slice(0, 6).map(part => found[order.indexOf(part) + 1])
  return momentOf(
    PARTS.slice(0, 6).map((part, at) => (order.includes(part) ? inOrder[at] : undefined)),
    'datetime',
  )
}

function momentOf(texts: readonly (string | undefined)[], of: 'date' | ExactMoment['of']): Exact | null {
  const [year = 1900, month = 1, day = 1, hour = 0, minute = 0, second = 0] = texts.map(text =>
    text === undefined ? undefined : Number(text),
  )
  const parts = { year, month, day, hour, minute, second, microsecond: 0 }
  if (faultOfDay(parts) !== null || faultOfClock(parts) !== null) return null
  const micros = microsOf(parts)
  if (of === 'date') return { sort: 'date', day: Number(micros / DAY) }
  return { sort: 'moment', micros, zone: of === 'pendulum' ? 'UTC' : 'none', of }
}

/** Arguments by the names of their positions; null where there is one more, or something is not known. */
function named(args: Arguments, names: readonly string[]): Map<string, Value> | null {
  if (args.incomplete !== null || args.positional.length > names.length) return null
  const given = new Map(args.named)
  for (const [at, value] of args.positional.entries()) given.set(names[at] as string, value)
  return [...given.keys()].every(name => names.includes(name)) ? given : null
}

/** Which clock a time zone is. */
export function zoneOf(value: Value): ExactMoment['zone'] {
  const text = value.kind === 'str' ? value.value : value.kind === 'opaque' ? value.text : ''
  return /^(?:UTC|(?:\w+\.)*(?:utc|UTC)|(?:\w+\.)?(?:timezone|ZoneInfo|gettz)\(["']UTC["']\))$/.test(text)
    ? 'UTC'
    : 'other'
}
