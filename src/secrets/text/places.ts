/** Where something is, as an editor shows it: from 1, columns in UTF-16 code units, the last one exclusive. */
export interface Span {
  line: number
  column: number
  endLine: number
  endColumn: number
}

const NEWLINE = 10
/** Bytes between places of a long line whose column is known: what is decoded for one column at the most. */
const STRIDE = 4096

/**
 * Gives the lines and columns of places in a text with one character per byte of UTF-8. Lines end with `\n`, or `\r\n`,
 * as they do for git, GitHub and editors; a lone `\r` ends none. Nothing is counted before it is asked for.
 */
export function placesOf(content: string): (start: number, end: number) => Span {
  let starts: Uint32Array | null = null
  const marks = new Map<number, Uint32Array>()

  return (start, end) => {
    const [line, column] = at(start)
    const [endLine, endColumn] = at(Math.max(start, end))
    return { line, column, endLine, endColumn }
  }

  function at(offset: number): [line: number, column: number] {
    starts ??= lineStarts(content)
    const place = Math.max(0, Math.min(offset, content.length))
    const line = lineAt(starts, place)
    return [line + 1, columnAt(line, starts[line] as number, place)]
  }

  function columnAt(line: number, start: number, place: number): number {
    if (place - start < STRIDE) return 1 + unitsBetween(content, start, place)
    let known = marks.get(line)
    if (known === undefined) {
      const next = (starts as Uint32Array)[line + 1]
      known = marksOf(content, start, next ?? content.length)
      marks.set(line, known)
    }
    const mark = Math.floor((place - start) / STRIDE)
    // A mark is where a character ends, up to three bytes after its multiple.
    const [from, units] = [known[2 * mark] as number, known[2 * mark + 1] as number]
    if (from > place)
      return 1 + (known[2 * mark - 1] as number) + unitsBetween(content, known[2 * mark - 2] as number, place)
    return 1 + units + unitsBetween(content, from, place)
  }
}

function lineStarts(content: string): Uint32Array {
  let count = 1
  for (let at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) count += 1
  const starts = new Uint32Array(count)
  let line = 1
  for (let at = content.indexOf('\n'); at >= 0; at = content.indexOf('\n', at + 1)) starts[line++] = at + 1
  return starts
}

function lineAt(starts: Uint32Array, place: number): number {
  let [low, high] = [0, starts.length]
  while (high - low > 1) {
    const middle = (low + high) >>> 1
    if ((starts[middle] as number) <= place) low = middle
    else high = middle
  }
  return low
}

/** Of every stride of a long line, the first character's place and how many code units are before it. */
function marksOf(content: string, start: number, end: number): Uint32Array {
  const marks = new Uint32Array(2 * (Math.floor((end - start) / STRIDE) + 1))
  let [at, units] = [start, 0]
  for (let mark = 0; mark < marks.length / 2; mark += 1) {
    for (const target = start + mark * STRIDE; at < target; ) {
      const length = lengthAt(content, at, end)
      units += unitsOf(length)
      at += length
    }
    marks[2 * mark] = at
    marks[2 * mark + 1] = units
  }
  return marks
}

function unitsBetween(content: string, start: number, end: number): number {
  let units = 0
  for (let at = start; at < end; ) {
    const length = lengthAt(content, at, end)
    units += unitsOf(length)
    at += length
  }
  return units
}

/** Characters of four bytes take two units; everything else, and what is not UTF-8, one. */
function unitsOf(length: number): number {
  return length === 4 ? 2 : 1
}

/**
 * How many bytes the character at a place has. What is not UTF-8 counts as decoders replace it: up to where it goes
 * wrong. Three bytes of four that are cut off take one unit, as three do.
 *
 * Source: https://encoding.spec.whatwg.org/#utf-8-decoder
 */
function lengthAt(content: string, at: number, end: number): number {
  const first = content.charCodeAt(at)
  if (first < 0xc2 || first > 0xf4 || first === NEWLINE) return 1
  const needed = first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3
  let low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80
  let high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf
  let length = 1
  for (; length <= needed && at + length < end; length += 1) {
    const byte = content.charCodeAt(at + length)
    if (byte < low || byte > high) break
    low = 0x80
    high = 0xbf
  }
  return length
}
