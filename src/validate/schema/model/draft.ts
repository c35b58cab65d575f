/** The drafts of JSON Schema that are understood, as numbers that can be compared. */
export type Draft = 4 | 6 | 7 | 2019 | 2020

/** What a schema that names none is read as. */
export const LATEST: Draft = 2020

const DRAFTS: Readonly<Record<string, Draft>> = {
  'json-schema.org/draft-04/schema': 4,
  'json-schema.org/draft-06/schema': 6,
  'json-schema.org/draft-07/schema': 7,
  'json-schema.org/draft/2019-09/schema': 2019,
  'json-schema.org/draft/2020-12/schema': 2020,
  // What some schemas name for "the current one": when they were written it was draft 4, or 7.
  'json-schema.org/schema': 7,
}

/** The drafts in words, for messages. */
export const DRAFT_NAMES = 'draft-04, draft-06, draft-07, 2019-09 and 2020-12'

/** The draft whose metaschema an address is; undefined where it is another address. */
export function draftOf(address: string): Draft | undefined {
  const name = address.replace(/^https?:\/\//, '').replace(/#$/, '')
  return Object.hasOwn(DRAFTS, name) ? DRAFTS[name] : undefined
}

/** The address of a draft's metaschema. */
export function metaschemaOf(draft: Draft): string {
  if (draft >= 2019) return `https://json-schema.org/draft/${draft === 2019 ? '2019-09' : '2020-12'}/schema`
  return `http://json-schema.org/draft-0${draft}/schema`
}

/** The keywords below which schemas stand: one; a list; a map of them by names. */
export const ONE_SCHEMA: ReadonlySet<string> = new Set([
  ...['additionalItems', 'additionalProperties', 'contains', 'contentSchema', 'else', 'if', 'items', 'not'],
  ...['propertyNames', 'then', 'unevaluatedItems', 'unevaluatedProperties'],
])
export const LISTS_OF_SCHEMAS: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems', 'items'])
export const MAPS_OF_SCHEMAS: ReadonlySet<string> = new Set([
  ...['$defs', 'definitions', 'dependencies', 'dependentSchemas', 'patternProperties', 'properties'],
])
