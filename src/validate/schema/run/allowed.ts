import type { Node } from '../../tree/node.js'
import type { Allowed } from '../model/keywords.js'
import { canonical } from '../value/canonical.js'

/** Whether a value is one of those that `enum` or `const` allow; of one that is too long to compare, it is not said. */
export function isAllowed({ names, texts }: Allowed, node: Node): boolean {
  if (node.kind === 'scalar' && node.type === 'string') return texts.has(node.text)
  const name = canonical(node)
  return name === null || names.has(name)
}
