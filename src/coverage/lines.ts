/** No line of a report is longer than 1 MiB. */
export const LONGEST_LINE = 1 << 20

/**
 * Splits pieces of UTF-8 into lines, `\n` and a `\r` before it removed, a byte order mark dropped. Ends with the
 * beginning of a line that is longer than `LONGEST_LINE`, for the reader to refuse. Holds one piece at a time.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() as string
    yield lines.map(withoutReturn)
    if (rest.length > LONGEST_LINE) break
  }
  rest += decoder.decode()
  if (rest !== '') yield [withoutReturn(rest)]
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
