const LIMIT = 1 << 20

/**
 * Splits pieces of UTF-8 into lines, `\n` and a `\r` before it removed, a byte order mark dropped; a line longer
 * than 1 MiB is no line of a report, and `tooLong` is asked what to throw. Holds one piece at a time.
 */
export async function* linesOf(pieces: AsyncIterable<Uint8Array>, tooLong: () => Error): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const piece of pieces) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n')
    rest = lines.pop() as string
    if (rest.length > LIMIT) throw tooLong()
    yield lines.map(withoutReturn)
  }
  rest += decoder.decode()
  if (rest !== '') yield [withoutReturn(rest)]
}

function withoutReturn(line: string): string {
  return line.endsWith('\r') ? line.slice(0, -1) : line
}
