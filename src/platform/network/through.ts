import { Duplex } from 'node:stream'
import { isGone } from './failure.js'

/** Told of what passes. */
export interface Watchers {
  received(piece: Buffer): void
  sent?(piece: Buffer): void
}

/** A connection as it is, at which somebody watches. Where the other side has ended it, it is what that said that counts. */
export class Through extends Duplex {
  constructor(
    private readonly inner: Duplex,
    private readonly watchers: Watchers,
  ) {
    super()
    inner.pause()
    inner.on('data', (piece: Buffer) => {
      watchers.received(piece)
      if (!this.push(piece)) inner.pause()
    })
    inner.on('end', () => this.push(null))
    inner.on('error', error => {
      if (!isGone(error)) this.destroy(error)
    })
    inner.on('close', () => {
      this.push(null)
      if (this.readableEnded) this.destroy()
      else this.once('end', () => this.destroy())
    })
  }

  override _read(): void {
    this.inner.resume()
  }

  override _write(piece: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void): void {
    this.watchers.sent?.(piece)
    this.inner.write(piece, encoding, error => done(isGone(error) ? null : error))
  }

  override _final(done: () => void): void {
    this.inner.end(done)
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.inner.destroy()
    done(error)
  }
}
