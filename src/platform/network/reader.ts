import type { Duplex } from 'node:stream'

/** Reads from a connection piece by piece, and nothing while nobody asks. */
export class Reader {
  /** What has come and is not taken yet. */
  received: Buffer = Buffer.alloc(0)
  private error: Error | null = null
  private ended = false
  private wake: (() => void) | null = null

  constructor(
    private readonly stream: Duplex,
    head?: Buffer,
  ) {
    if (head !== undefined) this.received = head
    stream.pause()
    stream.on('data', this.onData).on('end', this.onEnd).on('close', this.onEnd).on('error', this.onError)
  }

  /** Waits for more; false where the other side has ended. */
  async more(): Promise<boolean> {
    const before = this.received.length
    while (this.received.length === before) {
      if (this.error !== null) throw this.error
      if (this.ended) return false
      await new Promise<void>(resolve => {
        this.wake = resolve
        this.stream.resume()
      })
    }
    return true
  }

  /** Takes the first bytes of what has come. */
  take(length: number): Buffer {
    const taken = this.received.subarray(0, length)
    this.received = this.received.subarray(length)
    return taken
  }

  /** Leaves the connection to another reader. */
  detach(): void {
    this.stream.pause()
    this.stream.off('data', this.onData).off('end', this.onEnd).off('close', this.onEnd).off('error', this.onError)
  }

  private readonly onData = (piece: Buffer): void => {
    this.received = this.received.length === 0 ? piece : Buffer.concat([this.received, piece])
    this.stream.pause()
    this.wake?.()
  }

  private readonly onEnd = (): void => {
    this.ended = true
    this.wake?.()
  }

  private readonly onError = (error: Error): void => {
    this.error = error
    this.wake?.()
  }
}
