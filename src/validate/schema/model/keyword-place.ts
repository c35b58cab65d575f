import type { MapNode } from '../../tree/node.js'
import type { Draft } from './draft.js'
import type { Keywords } from './keywords.js'
import type { Registry } from './registry.js'
import type { ValueReader } from './values.js'

/** Where a keyword stands: the schema's node, what is known of it so far, and how values are read. */
export interface KeywordPlace {
  readonly node: MapNode
  readonly keys: Keywords
  readonly read: ValueReader
  readonly draft: Draft
  readonly registry: Registry
}
