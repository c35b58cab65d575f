import type { IncomingMessage } from 'node:http'

const MOST = 64 * 1024
/** Milliseconds that what comes late is waited for. */
const SOON = 250

/** The beginning of a body of which nothing was to be kept: what it says is told where the answer is not as expected. */
export class Beginning {
  private readonly pieces: Buffer[] = []
  private left = MOST

  /** Whether there is room for more of it. */
  add(piece: Buffer): boolean {
    if (this.left > 0) this.pieces.push(Buffer.from(piece.subarray(0, this.left)))
    this.left -= piece.length
    return this.left > 0
  }

  facts(): { beginning: Buffer } {
    return { beginning: Buffer.concat(this.pieces) }
  }
}

/** What comes soon of the body of an answer that is refused by its head; none of one that is encoded. */
export async function beginningOf(answer: IncomingMessage): Promise<{ beginning?: Buffer }> {
  if (answer.headers['content-encoding'] !== undefined) return {}
  const beginning = new Beginning()
  const timer = setTimeout(() => answer.destroy(), SOON)
  try {
    for await (const piece of answer) if (!beginning.add(piece)) break
  } catch {
    // What has come is all there is to tell.
  } finally {
    clearTimeout(timer)
  }
  return beginning.facts()
}
