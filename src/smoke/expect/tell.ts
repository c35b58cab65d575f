import { formatSize } from '../../gate/size.js'
import { shownUrl } from '../probes/shown.js'
import { dateOf } from './date.js'
import type { Resolve } from './equal.js'
import type { Json } from './json.js'
import { countOf } from './judge.js'
import type { Order } from './order.js'
import type { Expected, Predicate } from './predicate.js'
import { spanBeside, spanText } from './span.js'
import type { Value } from './value.js'

/** Characters of a value that are looked at to tell it; what is secret is hidden in them before they become fewer. */
export const LOOKED_AT = 1 << 16
/** Characters that are told. */
const TOLD = 200
const MATCHES_TOLD = 5

const ORDERS: Readonly<Record<Order, string>> = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
}

/** A text that fits into a line: masked first, for what is left of a secret that is cut is not known for one. */
export function told(text: string, mask: (text: string) => string, most = TOLD): string {
  const masked = mask(text.slice(0, LOOKED_AT))
  return masked.length <= most ? masked : `${masked.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…`
}

/** What a predicate asks for: it stands behind the name of the subject. */
export function predicateText(predicate: Predicate, resolve: Resolve): string {
  const within = (as: Predicate) => predicateText(as, resolve)
  switch (predicate.is) {
    case 'equal':
      return expectedText(predicate.to, resolve)
    case 'ordered':
      return `${ORDERS[predicate.operator]} ${predicate.text}`
    case 'class':
      return `${predicate.of}xx`
    case 'matching':
      return `like /${predicate.pattern}/${predicate.flags}`
    case 'containing':
      return `with ${expectedText(predicate.what, resolve)} in it`
    case 'starting':
    case 'ending':
      return `${predicate.is} with ${quoted(resolve(predicate.what))}`
    case 'existing':
      return predicate.whether ? 'to be there' : 'not to be there'
    case 'empty':
      return predicate.whether ? 'to be empty' : 'not to be empty'
    case 'typed':
      return `of type ${predicate.type}`
    case 'counted':
      return `with a count of ${within(predicate.as)}`
    case 'long':
      return `with a length of ${within(predicate.as)}`
    case 'aged':
      return `of an age of ${within(predicate.as)}`
    case 'every':
      return `all ${within(predicate.as)}`
    case 'some':
      return `any ${within(predicate.as)}`
    case 'not':
      return `not ${within(predicate.as)}`
    case 'one-of':
      return `one of ${predicate.of.map(within).join(', ')}`
    case 'all-of':
      return predicate.of.map(within).join(' and ')
  }
}

/** What there is, as far as it matters to the predicate. */
export function actualText(predicate: Predicate, value: Value, now: number): string {
  const { values, many, missing, labels } = value
  if (predicate.is === 'counted') {
    const count = countOf(value)
    if (count !== null) return `a count of ${count}`
  }
  const [first] = values
  if (first === undefined) return missing
  if (labels !== null) return samplesText(value)
  if (many && values.length > 1) {
    const shown = values.slice(0, MATCHES_TOLD).map(each => oneText(each, value, predicate))
    return `${values.length} values: ${shown.join(', ')}${values.length > shown.length ? ' and more' : ''}`
  }
  if (predicate.is === 'long' && typeof first === 'string') return `a length of ${[...first].length}`
  const date = predicate.is === 'aged' ? dateOf(first, value.typed) : null
  if (date !== null)
    return now < date ? `a date ${spanText(date - now)} ahead` : `an age of ${spanBeside(now - date, predicate)}`
  return oneText(first, value, predicate)
}

function samplesText({ values, labels }: Value): string {
  const shown = values
    .slice(0, MATCHES_TOLD)
    .map((value, index) => `${value}${labels?.[index] ? ` of ${labels[index]}` : ''}`)
  return `${shown.join(', ')}${values.length > shown.length ? ` and ${values.length - shown.length} more` : ''}`
}

function oneText(value: Json, { unit, refusal }: Value, predicate: Predicate): string {
  if (value === false && refusal !== null) return refusal
  if (unit === 'url' && typeof value === 'string') return jsonText(shownUrl(new URL(value)))
  if (unit === null || typeof value !== 'number') return jsonText(value)
  if (unit === 'bytes') return value < 1 << 10 ? formatSize(value) : `${formatSize(value)} (${value} bytes)`
  return spanBeside(value, predicate)
}

function expectedText(expected: Expected, resolve: Resolve): string {
  switch (expected.kind) {
    case 'constant':
      return String(expected.value)
    case 'text':
      return quoted(resolve(expected.text))
    case 'list':
      return `[${expected.items.map(item => expectedText(item, resolve)).join(', ')}]`
    case 'map':
      return `{${expected.entries.map(([name, value]) => `${quoted(name)}: ${expectedText(value, resolve)}`).join(', ')}}`
  }
}

/** A value as JSON, as much of it as may be looked at. */
export function jsonText(value: Json, most = LOOKED_AT): string {
  let text = ''
  write(value)
  return text

  function write(each: Json): void {
    if (text.length > most) return
    if (typeof each === 'string') text += quoted(each.slice(0, most + 1))
    else if (typeof each !== 'object' || each === null) text += String(each)
    else if (Array.isArray(each)) list('[', each.entries(), ']', false)
    else list('{', Object.entries(each), '}', true)
  }

  function list(open: string, entries: Iterable<[string | number, Json]>, close: string, named: boolean): void {
    text += open
    let following = false
    for (const [name, each] of entries) {
      if (following) text += ','
      if (named) text += `${quoted(String(name))}:`
      write(each)
      following = true
      if (text.length > most) return
    }
    text += close
  }
}

/** In quotes, with nothing in it that could move a cursor or turn the direction of writing. */
export function quoted(text: string): string {
  return JSON.stringify(text).replace(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, each =>
    [...Array(each.length).keys()].map(at => `\\u${each.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  )
}
