import { type MapNode, type Node, pairIn, type ScalarNode, valueIn } from '../../tree/node.js'
import type { SchemaDocument } from './document.js'
import { type Draft, draftOf, LISTS_OF_SCHEMAS, MAPS_OF_SCHEMAS, ONE_SCHEMA } from './draft.js'
import type { Vocabulary } from './vocabulary.js'

/** A schema with an address of its own: a whole document, or a part with an `$id`. */
export interface Resource extends Vocabulary {
  readonly address: string
  readonly root: Node
  readonly document: SchemaDocument
  /** `$recursiveAnchor: true` of 2019-09. */
  readonly recursive: boolean
}

/** The address that a reference leads to from a place with that address; null where it is none. */
export function joinAddress(base: string, reference: string): string | null {
  try {
    return new URL(reference, base).href
  } catch {
    return null
  }
}

/** An address in two: what it names, and what stands behind `#`. */
export function splitAddress(address: string): [address: string, fragment: string] {
  const at = address.indexOf('#')
  return at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at + 1)]
}

/** The `$schema` that a part of a schema names. */
export function declaredIn(node: Node): ScalarNode | undefined {
  return stringIn(node, '$schema')
}

/** The identifier of a schema, by the draft's rules; next to a `$ref`, up to draft 7 nothing counts. */
export function identifierOf(node: Node, draft: Draft): string | undefined {
  if (node.kind !== 'map') return undefined
  const declared = declaredIn(node)
  const own = (declared && draftOf(declared.text)) ?? draft
  const id = stringIn(node, own === 4 ? 'id' : '$id')?.text
  if (id === undefined || (own <= 7 && pairIn(node, '$ref') !== undefined)) return undefined
  return id
}

/** The names that a schema gives itself for `#name`: those that hold as they stand, those that the way there decides. */
export function anchorsOf(node: MapNode, draft: Draft): { fixed: string[]; dynamic: string | undefined } {
  const fixed: string[] = []
  if (draft <= 7) {
    const id = identifierOf(node, draft)
    const fragment = id === undefined ? '' : splitAddress(id)[1]
    if (fragment !== '') fixed.push(fragment)
    return { fixed, dynamic: undefined }
  }
  const anchor = stringIn(node, '$anchor')?.text
  if (anchor !== undefined) fixed.push(anchor)
  return { fixed, dynamic: draft >= 2020 ? stringIn(node, '$dynamicAnchor')?.text : undefined }
}

/** The schemas right below a schema, with the names that lead there. */
export function* schemasBelow(node: MapNode): Generator<Node> {
  for (const { name, value } of node.pairs) {
    if (value.kind === 'list') {
      if (LISTS_OF_SCHEMAS.has(name)) yield* value.items
    } else if (value.kind === 'map') {
      if (ONE_SCHEMA.has(name)) yield value
      else if (MAPS_OF_SCHEMAS.has(name)) for (const pair of value.pairs) yield pair.value
    }
  }
}

function stringIn(node: Node, name: string): ScalarNode | undefined {
  const value = valueIn(node, name)
  return value?.kind === 'scalar' && value.type === 'string' ? value : undefined
}
