import { lineBefore } from './bare.js'

/** How far back what something stands in is looked for. */
const BACK = 1000
/** `"api": { … "key"` on the same line. */
const INLINE = /["']?([\w.-]{1,60})["']?\s{0,4}(?:=>|[:=])\s{0,4}(?:\w{1,20}\()?\{[^{}]{0,200}$/
const OWN_LINE = /^[ \t]{0,80}(?:-[ \t]{1,4})?["']?$/
const SECTION = /^[ \t]{0,8}\[{1,2}["']?([^\]"']{1,80})/
const OPENED =
  /^[ \t]{0,80}(?:-[ \t]{1,4})?["']?([\w.-]{1,60})["']?[ \t]{0,4}(?:(?:=>|[:=])[ \t]{0,4}[{[(]?|\{)[ \t]{0,8}$/

/** The name of what an entry stands in: a section, an object, a mapping; null where that is not to be seen. */
export function parentOf(content: string, start: number): string | null {
  const line = lineBefore(content, start)
  const inline = INLINE.exec(line)?.[1]
  if (inline !== undefined) return inline
  if (!OWN_LINE.test(line)) return null
  const depth = depthOf(line)
  const lines = content.slice(Math.max(0, start - BACK), start - line.length).split('\n')
  for (const other of lines.reverse()) {
    const text = other.replace(/\r$/, '')
    const section = SECTION.exec(text)?.[1]
    if (section !== undefined) return section
    if (text.trim() === '' || depthOf(text) >= depth) continue
    return OPENED.exec(text)?.[1] ?? null
  }
  return null
}

function depthOf(line: string): number {
  return line.search(/[^ \t]|$/)
}
