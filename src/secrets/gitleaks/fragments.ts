/** A part of a text that is searched on its own, latin1 as the text is. */
export interface Fragment {
  content: string
  /** Where it begins in the text. */
  start: number
  /** The line that it begins in, from 1. */
  line: number
}

/** Bytes of a fragment, and bytes after them in which a good place to cut is looked for: gitleaks' numbers. */
const SIZE = 100_000
const SEARCHED = 25_000

/** The best first: a blank line (where gitleaks cuts too), the end of a line, what stands in no token. */
const CUTS = [/\n[ \t\r]*\n/, /\n/, /[\s"',;]/]

/**
 * A text in parts, so that an expression which looks far ahead from each of its matches stays bounded. What two parts share
 * is not found, in gitleaks either; most texts are one part.
 */
export function* fragmentsOf(content: string): Generator<Fragment> {
  let line = 1
  for (let start = 0; start < content.length; ) {
    const end = cutAfter(content, start + SIZE)
    const part = start === 0 && end === content.length ? content : content.slice(start, end)
    yield { content: part, start, line }
    line += newlinesIn(part, 0, part.length)
    start = end
  }
}

/** How many lines end between two places of a text. */
export function newlinesIn(content: string, from: number, to: number): number {
  let count = 0
  for (let at = content.indexOf('\n', from); at >= 0 && at < to; at = content.indexOf('\n', at + 1)) count += 1
  return count
}

function cutAfter(content: string, at: number): number {
  if (at + SEARCHED >= content.length) return at >= content.length ? content.length : cutIn(content, at, content.length)
  return cutIn(content, at, at + SEARCHED)
}

function cutIn(content: string, from: number, to: number): number {
  const ahead = content.slice(from, to)
  for (const cut of CUTS) {
    const found = cut.exec(ahead)
    if (found !== null) return from + found.index + found[0].length
  }
  return to
}
