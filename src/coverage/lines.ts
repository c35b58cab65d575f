/** No line of a report is longer than 1 MiB. */
export const LONGEST_LINE = 1 << 20

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf]

/** Takes the lines of a text. */
export interface LineReader {
  /**
   * Reads a line from its bytes where that can be done without making text of it. Returns the offset after its line
   * feed, or 0 where it cannot, or where the line does not end within the bytes.
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
    let bytes = rest.length === 0 ? piece : Buffer.concat([rest, piece])
    if (atStart && bytes.length >= BYTE_ORDER_MARK.length) {
      if (BYTE_ORDER_MARK.every((byte, index) => bytes[index] === byte)) bytes = bytes.subarray(BYTE_ORDER_MARK.length)
      atStart = false
    }
    rest = atStart ? bytes : wholeLines(bytes, reader)
    if (rest.length > LONGEST_LINE) break
  }
  if (rest.length > 0) reader.slow(textOf(rest))
}

/** Reads all lines that end within the bytes; returns a copy of what is left. */
function wholeLines(bytes: Uint8Array, reader: LineReader): Uint8Array {
  let start = 0
  while (start < bytes.length) {
    const next = reader.fast(bytes, start)
    if (next > 0) {
      start = next
      continue
    }
    const end = bytes.indexOf(LINE_FEED, start)
    if (end < 0) break
    reader.slow(textOf(bytes.subarray(start, end)))
    start = end + 1
  }
  return bytes.slice(start)
}

function textOf(line: Uint8Array): string {
  const length = line[line.length - 1] === CARRIAGE_RETURN ? line.length - 1 : line.length
  return Buffer.from(line.buffer, line.byteOffset, length).toString('utf8')
}
