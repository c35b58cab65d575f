import { Builtin } from '../core/builtin.js'
import { bool, int, str, tuple } from '../core/make.js'
import { daysInMonth, isLeap, MONTHS, numberOfDay, WEEKDAYS, weekdayOf } from '../dates/calendar.js'
import { integerOf } from '../operators/numbers.js'
import type { Value } from '../value.js'

const short = (names: readonly string[]): Value[] => names.map(name => str(name.slice(0, 3)))

const monthrange = new Builtin('monthrange', 'year, month', ([first, second], machine, span) => {
  const [year, month] = [integerOf(first), integerOf(second)].map(Number) as [number, number]
  if (integerOf(first) === null || integerOf(second) === null || month < 1 || month > 12)
    return machine.unknown('the month is not told', span)
  const weekday = weekdayOf(numberOfDay({ year, month, day: 1 }))
  return tuple([int(weekday), int(daysInMonth(year, month))])
})

const isleap = new Builtin('isleap', 'year', ([year], machine, span) => {
  const number = integerOf(year)
  return number === null ? machine.unknown('the year is not told', span) : bool(isLeap(Number(number)))
})

/** What of `calendar` is asked for where names are put together; names are in English, as where no other language is set. */
export const CALENDAR: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['month_name', tuple([str(''), ...MONTHS.map(str)])],
  ['month_abbr', tuple([str(''), ...short(MONTHS)])],
  ['day_name', tuple(WEEKDAYS.map(str))],
  ['day_abbr', tuple(short(WEEKDAYS))],
  ...WEEKDAYS.map((name, at) => [name.toUpperCase(), int(at)] as const),
  ['monthrange', monthrange],
  ['isleap', isleap],
])
