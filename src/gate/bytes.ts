/** The bytes of a file's pieces, as one; no more than the first `atMost` of them, where there are more. */
export async function bytesOf(pieces: AsyncIterable<Uint8Array>, atMost = Number.POSITIVE_INFINITY): Promise<Buffer> {
  const copies: Uint8Array[] = []
  let length = 0
  for await (const piece of pieces) {
    // A piece is good only until the next one is asked for.
    copies.push(Uint8Array.prototype.slice.call(piece, 0, atMost - length))
    length += piece.length
    if (length >= atMost) break
  }
  return Buffer.concat(copies)
}
