const DATE = /^(\d{4})-(\d\d)-(\d\d)$/
const TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:[Zz]|([+-])(\d\d):(\d\d))$/
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
// Each unit may only be followed by the next smaller one, as RFC 3339's appendix A has it.
const DURATION =
  /^P(?:\d+W|(?:\d+Y(?:\d+M(?:\d+D)?)?|\d+M(?:\d+D)?|\d+D)?(?:T(?:\d+H(?:\d+M(?:\d+S)?)?|\d+M(?:\d+S)?|\d+S))?)$/

export function isDate(text: string): boolean {
  const [, year, month, day] = DATE.exec(text) ?? []
  if (year === undefined) return false
  const leap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0)
  const days = month === '02' && leap ? 29 : (DAYS[Number(month) - 1] ?? 0)
  return Number(day) >= 1 && Number(day) <= days
}

export function isTime(text: string): boolean {
  const [, hour, minute, second, sign, hours = '0', minutes = '0'] = TIME.exec(text) ?? []
  if (hour === undefined || Number(hours) > 23 || Number(minutes) > 59) return false
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60) return false
  if (second !== '60') return true
  // Leap seconds end a day of UTC.
  const offset = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? 1 : -1)
  return (Number(hour) * 60 + Number(minute) + offset + 2880) % 1440 === 1439
}

export function isDateTime(text: string): boolean {
  return /^[Tt]$/.test(text[10] ?? '') && isDate(text.slice(0, 10)) && isTime(text.slice(11))
}

export function isDuration(text: string): boolean {
  return text.length > 1 && DURATION.test(text)
}
