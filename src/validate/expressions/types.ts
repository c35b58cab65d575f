/** What is known of a value before the workflow runs. */
export type Type = Simple | ListType | ObjectType

export interface Simple {
  readonly kind: 'any' | 'null' | 'number' | 'boolean' | 'string'
}

export interface ListType {
  readonly kind: 'list'
  readonly item: Type
  /** Whether it is the outcome of `.*`, whose further accesses go to each item. */
  readonly filtered: boolean
}

export interface ObjectType {
  readonly kind: 'object'
  readonly members: Members
  /** The type of members that are not listed; null where there are no others. */
  readonly rest: Type | null
  /** What its members are, which tells what is wrong where one is missing. */
  readonly holds: Holding
}

/** What an object's members are. */
export type Holding =
  | 'property'
  | 'step'
  | 'need'
  | 'job'
  | 'input'
  | 'matrix'
  | 'output'
  | 'secret'
  | 'service'
  | 'port'

/** An object's members by their names in lower case. */
export interface Members {
  get(name: string): Type | undefined
  /** The names as they were written, for a suggestion. */
  names(): Iterable<string>
  /** Why a member is missing that somebody may well expect, as a sentence, or undefined. */
  missing?(name: string): string | undefined
}

export const ANY: Simple = { kind: 'any' }
export const NULL: Simple = { kind: 'null' }
export const NUMBER: Simple = { kind: 'number' }
export const BOOLEAN: Simple = { kind: 'boolean' }
export const STRING: Simple = { kind: 'string' }

/** Members by name. */
export class Named implements Members {
  private readonly types = new Map<string, { readonly written: string; readonly type: Type }>()

  get(name: string): Type | undefined {
    return this.types.get(name)?.type
  }

  /** Of a name that comes again, the types are merged. */
  add(written: string, type: Type): this {
    const name = written.toLowerCase()
    const known = this.types.get(name)
    this.types.set(name, known === undefined ? { written, type } : { ...known, type: merged(known.type, type) })
    return this
  }

  *names(): Iterable<string> {
    for (const { written } of this.types.values()) yield written
  }
}

/** An object with these members and no others. */
export function strict(members: Members, holds: Holding = 'property'): ObjectType {
  return { kind: 'object', members, rest: null, holds }
}

/** An object of any members, all of one type. */
export function mapOf(rest: Type, holds: Holding = 'property'): ObjectType {
  return { kind: 'object', members: new Named(), rest, holds }
}

export function listOf(item: Type, filtered = false): ListType {
  return { kind: 'list', item, filtered }
}

/** What a value is that can be of either type. What GitHub writes as text alike counts as text. */
export function merged(one: Type, other: Type): Type {
  if (one === other) return one
  if (one.kind === 'list' && other.kind === 'list') return listOf(merged(one.item, other.item))
  if (one.kind === 'object' && other.kind === 'object') return mergedObjects(one, other)
  if (one.kind === other.kind) return one
  return isText(one, other) || isText(other, one) ? STRING : ANY
}

function isText(one: Type, other: Type): boolean {
  return one.kind === 'string' && (other.kind === 'number' || other.kind === 'boolean')
}

function mergedObjects(one: ObjectType, other: ObjectType): ObjectType {
  const members = new Named()
  for (const each of [one, other]) {
    for (const name of each.members.names()) members.add(name, each.members.get(name.toLowerCase()) ?? ANY)
  }
  const rest = one.rest === null || other.rest === null ? (one.rest ?? other.rest) : merged(one.rest, other.rest)
  return { kind: 'object', members, rest, holds: one.holds }
}

const DEEPEST = 20

/** The type of a value that was read from JSON. */
export function typeOfJson(value: unknown, depth = 0): Type {
  if (value === null) return NULL
  if (typeof value === 'string') return STRING
  if (typeof value === 'number') return NUMBER
  if (typeof value === 'boolean') return BOOLEAN
  if (depth > DEEPEST) return ANY
  if (Array.isArray(value)) {
    const types = value.map(item => typeOfJson(item, depth + 1))
    return listOf(types.length === 0 ? ANY : types.reduce(merged))
  }
  const members = new Named()
  for (const [name, each] of Object.entries(value as object)) members.add(name, typeOfJson(each, depth + 1))
  return strict(members)
}

/** What a reader would call a type: `a list of text`. */
export function described(type: Type): string {
  if (type.kind === 'list') return `a list${PLURALS[type.item.kind] ?? ''}`
  return NAMES[type.kind]
}

const NAMES = {
  any: 'some value',
  null: 'null',
  number: 'a number',
  boolean: 'true or false',
  string: 'text',
  object: 'an object',
} as const
const PLURALS: Readonly<Partial<Record<Type['kind'], string>>> = {
  number: ' of numbers',
  boolean: ' of booleans',
  string: ' of text',
  object: ' of objects',
}
