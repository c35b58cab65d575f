import type { Fault, Format, Parsed } from './document.js'

const RULE = 'text/merge-conflict'

/** What a merge left where it found both sides changed; from the line of the first marker to that of the last. */
function conflictsIn(text: string): Fault[] {
  const conflicts: Fault[] = []
  let at = lineWith(text, '<<<<<<< ', 0)
  while (at >= 0) {
    const middle = lineWith(text, '=======', at)
    const end = middle < 0 ? -1 : lineWith(text, '>>>>>>> ', middle)
    if (end < 0) break
    const feed = text.indexOf('\n', end)
    const last = feed < 0 ? text.length : feed
    const message = 'A merge left both sides here: keep one of them, or what both mean, and remove the markers.'
    conflicts.push({ rule: RULE, message, start: at, end: last })
    at = lineWith(text, '<<<<<<< ', last)
  }
  return conflicts
}

/** The offset of the next line that begins with a marker. */
function lineWith(text: string, marker: string, from: number): number {
  if (from === 0 && text.startsWith(marker)) return 0
  const found = text.indexOf(`\n${marker}`, from)
  return found < 0 ? -1 : found + 1
}

/**
 * The faults with those of conflicts, in place of what a parser says about their lines. Where it finds nothing wrong,
 * what looks like markers is text.
 */
export function withConflicts({ faults }: Parsed, text: string, format: Format): readonly Fault[] {
  if ((faults.length === 0 && format !== 'text') || !text.includes('<<<<<<< ')) return faults
  const conflicts = conflictsIn(text)
  if (conflicts.length === 0) return faults
  const others = faults.filter(({ start }) => !conflicts.some(each => start >= each.start && start <= each.end))
  return [...conflicts, ...others].sort((a, b) => a.start - b.start)
}
