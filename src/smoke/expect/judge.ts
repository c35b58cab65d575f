import { dateOf } from './date.js'
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
      if (values.length === 0 && !isOfPresence(predicate.as, many)) return false
      if (values.length > 1 && !isOfSeveral(predicate.as)) return false
      return !judge(predicate.as, value, means)
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
      return isContained(predicate.what, { ...value, values }, means)
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
      const date = dateOf(actual, value.typed)
      return date !== null && judge(predicate.as, of(value, now - date), means)
    }
    default:
      return false
  }
}

/** The value with one number or item in its place. */
function of(value: Value, one: Json): Value {
  return { ...value, values: [one], many: false, unordered: false, labels: null }
}

/** Of several values one has it or is it; of a list of names or records one is it. What is a list may be in them item by item. */
function isContained(what: Expected, { values, many, typed, unordered }: Value, { resolve }: Means): boolean {
  const is = (one: Expected, each: Json) => many && isEqual(one, each, typed, resolve)
  const has = (one: Expected, each: Json) => is(one, each) || (!unordered && hasWithin(one, each, typed, resolve))
  if (values.some(each => has(what, each))) return true
  if (!many || what.kind !== 'list') return false
  return what.items.every(one => values.some(each => (Array.isArray(each) ? is(one, each) : has(one, each))))
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

/** Whether a predicate can be met by several values: what asks for one value is met by none of them, nor is its opposite. */
function isOfSeveral(predicate: Predicate): boolean {
  switch (predicate.is) {
    case 'existing':
    case 'counted':
    case 'empty':
    case 'containing':
    case 'every':
    case 'some':
      return true
    case 'equal':
      return predicate.to.kind === 'list'
    case 'not':
      return isOfSeveral(predicate.as)
    case 'one-of':
    case 'all-of':
      return predicate.of.every(isOfSeveral)
    default:
      return false
  }
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
