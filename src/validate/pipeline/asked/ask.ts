import type { Related } from '../../rules/rule.js'
import { type Node, type Span, textOf } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'

/** One thing that a policy asks for: its name, where it stands there, and what is said about it. */
export interface Ask {
  readonly name: string
  readonly at: Span
  readonly about: Node | undefined
}

/** More would not be read, and each costs a look at everything. */
const MOST = 500

/** What a value asks for: a name, a list of names, or a map from names to what is said about them. */
export function asksIn(node: Node | undefined): readonly Ask[] {
  if (node === undefined) return []
  if (node.kind === 'map') {
    return node.pairs.slice(0, MOST).map(({ key, name, value }) => ({ name, at: key, about: value }))
  }
  const nodes = node.kind === 'list' ? node.items : [node]
  return nodes.slice(0, MOST).flatMap(at => {
    const name = textOf(at)
    return name === undefined || name === '' ? [] : [{ name, at, about: undefined }]
  })
}

/** The policy's place, as what belongs to a problem elsewhere. */
export function askedBy(policy: Source, at: Span): Related {
  const { line } = policy.positionOf(at.start)
  return { message: `Line ${line} of the policy asks for it.`, file: policy.path, line, start: at.start, end: at.end }
}
