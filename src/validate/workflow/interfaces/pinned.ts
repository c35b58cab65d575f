import type { ScalarNode } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'

const COMMIT = /^[0-9a-f]{40}$/i
const VERSION = /(?:^|[\s@=/])(v\d+(?:\.\d+)*|\d+(?:\.\d+)+)(?=$|[\s,;)])/

/** The version that the comment beside a pinned commit names: `uses: actions/checkout@<commit> # v4.2.0`. */
export function versionOf(ref: string, uses: ScalarNode, source: Source): string | null {
  if (!COMMIT.test(ref)) return ref
  const comment = commentAfter(uses.end, source)
  return comment === null ? null : (VERSION.exec(comment)?.[1] ?? null)
}

// The comment on the same line.
function commentAfter(offset: number, { comments, text }: Source): string | null {
  let low = 0
  let high = comments.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((comments[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  const next = comments[low]
  if (
    next === undefined ||
    text.slice(offset, next.start).trim() !== '' ||
    text.slice(offset, next.start).includes('\n')
  ) {
    return null
  }
  return text.slice(next.start + 1, next.end)
}
