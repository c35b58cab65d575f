const BYTE_ORDER_MARK = 0xfeff

/** A line of a text: where it begins, where what it holds begins and ends, and where the next line begins. */
export interface Line {
  start: number
  from: number
  to: number
  next: number
}

/** The line that begins there. Lines end with LF, CRLF or CR. */
export function lineAt(text: string, start: number): Line {
  let end = start
  while (end < text.length && !isBreak(text.charCodeAt(end))) end += 1
  const next = text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : Math.min(end + 1, text.length)
  let from = start
  while (from < end && isBlank(text.charCodeAt(from))) from += 1
  let to = end
  while (to > from && isBlank(text.charCodeAt(to - 1))) to -= 1
  return { start, from, to, next }
}

function isBreak(code: number): boolean {
  return code === 10 || code === 13
}

/** White space as Python strips it, within a line. */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 9 && code <= 13) || (code >= 0x1c && code <= 0x1f)
  if (code < 0xa0) return code === 0x85
  return code === 0xa0 || code === 0x1680 || (code >= 0x2000 && code <= 0x200a) || OTHER.has(code)
}

const OTHER = new Set([0x2028, 0x2029, 0x202f, 0x205f, 0x3000])

/** Where the text begins, behind a byte order mark. */
export function beginOf(text: string): number {
  return text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
}
