import type { PlaceFunction } from '../place.js'

/** A definition as GitHub's schemas have it: one of the forms, and the contexts that are known there and below. */
export interface RawDefinition {
  readonly context?: readonly string[]
  readonly 'one-of'?: readonly string[]
  readonly 'allowed-values'?: readonly string[]
  readonly string?: { readonly constant?: string; readonly 'require-non-empty'?: boolean }
  readonly boolean?: object
  readonly number?: object
  readonly null?: object
  readonly sequence?: { readonly 'item-type'?: string }
  readonly mapping?: RawMapping
}

export interface RawMapping {
  readonly properties?: Readonly<Record<string, string | { readonly type: string; readonly required?: boolean }>>
  readonly 'loose-value-type'?: string
}

/** What expressions may use at a place. */
export interface Allowed {
  readonly contexts: readonly string[]
  readonly functions: readonly PlaceFunction[]
}

/** One way in which a map can be meant. */
export interface MapForm {
  readonly name: string
  /** Keys to the names of their definitions. */
  readonly properties: ReadonlyMap<string, string>
  readonly required: readonly string[]
  /** The definition of the values of all other keys; null where there may be none. */
  readonly loose: string | null
}

/** A definition with its alternatives in one: what a value may be. */
export interface Definition {
  readonly name: string
  /** What it adds to what is known above it. */
  readonly adds: Allowed | null
  /** What is known at it, by what is known above it. */
  readonly within: Map<Allowed, Allowed>
  readonly nothing: boolean
  readonly boolean: boolean
  readonly number: boolean
  readonly text: 'none' | 'any' | 'filled'
  readonly constants: readonly string[]
  /** The definition of its items, where it may be a list. */
  readonly items: string | null
  readonly maps: readonly MapForm[]
  /** Of several such forms: the required keys that only one of them has, and which. */
  readonly decisive: ReadonlyMap<string, MapForm>
  /** Whether it is an expression without `${{ }}`, too. */
  readonly condition: boolean
}

export const NOTHING_ALLOWED: Allowed = { contexts: [], functions: [] }

/** The contexts and functions of a definition's list: names in lower case, and `hashFiles(1,255)`. */
export function allowedBy(context: readonly string[]): Allowed {
  const contexts: string[] = []
  const functions: PlaceFunction[] = []
  for (const each of context) {
    const [name = '', rest] = each.toLowerCase().split('(')
    if (rest === undefined) contexts.push(name)
    else {
      const [least, most] = rest.slice(0, -1).split(',')
      functions.push({ name, least: Number(least), most: most === 'max' ? Number.POSITIVE_INFINITY : Number(most) })
    }
  }
  return { contexts, functions }
}

/** What is known at a definition below a place. */
export function allowedAt(definition: Definition, above: Allowed): Allowed {
  const { adds, within } = definition
  if (adds === null) return above
  const known = within.get(above)
  if (known !== undefined) return known
  const contexts = [...new Set([...above.contexts, ...adds.contexts])]
  const others = above.functions.filter(({ name }) => !adds.functions.some(each => each.name === name))
  const merged = { contexts, functions: [...others, ...adds.functions] }
  within.set(above, merged)
  return merged
}
