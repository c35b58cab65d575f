import type { Expected, JsonType, Predicate } from '../expect/predicate.js'
import { expressionIn, type Manner, matching, predicateInText, quantity } from './comparisons.js'
import type { Field, Fields } from './field.js'
import { choice, someText, truth } from './kinds.js'

/** What a predicate in the form of a map may say. */
const WORDS = [
  'equals',
  'not',
  'contains',
  'starts-with',
  'ends-with',
  'matches',
  'one-of',
  'exists',
  'empty',
  'type',
  'count',
  'length',
  'age',
  'all',
  'any',
] as const

const TYPES: readonly JsonType[] = ['text', 'number', 'integer', 'boolean', 'null', 'list', 'map']

/** Reads what a value must be like; undefined where it is refused. */
export function predicateOf(field: Field, manner: Manner): Predicate | undefined {
  const { node } = field
  if (manner === 'truth') {
    const value = field.as(truth)
    return value === undefined ? undefined : { is: 'equal', to: { kind: 'constant', value } }
  }
  if (node.kind === 'map') {
    if (manner === 'json' || manner === 'text') return mapped(field, manner)
    field.refuse(`must be a value or a comparison, such as ${manner === 'time' ? '< 500ms' : '< 500 or != 500'}`)
    return undefined
  }
  if (node.kind === 'list') return listed(field, manner)
  if (node.value === null && manner !== 'json') {
    field.refuse('says nothing; to ask whether there is one at all write { exists: true }')
    return undefined
  }
  const special = typeof node.value === 'string' ? predicateInText(field, node.text, manner) : null
  if (special !== null) return special
  if (manner === 'json' || manner === 'text') return { is: 'equal', to: expectedOf(field, manner) }
  if (typeof node.value === 'number' && manner === 'number') {
    if (!Number.isNaN(node.value)) return { is: 'equal', to: { kind: 'constant', value: node.value } }
  }
  return quantity(field, node.text, manner)
}

/** A list is what a list must be equal to; for a quantity it is what the quantity may be. */
function listed(field: Field, manner: Manner): Predicate | undefined {
  if (manner === 'json' || manner === 'text') return { is: 'equal', to: expectedOf(field, manner) }
  if (manner === 'status' || manner === 'number') return oneOf(field, manner)
  field.refuse('must be one value')
  return undefined
}

function oneOf(field: Field, manner: Manner): Predicate | undefined {
  const items = field.someItems('of what it may be')
  const nests = manner === 'json' || manner === 'text'
  for (const item of items) if (!nests && !item.isScalar) item.refuse('must be one value')
  const of = items.map(item => (nests || item.isScalar ? predicateOf(item, manner) : undefined))
  const read = of.filter(each => each !== undefined)
  return read.length > 0 && read.length === items.length ? { is: 'one-of', of: read } : undefined
}

function mapped(field: Field, manner: 'json' | 'text'): Predicate | undefined {
  const words = manner === 'json' ? WORDS : WORDS.filter(word => word !== 'type')
  const fields = field.fields(words)
  if (fields === undefined) return undefined
  const given = fields.given(words)
  if (given.length === 0) fields.lack(`must say something, with one of ${words.join(', ')}`)
  const of = given.map(word => said(word, fields, manner)).filter(each => each !== undefined)
  return of.length === 1 ? of[0] : of.length === 0 ? undefined : { is: 'all-of', of }
}

function said(word: (typeof WORDS)[number], fields: Fields, manner: 'json' | 'text'): Predicate | undefined {
  const field = fields.get(word) as Field
  const within = <Is extends string>(is: Is, kind: Manner): { is: Is; as: Predicate } | undefined => {
    const as = predicateOf(field, kind)
    return as === undefined ? undefined : { is, as }
  }
  switch (word) {
    case 'equals':
      return { is: 'equal', to: expectedOf(field, manner) }
    case 'contains':
      return containing(field, manner)
    case 'starts-with':
    case 'ends-with': {
      const what = field.template()
      return what === undefined ? undefined : { is: word === 'starts-with' ? 'starting' : 'ending', what }
    }
    case 'matches':
      return expressionOf(field)
    case 'one-of':
      return oneOf(field, manner)
    case 'exists':
    case 'empty': {
      const whether = field.as(truth)
      return whether === undefined ? undefined : { is: word === 'exists' ? 'existing' : 'empty', whether }
    }
    case 'type': {
      const type = field.as(choice(TYPES))
      return type === undefined ? undefined : { is: 'typed', type }
    }
    case 'count':
      return within('counted', 'number')
    case 'length':
      return within('long', 'number')
    case 'age':
      return within('aged', 'time')
    case 'all':
      return within('every', manner)
    case 'any':
      return within('some', manner)
    case 'not':
      return within('not', manner)
  }
}

/** What must be in a value: of a list all of it, which of texts is one by one, as each may end a line. */
function containing(field: Field, manner: 'json' | 'text'): Predicate {
  const what = expectedOf(field, manner)
  if (what.kind === 'list' && what.items.length === 0) field.refuse('must have an item at least')
  if (what.kind !== 'list' || manner === 'json') return { is: 'containing', what }
  return { is: 'all-of', of: what.items.map(item => ({ is: 'containing', what: item })) }
}

/** `/expression/flags`, or the expression alone. */
function expressionOf(field: Field): Predicate | undefined {
  const text = field.as(someText)
  if (text === undefined) return undefined
  const { pattern, flags } = expressionIn(text) ?? { pattern: text, flags: '' }
  return matching(field, pattern, flags)
}

/** A value to be equal to: typed for JSON, all text otherwise. */
function expectedOf(field: Field, manner: 'json' | 'text'): Expected {
  const { node } = field
  if (node.kind === 'list') {
    const items = field.items('')
    if (manner === 'text') for (const item of items) if (!item.isScalar) item.refuse('must be a text')
    return { kind: 'list', items: items.map(item => expectedOf(item, manner)) }
  }
  if (node.kind === 'map') {
    if (manner === 'text') field.refuse('must be a text or a list of texts')
    const entries = field.entries('').map(([name, value]) => [name, expectedOf(value, manner)] as const)
    return { kind: 'map', entries }
  }
  if (typeof node.value === 'string' || manner === 'text') {
    if (node.value === null) field.refuse('must be a text')
    return { kind: 'text', text: field.templateOf(node.text) }
  }
  if (typeof node.value === 'number' && !Number.isFinite(node.value))
    field.refuse(`${node.text} is no number that JSON has`)
  return { kind: 'constant', value: node.value }
}
