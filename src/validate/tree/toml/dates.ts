const DATE_TIME = /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(?:[Zz]|[+-](\d\d):(\d\d))?)?$/
const TIME = /^(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?$/
const LIKE_DATE = /^\d{1,4}-\d{1,2}-\d{1,2}|^\d{1,2}:\d/

/** What is wrong with a date or time; null where nothing is, and undefined where the word is neither of them. */
export function faultOfDate(word: string): string | null | undefined {
  const date = DATE_TIME.exec(word)
  if (date !== null) {
    const [, year, month, day, hour, minute, second, offsetHour, offsetMinute] = date
    return (
      faultOfDay(Number(year), Number(month), Number(day)) ??
      (hour === undefined ? null : faultOfTime(hour, minute, second)) ??
      (offsetHour === undefined ? null : faultOfOffset(offsetHour, offsetMinute))
    )
  }
  const time = TIME.exec(word)
  if (time !== null) return faultOfTime(time[1], time[2], time[3])
  if (!LIKE_DATE.test(word)) return undefined
  return 'A date is written 2006-01-02, a time 15:04:05, both together 2006-01-02T15:04:05Z; as text, it stands in quotation marks.'
}

function faultOfDay(year: number, month: number, day: number): string | null {
  if (month < 1 || month > 12) return `There is no month ${month}: the order is year, month, day.`
  const days = daysOf(year, month)
  return day < 1 || day > days ? `There is no day ${day} in this month, which has ${days}.` : null
}

function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31
}

/** A leap second, 60, is a second. */
function faultOfTime(hour = '', minute = '', second?: string): string | null {
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return 'A time ends with 23:59:59.'
  if (second !== undefined) return null
  return 'A time without seconds came with TOML 1.1, which many readers do not know; TOML 1.0 wants them: 15:04:00.'
}

function faultOfOffset(hour: string, minute = ''): string | null {
  return Number(hour) > 23 || Number(minute) > 59 ? 'An offset ends with 23:59.' : null
}
