const OURS = '<<<<<<< '
const BETWEEN = '======='
const THEIRS = '>>>>>>> '

/** So many are told of one file. */
const MOST = 20

/**
 * The lines (from 1) at which conflicts begin that git left in a text and nobody has settled: all three marks have to
 * stand there in their order, since a line of equals signs alone is a heading in many a text.
 */
export function mergeConflicts(content: string): number[] {
  // Hardly any file has one, and many have line ends, which the search for the beginning of a line stops at.
  if (!content.includes(OURS)) return []
  const lines: number[] = []
  let line = 1
  let counted = 0
  for (let at = nextMark(OURS, content, 0); at >= 0 && lines.length < MOST; at = nextMark(OURS, content, at)) {
    const between = nextMark(BETWEEN, content, at)
    const end = between < 0 ? -1 : nextMark(THEIRS, content, between)
    if (end < 0) break
    for (let next = content.indexOf('\n', counted); next >= 0 && next < at; next = content.indexOf('\n', counted)) {
      line += 1
      counted = next + 1
    }
    lines.push(line)
    at = end
  }
  return lines
}

/** Where a line begins with a mark, from `from` on; -1 where there is none. */
function nextMark(mark: string, content: string, from: number): number {
  if (from === 0 && content.startsWith(mark)) return 0
  const found = content.indexOf(`\n${mark}`, from)
  return found < 0 ? -1 : found + 1
}
