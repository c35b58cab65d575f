/** No line of a report is longer than 1 MiB. */
export const LONGEST_LINE = 1 << 20

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** Takes the lines of a text. */
export interface LineReader {
  /**
   * Reads lines from their bytes as far as that can be done without making text of them. Returns the offset after the
   * last of them, 0 where not even the first can be read so. The bytes end with a line feed.
   */
  fast(bytes: Uint8Array, start: number): number
  /** Reads a line as text, without its line feed and a carriage return before it. */
  slow(line: string): void
}

/**
 * Hands the lines of UTF-8 text to a reader, a byte order mark dropped. A line that is longer than `LONGEST_LINE` bytes
 * is handed over cut off but still longer, for the reader to refuse. Holds one piece and one line at a time, and no text
 * handed over keeps a piece alive.
 */
export async function readLines(pieces: AsyncIterable<Uint8Array>, reader: LineReader): Promise<void> {
  let rest: Uint8Array = new Uint8Array()
  let atStart = true
  for await (const piece of pieces) {
    let bytes = piece
    if (atStart) {
      bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
      rest = new Uint8Array()
      if (bytes.length < BYTE_ORDER_MARK.length) {
        rest = copyOf(bytes, 0)
        continue
      }
      if (BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte)) bytes = bytes.subarray(BYTE_ORDER_MARK.length)
      atStart = false
    }
    const first = bytes.indexOf(LINE_FEED) + 1
    if (first === 0) {
      rest = Buffer.concat([rest, bytes])
      if (rest.length > LONGEST_LINE) break
      continue
    }
    // The line that an earlier piece began; the others are read where they are.
    if (rest.length > 0) readWhole(Buffer.concat([rest, bytes.subarray(0, first)]), reader)
    const end = bytes.lastIndexOf(LINE_FEED) + 1
    readWhole(bytes.subarray(rest.length > 0 ? first : 0, end), reader)
    rest = copyOf(bytes, end)
    if (rest.length > LONGEST_LINE) break
  }
  if (rest.length > 0) reader.slow(textOf(rest))
}

/** Reads bytes that end with a line feed. */
function readWhole(bytes: Uint8Array, reader: LineReader): void {
  let start = 0
  while (start < bytes.length) {
    start = reader.fast(bytes, start) || start
    if (start === bytes.length) return
    const end = bytes.indexOf(LINE_FEED, start)
    reader.slow(textOf(bytes.subarray(start, end)))
    start = end + 1
  }
}

/** `slice` of a buffer would be the same memory. */
function copyOf(bytes: Uint8Array, start: number): Uint8Array {
  return Uint8Array.prototype.slice.call(bytes, start)
}

function textOf(line: Uint8Array): string {
  const length = line[line.length - 1] === CARRIAGE_RETURN ? line.length - 1 : line.length
  return Buffer.from(line.buffer, line.byteOffset, length).toString('utf8')
}

/** The digit in ASCII at an offset; what is not at least 0 where there is none. */
export function digitAt(bytes: Uint8Array, at: number): number {
  const digit = (bytes[at] as number) - 48
  return digit <= 9 ? digit : -1
}
