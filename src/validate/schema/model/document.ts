import { makeList, makeMap, makeScalar } from '../../tree/make.js'
import type { Node, Pair, ScalarNode, ScalarType } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'

/** A schema as it was read, with the address that it was read from. */
export interface SchemaDocument {
  readonly root: Node
  /** Absolute, without a fragment. */
  readonly address: string
  /** The file that it was read from; null of those that come along, which are trusted. */
  readonly source: Source | null
}

/** Finds the schema at an absolute address without a fragment; null where there is none that may be read. */
export type LoadSchema = (address: string) => SchemaDocument | null

/** How deep a schema may nest. */
const DEEPEST = 500

/** A tree of a value that JSON can hold, for schemas that come as data; all of it stands at offset 0. */
export function nodeOf(value: unknown, depth = 0): Node {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return scalarOf(value)
  if (Array.isArray(value)) {
    const items = value.map(item => nodeOf(item, depth + 1))
    return makeList(items, true, 0, 0)
  }
  const pairs: Pair[] = []
  for (const name of Object.keys(value)) {
    const below = (value as Record<string, unknown>)[name]
    pairs.push({ key: scalarOf(name), name, value: nodeOf(below, depth + 1) })
  }
  return makeMap(pairs, true, 0, 0)
}

function scalarOf(value: unknown): ScalarNode {
  const type = value === null ? 'null' : typeOf(value)
  return makeScalar(String(value), type, type === 'string' ? 'double' : 'plain', 0, null, 0, 0)
}

function typeOf(value: unknown): ScalarType {
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'float'
  return typeof value === 'boolean' ? 'boolean' : 'string'
}
