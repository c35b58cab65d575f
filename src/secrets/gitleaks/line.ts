/** Bytes on each side of a match that its line is cut to: in a file without line ends it would be all of it. */
const AROUND = 5000

/**
 * The line that a match stands in, or lines, as gitleaks holds expressions against it: with the line end before it, so that
 * `^` is the beginning of the first line only, and without the one after it.
 */
export function lineOf(content: string, start: number, end: number): string {
  const before = content[start] === '\n' ? start : content.lastIndexOf('\n', start)
  const after = content.indexOf('\n', end)
  const from = Math.max(before, start - AROUND, 0)
  return content.slice(from, Math.min(after < 0 ? content.length : after, end + AROUND))
}
