import type { Span } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'

/** What keeps a schema, or a part of it, from being used. */
export interface SchemaFault extends Span {
  /** What is wrong, as the end of a sentence that begins with the schema: `"type" must be …`. */
  readonly message: string
  /** The schema's file; null of those that come along. */
  readonly source: Source | null
}
