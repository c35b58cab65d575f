import type { Node } from '../../tree/node.js'

const LONGEST = 60

/** The most of a list that a message shows. */
const MOST = 20

/** A text of somebody's file, no longer than a message can bear. */
export function clipped(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
}

/** A value as a message shows it. */
export function shown(node: Node): string {
  if (node.kind === 'map') return node.pairs.length === 0 ? 'an empty map' : 'a map'
  if (node.kind === 'list') return node.items.length === 0 ? 'an empty list' : 'a list'
  return node.type === 'string' ? `"${clipped(node.text)}"` : clipped(node.text)
}

/** `a, b and 12 more`: as much of a list as can be read. */
export function someOf(words: readonly string[]): string {
  const rest = words.length - MOST
  return rest <= 1 ? words.join(', ') : `${words.slice(0, MOST).join(', ')} and ${rest} more`
}
