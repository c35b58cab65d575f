import type { Span } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'

const LONGEST = 400

/** A line without the white space around it. */
export function spanOfLine(line: number, source: Source): Span {
  const text = source.lineText(line)
  const start = source.lineStart(line) + text.length - text.trimStart().length
  return { start, end: Math.max(start, source.lineStart(line) + text.trimEnd().length) }
}

/** A message of others in one line, and no longer than a report bears. */
export function oneLine(message: string): string {
  const line = message.replace(/[\s\u0000-\u001f\u007f-\u009f]+/g, ' ').trim()
  return line.length > LONGEST ? `${line.slice(0, LONGEST - 1)}…` : line
}
