import { isoWeekOf, MONTHS, numberOfDay, WEEKDAYS, weekdayOf } from './calendar.js'
import { DAY, dayNumber, divided, type Exact, type ExactDate, type ExactMoment, partsOf, UNITS } from './exact.js'

const digits = (number: number | bigint, width = 2): string => String(number).padStart(width, '0')

/** `str(value)`; null where it depends on more than the value. */
export function textOfExact(exact: Exact): string | null {
  if (exact.sort === 'span') return exact.of === 'pendulum' ? null : textOfSpan(exact.micros)
  if (exact.sort === 'shift' || (exact.sort === 'moment' && exact.of === 'pendulum')) return null
  return isoText(exact, ' ')
}

/** `isoformat()`. */
export function isoText(exact: ExactDate | ExactMoment, separator = 'T'): string | null {
  const { year, month, day, hour, minute, second, microsecond } = partsOf(exact)
  const date = `${digits(year, 4)}-${digits(month)}-${digits(day)}`
  if (exact.sort === 'date') return date
  if (exact.zone === 'other') return null
  const fraction = microsecond === 0 ? '' : `.${digits(microsecond, 6)}`
  const time = `${digits(hour)}:${digits(minute)}:${digits(second)}${fraction}`
  return `${date}${separator}${time}${exact.zone === 'UTC' ? '+00:00' : ''}`
}

function textOfSpan(micros: bigint): string {
  const [days, rest] = divided(micros, DAY)
  const [hours, inHour] = divided(rest, UNITS['hours'] as bigint)
  const [minutes, inMinute] = divided(inHour, UNITS['minutes'] as bigint)
  const [seconds, fraction] = divided(inMinute, UNITS['seconds'] as bigint)
  const before = days === 0n ? '' : `${days} day${days === 1n || days === -1n ? '' : 's'}, `
  return `${before}${hours}:${digits(minutes)}:${digits(seconds)}${fraction === 0n ? '' : `.${digits(fraction, 6)}`}`
}

/** `strftime(format)`; null where a part of it is not worked out. */
export function formattedTime(exact: ExactDate | ExactMoment, format: string): string | null {
  let known = true
  const made = format.replace(/%(-?)(.)/gs, (_all, plain: string, sign: string) => {
    const text = fieldOf(exact, sign)
    if (text === null) known = false
    return plain === '' || text === null ? (text ?? '') : text.replace(/^0+(?=\d)/, '')
  })
  return known && !/%$/.test(format.replaceAll('%%', '')) ? made : null
}

function fieldOf(exact: ExactDate | ExactMoment, sign: string): string | null {
  const parts = partsOf(exact)
  const number = dayNumber(exact)
  const weekday = weekdayOf(number)
  const ofYear = number - numberOfDay({ year: parts.year, month: 1, day: 1 })
  switch (sign) {
    case 'Y':
      return parts.year < 1000 ? null : String(parts.year)
    case 'y':
      return digits(parts.year % 100)
    case 'm':
      return digits(parts.month)
    case 'd':
      return digits(parts.day)
    case 'H':
      return digits(parts.hour)
    case 'I':
      return digits(parts.hour % 12 === 0 ? 12 : parts.hour % 12)
    case 'p':
      return parts.hour < 12 ? 'AM' : 'PM'
    case 'M':
      return digits(parts.minute)
    case 'S':
      return digits(parts.second)
    case 'f':
      return digits(parts.microsecond, 6)
    case 'j':
      return digits(ofYear + 1, 3)
    case 'B':
      return MONTHS[parts.month - 1] as string
    case 'b':
    case 'h':
      return (MONTHS[parts.month - 1] as string).slice(0, 3)
    case 'A':
      return WEEKDAYS[weekday] as string
    case 'a':
      return (WEEKDAYS[weekday] as string).slice(0, 3)
    case 'u':
      return String(weekday + 1)
    case 'w':
      return String((weekday + 1) % 7)
    case 'U':
      return digits(Math.floor((ofYear + 7 - ((weekday + 1) % 7)) / 7))
    case 'W':
      return digits(Math.floor((ofYear + 7 - weekday) / 7))
    case 'V':
      return digits(isoWeekOf(number).week)
    case 'G':
      return String(isoWeekOf(number).year)
    case 'F':
      return `${fieldOf(exact, 'Y')}-${digits(parts.month)}-${digits(parts.day)}`
    case 'T':
      return `${digits(parts.hour)}:${digits(parts.minute)}:${digits(parts.second)}`
    case 'z':
    case 'Z':
      return exact.sort === 'date' || exact.zone === 'none' ? '' : sign === 'z' && exact.zone === 'UTC' ? '+0000' : null
    case '%':
      return '%'
    default:
      return null
  }
}
