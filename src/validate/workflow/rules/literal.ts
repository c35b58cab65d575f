import type { Node, ScalarNode } from '../../tree/node.js'

/** Whether GitHub puts something else in the text's place, so that it cannot be known here. */
export function holdsExpression(text: string): boolean {
  return text.includes('${{')
}

/** The scalar itself where it stands for its own text: neither null nor an expression. */
export function literalOf(node: Node | undefined): ScalarNode | undefined {
  return node?.kind === 'scalar' && node.type !== 'null' && !holdsExpression(node.text) ? node : undefined
}

/** The scalars of a value that may be one or a list of them. */
export function scalarsIn(node: Node | undefined): readonly ScalarNode[] {
  if (node === undefined || node.kind === 'map') return []
  const nodes = node.kind === 'list' ? node.items : [node]
  return nodes.filter((each): each is ScalarNode => each.kind === 'scalar' && each.type !== 'null')
}
