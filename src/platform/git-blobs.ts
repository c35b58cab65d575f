import type { Blob } from '../gate/ports.js'
import { gitPieces, type Place } from './git-command.js'
import { isCommit } from './git-text.js'
import { ProgramFailed } from './processes.js'

const NEWLINE = 0x0a

/** Characters of the line before a content. */
const LONGEST = 200

/**
 * The contents of blobs, by one process that writes no faster than they are taken. Of what is not here, or no blob, and of
 * all that follows where git fails, there is neither content nor size.
 */
export async function* blobsOf(ids: readonly string[], atMost: number, place: Place): AsyncGenerator<Blob> {
  let next = 0
  try {
    for await (const blob of answers(ids.filter(isCommit), atMost, place)) {
      // What cannot be asked for is not here.
      for (; next < ids.length && ids[next] !== blob.id; next++) yield missing(ids[next] as string)
      next++
      yield blob
    }
  } catch (error) {
    if (!(error instanceof ProgramFailed)) throw error
  }
  for (const id of ids.slice(next)) yield missing(id)
}

/** Reads lines `<id> <type> <size>`, each with the content and a line break after it, or `<id> missing`. */
async function* answers(ids: readonly string[], atMost: number, place: Place): AsyncGenerator<Blob> {
  if (ids.length === 0) return
  const input = ids.map(id => `${id}\n`).join('')
  const output = new Output(gitPieces(['cat-file', '--batch', '--buffer'], place, input))
  try {
    for (let line = await output.line(); line !== null; line = await output.line()) {
      const [, id = '', type, digits] = /^([0-9a-f]{40,64}) (\w+)(?: (\d+))?$/.exec(line) ?? []
      if (digits === undefined) {
        yield missing(id)
        continue
      }
      const size = Number(digits)
      const isWanted = type === 'blob' && size <= atMost
      const content = isWanted ? await output.take(size) : null
      await output.skip(isWanted ? 1 : size + 1)
      yield type === 'blob' ? { id, size, content } : missing(id)
    }
  } finally {
    await output.close()
  }
}

function missing(id: string): Blob {
  return { id, size: 0, content: null }
}

/** What a program writes, by lines and by numbers of bytes. Content that comes in several pieces shares one memory. */
class Output {
  private readonly pieces: AsyncIterator<Uint8Array>
  private piece: Buffer = Buffer.alloc(0)
  private at = 0
  private memory: Buffer = Buffer.alloc(0)

  constructor(pieces: AsyncIterable<Uint8Array>) {
    this.pieces = pieces[Symbol.asyncIterator]()
  }

  /** The next line; null at the end. */
  async line(): Promise<string | null> {
    let line = ''
    while (await this.isMore()) {
      const end = this.piece.indexOf(NEWLINE, this.at)
      line += this.piece.toString('latin1', this.at, end < 0 ? this.piece.length : end)
      this.at = end < 0 ? this.piece.length : end + 1
      if (end >= 0) return line
      if (line.length > LONGEST) break
    }
    if (line !== '') throw new ProgramFailed('its output breaks off')
    return null
  }

  async take(length: number): Promise<Buffer> {
    // What follows content is not taken with it: the piece that it is in stays.
    if (this.at + length < this.piece.length) {
      this.at += length
      return this.piece.subarray(this.at - length, this.at)
    }
    if (this.memory.length < length) this.memory = Buffer.allocUnsafe(length)
    for (let filled = 0; filled < length; )
      filled += this.next(length - filled, await this.isMore()).copy(this.memory, filled)
    return this.memory.subarray(0, length)
  }

  async skip(length: number): Promise<void> {
    for (let left = length; left > 0; ) left -= this.next(left, await this.isMore()).length
  }

  /** Ends the program where it has not ended. */
  async close(): Promise<void> {
    await this.pieces.return?.()
  }

  /** What of the next bytes is in this piece. */
  private next(length: number, isMore: boolean): Buffer {
    if (!isMore) throw new ProgramFailed('its output breaks off')
    const found = this.piece.subarray(this.at, this.at + length)
    this.at += found.length
    return found
  }

  private async isMore(): Promise<boolean> {
    while (this.at === this.piece.length) {
      const { done, value } = await this.pieces.next()
      if (done) return false
      this.piece = Buffer.from(value.buffer, value.byteOffset, value.byteLength)
      this.at = 0
    }
    return true
  }
}
