/** A day by its parts. */
export interface Day {
  year: number
  month: number
  day: number
}

const FIRST_YEAR = 1
const LAST_YEAR = 9999

export const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

export const daysInMonth = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31

/** Why there is no such day, in Python's words; null where there is one. */
export function faultOfDay({ year, month, day }: Day): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR) return `year ${year} is out of range`
  if (month < 1 || month > 12) return 'month must be in 1..12'
  return day < 1 || day > daysInMonth(year, month) ? 'day is out of range for month' : null
}

/** How many days after 1 January 1970 a day is. */
export function numberOfDay({ year, month, day }: Day): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const ofEra = shifted - era * 400
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - 719_468
}

/** The day that is so many days after 1 January 1970. */
export function dayOfNumber(number: number): Day {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const years = ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)
  const yearOfEra = Math.floor(years / 365)
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return { year, month, day: ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1 }
}

/** 0 for Monday. */
export const weekdayOf = (number: number): number => (((number + 3) % 7) + 7) % 7

/** The week of ISO 8601, and the year to which it belongs. */
export function isoWeekOf(number: number): { year: number; week: number } {
  const thursday = number - weekdayOf(number) + 3
  const { year } = dayOfNumber(thursday)
  return { year, week: Math.floor((thursday - numberOfDay({ year, month: 1, day: 1 })) / 7) + 1 }
}

/** The day some months later; of a shorter month the last one. */
export function monthsLater({ year, month, day }: Day, months: number): Day {
  const all = year * 12 + month - 1 + months
  const [to, in_] = [Math.floor(all / 12), (((all % 12) + 12) % 12) + 1]
  return { year: to, month: in_, day: Math.min(day, daysInMonth(to, in_)) }
}

export const MONTHS = 'January February March April May June July August September October November December'.split(' ')
export const WEEKDAYS = 'Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split(' ')
