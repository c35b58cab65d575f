import { parseSize } from '../../gate/size.js'
import { type Json, JsonFault, parseJson } from '../expect/json.js'
import { parseNumber } from '../expect/number.js'
import type { Order } from '../expect/order.js'
import type { Expected, Predicate } from '../expect/predicate.js'
import type { Field } from './field.js'
import type { Place } from './model.js'
import { parseSpan } from './quantities.js'
import { templateOf, variablesIn } from './templates.js'

/**
 * What a value is taken for: `json` keeps the types of JSON, `text` compares as text, and the others are quantities in a unit
 * of their own.
 */
export type Manner = 'json' | 'text' | 'number' | 'status' | 'size' | 'time' | 'truth'

const LIMITS: Readonly<Record<Manner, { parse(text: string): number | bigint | null; expects: string }>> = {
  json: { parse: parseNumber, expects: 'a number, such as < 5' },
  text: { parse: parseNumber, expects: 'a number, such as < 5' },
  number: { parse: parseDouble, expects: 'a number, such as < 5' },
  status: { parse: parseDouble, expects: 'a number, such as < 500' },
  size: { parse: parseSize, expects: 'a size, such as < 1MB' },
  time: { parse: parseLimit, expects: 'a duration with its unit, such as < 500ms, or days, such as > 14d' },
  truth: { parse: () => null, expects: 'true or false' },
}

/** Samples of queries are floating-point numbers, as a number that is compared with them then is, too. */
function parseDouble(text: string): number | null {
  const number = parseNumber(text)
  return number === null ? null : Number(number)
}

/** A bare number would be one of milliseconds to some, of seconds or days to others. */
function parseLimit(text: string): number | null {
  return /[a-z]$/.test(text) ? parseSpan(text) : null
}

/** What is longer is no more than a text: to look for expressions and comparisons in it would take its time. */
const LONGEST_EXPRESSION = 5000
const LONGEST_COMPARISON = 200

/** A text between slashes, with flags where there is no slash within; `g`, which JavaScript has, is refused. */
const EXPRESSION = /^\/(?:(.+)\/|((?:[^/\\]|\\.)+)\/([gims]{1,3}))$/s

/** Reads a text that is more than itself: `/expression/`, `< 5`, `== text`, `!= text`; null where it is plain. */
export function predicateInText(field: Field, text: string, manner: Manner): Predicate | null | undefined {
  const expression = manner === 'json' || manner === 'text' ? expressionIn(text) : null
  if (expression !== null) return matching(field, expression.pattern, expression.flags)
  const [, operator, rest = ''] = /^(==|!=)\s*(.*)$/s.exec(text) ?? []
  if (operator !== undefined) {
    const to = expectedIn(field, rest, manner)
    if (to === undefined) return undefined
    return operator === '==' ? to : { is: 'not', as: to }
  }
  return orderedIn(field, text, manner)
}

/** What stands between slashes; null where nothing does. */
export function expressionIn(text: string): { pattern: string; flags: string } | null {
  if (text.length > LONGEST_EXPRESSION) return null
  const [, bare, pattern = bare, flags = ''] = EXPRESSION.exec(text) ?? []
  return pattern === undefined ? null : { pattern, flags }
}

/** Whether a text has no variable in it, where none is filled in: it would stand for itself, which no answer has. */
export function heldToNoVariable(field: Field, text: string, place: Place): boolean {
  const [name] = variablesIn(templateOf(text, place))
  if (name === undefined) return true
  const remedy = `a text may have one, such as { contains: "{{${name}}}" }`
  field.refuse(`has {{${name}}}, but in paths and expressions no variable is filled in; ${remedy}`, place)
  return false
}

/** An expression, which is held to be one later. */
export function matching(field: Field, pattern: string, flags: string): Predicate {
  if (heldToNoVariable(field, pattern, field.place)) {
    field.reading.later(async () => {
      const { expressions } = await import('../expect/expressions.js')
      const fault = (await expressions()).faultOf(pattern, flags)
      if (fault !== null) field.refuse(`/${pattern.slice(0, 50)}/ ${fault}`)
    })
  }
  return { is: 'matching', pattern, flags }
}

/** `> 5`, or `>= 5 and < 10`. */
function orderedIn(field: Field, text: string, manner: Manner): Predicate | null | undefined {
  if (!/^[<>]/.test(text) || text.length > LONGEST_COMPARISON) return null
  // Markup begins like a comparison: `<html>`.
  if ((manner === 'json' || manner === 'text') && !/^[<>]=?\s*[-+]?\d|^[<>]=?\s/.test(text)) return null
  const { parse, expects } = LIMITS[manner]
  const all = text.split(/\s+and\s+/).map((part): Predicate | null => {
    const [, operator, quantity = ''] = /^(<=|>=|<|>)\s*(\S.*)$/.exec(part.trim()) ?? []
    const limit = parse(quantity)
    if (operator === undefined || limit === null) return null
    return { is: 'ordered', operator: operator as Order, limit, text: quantity }
  })
  if (all.some(each => each === null)) {
    field.refuse(`${JSON.stringify(text.slice(0, 50))} must compare with ${expects}`)
    return undefined
  }
  const of = all.filter(each => each !== null)
  return of.length === 1 ? (of[0] as Predicate) : { is: 'all-of', of }
}

/** What is written behind `==`: for JSON a text is in quotes where it could be a value of another type. */
function expectedIn(field: Field, text: string, manner: Manner): Predicate | undefined {
  if (manner === 'text') return { is: 'equal', to: { kind: 'text', text: field.templateOf(text) } }
  if (manner === 'json') return { is: 'equal', to: jsonIn(field, text) }
  return quantity(field, text, manner)
}

/** A quantity that is equal to what is written, as far as one of this manner can be. */
export function quantity(field: Field, text: string, manner: Manner): Predicate | undefined {
  if (manner === 'status') {
    if (/^[1-5]xx$/i.test(text)) return { is: 'class', of: Number(text[0]) }
    if (/^[1-5]\d\d$/.test(text)) return { is: 'equal', to: { kind: 'constant', value: Number(text) } }
    field.refuse(`${JSON.stringify(text.slice(0, 50))} is no status; write codes such as 200 or classes such as 2xx`)
    return undefined
  }
  const value = manner === 'time' ? null : LIMITS[manner].parse(text)
  if (value !== null) return { is: 'equal', to: { kind: 'constant', value } }
  field.refuse(`must compare with ${LIMITS[manner].expects}${manner === 'time' ? '' : ', or be one to be equal to'}`)
  return undefined
}

function jsonIn(field: Field, text: string): Expected {
  if (/^(true|false|null)$/.test(text)) return { kind: 'constant', value: JSON.parse(text) as boolean | null }
  const number = parseNumber(text)
  if (number !== null) return { kind: 'constant', value: number }
  const json = /^[[{]/.test(text) ? structureIn(text) : undefined
  if (json !== undefined) return expectedAs(json, field)
  const [, quoted] = /^"(.*)"$/s.exec(text) ?? []
  return { kind: 'text', text: field.templateOf(quoted ?? text) }
}

/** A list or a map in JSON; undefined for a text that only begins like one. */
function structureIn(text: string): Json | undefined {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof JsonFault) return undefined
    throw error
  }
}

function expectedAs(json: Json, field: Field): Expected {
  if (typeof json === 'string') return { kind: 'text', text: field.templateOf(json) }
  if (Array.isArray(json)) return { kind: 'list', items: json.map(item => expectedAs(item, field)) }
  if (typeof json !== 'object' || json === null) return { kind: 'constant', value: json }
  return {
    kind: 'map',
    entries: Object.entries(json).map(([name, value]) => [name, expectedAs(value, field)] as const),
  }
}
