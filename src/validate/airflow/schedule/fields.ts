/** A field of a cron expression, as Airflow's reader (croniter) numbers and names them. */
export interface FieldKind {
  name: string
  low: number
  high: number
  /** Names that stand for numbers, from `low` on. */
  names: readonly string[]
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const WEEKDAYS = 'sun mon tue wed thu fri sat'.split(' ')

/** In their order; the seconds come sixth, behind the day of the week. */
export const FIELDS: readonly FieldKind[] = [
  { name: 'minute', low: 0, high: 59, names: [] },
  { name: 'hour', low: 0, high: 23, names: [] },
  { name: 'day of the month', low: 1, high: 31, names: [] },
  { name: 'month', low: 1, high: 12, names: MONTHS },
  { name: 'day of the week', low: 0, high: 6, names: WEEKDAYS },
  { name: 'second', low: 0, high: 59, names: [] },
  { name: 'year', low: 1970, high: 2099, names: [] },
]

export const DAY = 2
export const MONTH = 3
export const WEEKDAY = 4
export const YEAR = 6

/** What a field of an expression stands for. */
export interface Field {
  values: ReadonlySet<number>
  /** Whether it is every value, as `*` and `?` say. */
  isAny: boolean
  /** Whether it has more than values: the last day, the nearest weekday, the second Monday, a random value. */
  isSpecial: boolean
}
