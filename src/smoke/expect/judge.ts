import { hasWithin, isEqual, type Resolve } from './equal.js'
import type { Expressions } from './expressions.js'
import type { Json } from './json.js'
import { endedAs } from './line-end.js'
import { parseNumber } from './number.js'
import { isOrdered } from './order.js'
import type { Expected, JsonType, Predicate } from './predicate.js'
import type { Value } from './value.js'

/** What judging takes beside predicate and value. */
export interface Means {
  resolve: Resolve
  /** Milliseconds since 1970. */
  now: number
  /** Loaded where a predicate has one. */
  expressions: Expressions | null
}

/** Whether a value is as it must be. A value that is not there is only what `exists: false` and the like ask for. */
export function judge(predicate: Predicate, value: Value, means: Means): boolean {
  const { many, labels, lines } = value
  if (value.unread) return false
  const values = lines ? value.values.map(each => endedAs(predicate, each, means.resolve)) : value.values
  if (labels !== null && values.length > 0) {
    // What is not a number is neither above nor below anything, and says that nothing was measured.
    return values.every(each => !Number.isNaN(each) && judge(predicate, of(value, each), means))
  }
  const on = (as: Predicate, items: Json) => judge(as, of(value, items), means)
  switch (predicate.is) {
    case 'existing':
      return values.length > 0 === predicate.whether
    case 'all-of':
      return predicate.of.every(each => judge(each, value, means))
    case 'one-of':
      return predicate.of.some(each => judge(each, value, means))
    case 'not':
      return (values.length > 0 || isOfPresence(predicate.as, many)) && !judge(predicate.as, value, means)
    case 'counted': {
      const count = countOf(value)
      return count !== null && on(predicate.as, count)
    }
    case 'empty': {
      const count = values.length === 1 && typeof values[0] === 'string' ? values[0].length : countOf(value)
      return count !== null && (count === 0) === predicate.whether
    }
    case 'every':
    case 'some': {
      const items = itemsOf(value)
      if (items.length === 0) return false
      return predicate.is === 'every'
        ? items.every(item => on(predicate.as, item))
        : items.some(item => on(predicate.as, item))
    }
    case 'containing':
      return values.some(
        each =>
          hasWithin(predicate.what, each, value.typed, means.resolve) ||
          (many && isEqual(predicate.what, each, value.typed, means.resolve)),
      )
    case 'equal':
      if (many && predicate.to.kind === 'list') return areEqual(predicate.to, value, means)
      break
    default:
  }
  const [single] = values
  return single !== undefined && values.length === 1 && holds(predicate, single, value, means)
}

/** Of samples only those that are not as they must be; of anything else all. */
export function shortOf(predicate: Predicate, value: Value, means: Means): Value {
  const { values, labels } = value
  if (labels === null) return value
  const indices = [...values.keys()].filter(at => !judge(predicate, { ...value, ...sampleAt(value, at) }, means))
  return { ...value, values: indices.map(at => values[at] as Json), labels: indices.map(at => labels[at] ?? '') }
}

function sampleAt({ values, labels }: Value, at: number): Pick<Value, 'values' | 'labels'> {
  return { values: [values[at] as Json], labels: [labels?.[at] ?? ''] }
}

/** Whether one value that is there is as it must be. */
function holds(predicate: Predicate, actual: Json, value: Value, means: Means): boolean {
  const { resolve, now, expressions } = means
  const text = typeof actual === 'object' ? null : String(actual)
  switch (predicate.is) {
    case 'equal':
      return isEqual(predicate.to, actual, value.typed, resolve)
    case 'ordered': {
      const number = numberOf(actual, value.typed)
      return number !== null && isOrdered(number, predicate.operator, predicate.limit)
    }
    case 'class':
      return Math.floor(Number(actual) / 100) === predicate.of
    case 'matching':
      return text !== null && expressions?.test(predicate.pattern, predicate.flags, text) === true
    case 'starting':
      return text?.startsWith(resolve(predicate.what)) === true
    case 'ending':
      return text?.endsWith(resolve(predicate.what)) === true
    case 'typed':
      return typesOf(actual).includes(predicate.type)
    case 'long':
      return typeof actual === 'string' && judge(predicate.as, of(value, [...actual].length), means)
    case 'aged': {
      const date = dateOf(actual)
      return date !== null && judge(predicate.as, of(value, now - date), means)
    }
    default:
      return false
  }
}

/** The value with one number or item in its place. */
function of(value: Value, one: Json): Value {
  return { ...value, values: [one], many: false, labels: null }
}

function areEqual(to: Expected & { kind: 'list' }, { values, typed, unordered }: Value, { resolve }: Means): boolean {
  if (!unordered) return isEqual(to, [...values], typed, resolve)
  const texts = to.items.map(item => (item.kind === 'text' ? resolve(item.text) : ''))
  return JSON.stringify(texts.sort()) === JSON.stringify(values.map(String).sort())
}

/** How many matches, items or entries there are; null where it is nothing that has a number of them. */
export function countOf({ values, many }: Value): number | null {
  if (many) return values.length
  const [value] = values
  if (Array.isArray(value)) return value.length
  return typeof value === 'object' && value !== null ? Object.keys(value).length : null
}

function itemsOf({ values, many }: Value): readonly Json[] {
  const [value] = values
  return !many && Array.isArray(value) ? value : values
}

/** Whether a predicate says something of what is not there. */
function isOfPresence(predicate: Predicate, many: boolean): boolean {
  return predicate.is === 'existing' || (many && (predicate.is === 'counted' || predicate.is === 'empty'))
}

function numberOf(value: Json, typed: boolean): number | bigint | null {
  if (typeof value === 'number' || typeof value === 'bigint') return value
  if (typed || typeof value !== 'string') return null
  return parseNumber(value.trim())
}

function typesOf(value: Json): JsonType[] {
  if (value === null) return ['null']
  if (Array.isArray(value)) return ['list']
  if (typeof value === 'bigint' || Number.isInteger(value)) return ['number', 'integer']
  if (typeof value === 'string') return ['text']
  return [typeof value === 'object' ? 'map' : typeof value === 'number' ? 'number' : 'boolean']
}

const ISO = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)\s?(Z|[+-]\d\d:?\d\d)?)?$/
const HTTP = /^[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/

/**
 * Milliseconds since 1970: of a date as ISO 8601 (UTC where it names no zone) or HTTP write it, or of seconds or milliseconds
 * since then.
 */
export function dateOf(value: Json): number | null {
  if (typeof value === 'number') return Math.abs(value) < 1e11 ? value * 1000 : value
  if (typeof value !== 'string') return null
  const [, day, time = '00:00', zone = 'Z'] = ISO.exec(value) ?? []
  const date =
    day !== undefined ? Date.parse(`${day}T${time}${zone}`) : HTTP.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(date) ? null : date
}
