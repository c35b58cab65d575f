import { readField } from './field.js'
import { DAY, type Field, MONTH, WEEKDAY, YEAR } from './fields.js'

/** Longer ones are nothing that anybody wrote. */
const LONGEST = 1000
const FEWEST = 5
const MOST = 7

/** A cron expression as Airflow takes it: five fields, a sixth for seconds, a seventh for years. */
export interface Cron {
  fields: readonly Field[]
}

/** Reads a cron expression; a text says what is wrong with it. */
export function readCron(text: string): Cron | string {
  if (text.length > LONGEST) return `it has more than ${LONGEST} characters`
  const words = text
    .toLowerCase()
    .split(/[ \t\n\r\f\v]+/)
    .filter(word => word !== '')
  if (words.length < FEWEST || words.length > MOST) {
    const has = words.length === 1 ? '1 field' : `${words.length} fields`
    return `it has ${has}, and must have five: minute, hour, day of the month, month, day of the week`
  }
  const fields: Field[] = []
  for (const [index, word] of words.entries()) {
    const field = readField(word, index)
    if (typeof field === 'string') return field
    fields.push(field)
  }
  return { fields }
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether its days never come: the 31st of February. A day of the week beside them comes each week. */
export function neverComes({ fields }: Cron): boolean {
  const [days, months, weekdays, years] = [fields[DAY], fields[MONTH], fields[WEEKDAY], fields[YEAR]]
  if (days === undefined || months === undefined || weekdays?.isAny !== true) return false
  if (days.isAny || days.isSpecial || months.isAny || months.isSpecial) return false
  const hasLeapDay = years === undefined || years.isAny || years.isSpecial || [...years.values].some(isLeap)
  const last = (month: number): number => (month === 2 && !hasLeapDay ? 28 : (DAYS[month - 1] ?? 31))
  const longest = Math.max(...[...months.values].map(last))
  return Math.min(...days.values) > longest
}

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
