import { BASE64, base64Text, hexText, NONE } from './base64.js'
import type { EncodedRun } from './encoded-runs.js'

/** Twelve bytes of base64: what is shorter holds no token, and by chance more often a text. */
const SHORTEST = 16
const SHORTEST_HEX = 32
/** Lines that are one text wrapped are this long at least; what wraps them takes 60, 64 or 76. */
const SHORTEST_LINE = 40
const MOST_INDENT = 80
/** Of a run such as a URL's path, parts that are tried by themselves. */
const MOST_PARTS = 8
const LONGEST_PATH = 2048
const [NEWLINE, RETURN, SPACE, TAB, BACKSLASH, LETTER_N, LETTER_R] = [10, 13, 32, 9, 92, 110, 114]
const [ZERO, LETTER_X] = [48, 120]

const HEX = new Uint8Array(256)
for (const digit of '0123456789abcdefABCDEF') HEX[digit.charCodeAt(0)] = 1
/** Base64 has them for a reason, but a text in it seldom does: most often they join names. */
const SEPARATORS = new Uint8Array(256)
for (const sign of '/-_+') SEPARATORS[sign.charCodeAt(0)] = 1
/** Letters that a backslash before them takes away. */
const ESCAPES = new Set([...'nrtbfvxuU0'].map(letter => letter.charCodeAt(0)))

/** Finds what is base64 or hexadecimal: where nothing is, only one character in sixteen is looked at. */
export function findRuns(content: string, found: EncodedRun[]): void {
  let floor = 0
  for (let at = SHORTEST - 1; at < content.length; at = floor + SHORTEST) {
    if (!isDigit(content, at)) {
      floor = at
      continue
    }
    let start = at
    while (start > floor && isDigit(content, start - 1)) start -= 1
    const end = endOfRun(content, at + 1)
    floor = end
    if (end - start < SHORTEST) continue
    const run = runIn(content, afterEscape(content, start), end)
    if (run === null) continue
    found.push(run)
    floor = Math.max(floor, run.end)
  }
}

function runIn(content: string, start: number, end: number): EncodedRun | null {
  const hexStart = content.charCodeAt(start) === ZERO && content.charCodeAt(start + 1) === LETTER_X ? start + 2 : start
  if (end - hexStart >= SHORTEST_HEX && isHex(content, hexStart, end)) {
    const hex = hexText(content, hexStart, end)
    if (hex !== null) return wrapped(content, { start: hexStart, end, encoding: 'hex', decoded: hex })
  }
  if (end - start < SHORTEST) return null
  const decoded = base64Text(content, start, end)
  if (decoded !== null) return wrapped(content, { start, end, encoding: 'base64', decoded })
  return end - start <= LONGEST_PATH ? partOf(content, start, end) : null
}

/** The first part that is base64 of a run whose names are joined by characters that base64 has too. */
function partOf(content: string, start: number, end: number): EncodedRun | null {
  let from = start
  let parts = 0
  for (let at = start; at <= end && parts < MOST_PARTS; at += 1) {
    if (at < end && SEPARATORS[content.charCodeAt(at) & 255] === 0) continue
    const isWhole = from === start && at === end
    if (at - from >= SHORTEST && !isWhole) {
      parts += 1
      const decoded = base64Text(content, from, at)
      if (decoded !== null) return { start: from, end: at, encoding: 'base64', decoded }
    }
    from = at + 1
  }
  return null
}

/** The run with the lines that go on with it: equally long, the last one shorter, each beginning on a line of its own. */
function wrapped(content: string, first: EncodedRun): EncodedRun {
  const width = first.end - first.start
  if (width < SHORTEST_LINE || width % 4 !== 0) return first
  const texts = [first.decoded]
  let end = first.end
  for (let more = true; more; ) {
    const start = nextLine(content, end)
    if (start < 0) break
    const stop = endOfRun(content, start)
    if (stop === start || stop - start > width) break
    const text = first.encoding === 'hex' ? hexLine(content, start, stop) : base64Text(content, start, stop)
    if (text === null) break
    texts.push(text)
    end = stop
    more = stop - start === width
  }
  return { ...first, end, decoded: texts.join('') }
}

function hexLine(content: string, start: number, end: number): string | null {
  return isHex(content, start, end) ? hexText(content, start, end) : null
}

/** Where the next line's text begins, if nothing else is left of this one; -1 otherwise. Line ends may be escaped. */
function nextLine(content: string, end: number): number {
  let at = end
  if (content.charCodeAt(at) === RETURN) at += 1
  else if (isEscaped(content, at, LETTER_R)) at += 2
  if (isEscaped(content, at, LETTER_N)) return at + 2
  if (content.charCodeAt(at) !== NEWLINE) return -1
  at += 1
  const start = at
  while (at - start < MOST_INDENT && (content.charCodeAt(at) === SPACE || content.charCodeAt(at) === TAB)) at += 1
  return at
}

function isEscaped(content: string, at: number, letter: number): boolean {
  return content.charCodeAt(at) === BACKSLASH && content.charCodeAt(at + 1) === letter
}

function afterEscape(content: string, start: number): number {
  const escaped = start > 0 && content.charCodeAt(start - 1) === BACKSLASH && ESCAPES.has(content.charCodeAt(start))
  return escaped ? start + 1 : start
}

function isHex(content: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (HEX[content.charCodeAt(at) & 255] === 0) return false
  return true
}

function endOfRun(content: string, at: number): number {
  let end = at
  while (end < content.length && isDigit(content, end)) end += 1
  return end
}

function isDigit(content: string, at: number): boolean {
  return BASE64[content.charCodeAt(at) & 255] !== NONE
}
