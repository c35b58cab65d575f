import type { Node } from '../../tree/node.js'
import type { Pattern } from '../pattern/patterns.js'
import type { Limit } from '../value/decimal.js'
import type { Schema } from './schema.js'

/** What a schema asks, prepared; what it does not speak of is null, so that every one has the same shape. */
export interface Keywords {
  /** Of the schemas `true` and `false`. */
  always: boolean | null
  ref: Schema | null
  dynamic: DynamicReference | null
  /** The types that are allowed, as bits; 0 where all are. */
  types: number
  allowed: Allowed | null
  number: NumberKeywords | null
  text: TextKeywords | null
  list: ListKeywords | null
  map: MapKeywords | null
  allOf: readonly Schema[] | null
  anyOf: readonly Schema[] | null
  oneOf: readonly Schema[] | null
  not: Schema | null
  condition: Condition | null
  unevaluatedItems: Schema | null
  unevaluatedProperties: Schema | null
  deprecated: boolean
}

/** A reference that depends on the schemas that led to it: `$dynamicRef`, and `$recursiveRef` where the name is null. */
export interface DynamicReference {
  readonly name: string | null
  readonly usual: Schema
}

/** The values of `enum` or `const`. */
export interface Allowed {
  readonly values: readonly Node[]
  readonly names: ReadonlySet<string>
  /** The texts among them: most values are. */
  readonly texts: ReadonlySet<string>
  /** Whether it is `const`. */
  readonly one: boolean
}

export interface NumberKeywords {
  minimum: Limit | null
  maximum: Limit | null
  above: Limit | null
  below: Limit | null
  multipleOf: Limit | null
}

export interface TextKeywords {
  minLength: number
  maxLength: number
  pattern: Pattern | null
  patternAt: Node | null
  format: string | null
}

export interface ListKeywords {
  prefix: readonly Schema[]
  /** For the items after the prefix. */
  rest: Schema | null
  contains: Schema | null
  minContains: number
  maxContains: number
  minItems: number
  maxItems: number
  unique: boolean
}

export interface MapKeywords {
  properties: ReadonlyMap<string, Schema>
  patterns: readonly { readonly pattern: Pattern; readonly at: Node; readonly schema: Schema }[]
  additional: Schema | null
  required: readonly string[]
  names: Schema | null
  minProperties: number
  maxProperties: number
  dependents: readonly Dependent[]
}

/** What the presence of a key asks for: other keys, or a schema. */
export interface Dependent {
  readonly name: string
  readonly required: readonly string[]
  readonly schema: Schema | null
}

/** `if`, `then` and `else`. */
export interface Condition {
  readonly test: Schema
  readonly holds: Schema | null
  readonly fails: Schema | null
}

export function noKeywords(): Keywords {
  return {
    always: null,
    ref: null,
    dynamic: null,
    types: 0,
    allowed: null,
    number: null,
    text: null,
    list: null,
    map: null,
    allOf: null,
    anyOf: null,
    oneOf: null,
    not: null,
    condition: null,
    unevaluatedItems: null,
    unevaluatedProperties: null,
    deprecated: false,
  }
}

export function noNumber(): NumberKeywords {
  return { minimum: null, maximum: null, above: null, below: null, multipleOf: null }
}

export function noText(): TextKeywords {
  return { minLength: 0, maxLength: Number.POSITIVE_INFINITY, pattern: null, patternAt: null, format: null }
}

export function noList(): ListKeywords {
  const most = Number.POSITIVE_INFINITY
  return {
    prefix: [],
    rest: null,
    contains: null,
    minContains: 1,
    maxContains: most,
    minItems: 0,
    maxItems: most,
    unique: false,
  }
}

export function noMap(): MapKeywords {
  return {
    properties: new Map(),
    patterns: [],
    additional: null,
    required: [],
    names: null,
    minProperties: 0,
    maxProperties: Number.POSITIVE_INFINITY,
    dependents: [],
  }
}
