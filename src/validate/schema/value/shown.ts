import type { Node } from '../../tree/node.js'
import { clipped, quoted } from '../../words/quoted.js'

/** A value as a message shows it: text in backticks, which a number is not. */
export function shown(node: Node): string {
  if (node.kind === 'map') return node.pairs.length === 0 ? 'an empty map' : 'a map'
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : 'a list'
  return node.type === 'string' ? quoted(node.text) : clipped(node.text)
}
