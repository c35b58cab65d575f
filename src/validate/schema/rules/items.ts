import type { Node } from '../../tree/node.js'

/** The items of a list; none of anything else. */
export function itemsOf(node: Node | undefined): readonly Node[] {
  return node?.kind === 'list' ? node.items : []
}
