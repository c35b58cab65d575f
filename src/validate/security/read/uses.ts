import type { ScalarNode } from '../../tree/node.js'

/** What a `uses:` names. */
export interface Uses {
  readonly node: ScalarNode
  readonly kind: 'action' | 'local' | 'image'
  /** `owner/repository` in lower case; empty of local actions and images. */
  readonly repository: string
  /** `owner/repository/folder` in lower case, odd parts such as `.` left out. */
  readonly action: string
  /** What stands after `@`, of images the whole reference without `docker://`; empty where there is none. */
  readonly ref: string
  /** The parts between the slashes, as they were written. */
  readonly parts: readonly string[]
}

const LONGEST_COMMENT = 100
const IMAGE = 'docker://'

/** Reads a `uses:`; null where an expression stands in it, which GitHub refuses. */
export function readUses(node: ScalarNode): Uses | null {
  const { text } = node
  if (text.includes('${{')) return null
  if (text.startsWith(IMAGE)) return uses(node, 'image', [], text.slice(IMAGE.length))
  if (text.startsWith('./') || text.startsWith('../') || text.startsWith('$/')) return uses(node, 'local', [], '')
  const at = text.lastIndexOf('@')
  const path = at < 0 ? text : text.slice(0, at)
  return uses(node, 'action', path.split('/'), at < 0 ? '' : text.slice(at + 1))
}

/** Whether the reference can never mean something else: the whole hash of a commit. */
export function isPinned({ ref }: Uses): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(ref)
}

/** The major version that the reference, or the comment behind a hash, speaks of; null where neither does. */
export function majorOf(uses: Uses, text: string): number | null {
  const [comment = ''] = text.slice(uses.node.end, uses.node.end + LONGEST_COMMENT).split('\n', 1)
  const written = isPinned(uses) ? /#.*?\bv?(\d{1,4})\b/.exec(comment) : /^v?(\d{1,4})(?![\w])/.exec(uses.ref)
  return written === null ? null : Number(written[1])
}

function uses(node: ScalarNode, kind: Uses['kind'], parts: readonly string[], ref: string): Uses {
  const named = parts.filter(part => part !== '' && part !== '.' && part !== '..').map(part => part.toLowerCase())
  return { node, kind, repository: named.slice(0, 2).join('/'), action: named.join('/'), ref, parts }
}
