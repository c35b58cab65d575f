import type { Node } from '../../tree/node.js'
import type { Keywords } from './keywords.js'
import { Preparation } from './prepare.js'
import type { Registry } from './registry.js'
import type { Resource } from './resource.js'

/** A schema within a document. It is prepared when something is first held against it: of large ones, little is used. */
export class Schema {
  private prepared: Keywords | null = null

  constructor(
    readonly node: Node,
    readonly resource: Resource,
    readonly registry: Registry,
  ) {}

  get keywords(): Keywords {
    this.prepared ??= new Preparation(this.resource, this.registry).keywords(this.node)
    return this.prepared
  }
}
