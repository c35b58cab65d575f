import type { Watchers } from './through.js'

const DATA = 0
const HEADERS = 1
const SETTINGS = 4
const GOAWAY = 7
const END_STREAM = 1
const HEAD = 9
/** How much of a frame is looked at: of GOAWAY's content what is before its words. */
const LOOK = HEAD + 8
/** What a client begins with, which is no frame. */
const PREFACE = 24

/**
 * Watches the frames of a connection that has one stream. node takes a stream for ended when the connection is gone, and says
 * nothing where it gives up a server for what that sends; both can be seen here.
 */
export class FrameWatch implements Watchers {
  /** Whether the server ended its answer, rather than its connection. */
  complete = false
  /** Whether the server begins as the protocol has it: with its settings. */
  isHttp2: boolean | null = null
  private readonly incoming = new Frames(head => {
    const type = head[3]
    this.isHttp2 ??= type === SETTINGS
    if ((type === DATA || type === HEADERS) && ((head[4] ?? 0) & END_STREAM) !== 0) this.complete = true
  })
  private readonly outgoing = new Frames(head => {
    if (head[3] === GOAWAY && head.length === LOOK && head.readUInt32BE(HEAD + 4) !== 0) {
      this.onGivenUp(head.readUInt32BE(HEAD + 4))
    }
  }, PREFACE)

  /** `onGivenUp` is told with which error code node ends the connection. */
  constructor(private readonly onGivenUp: (code: number) => void) {}

  received(piece: Buffer): void {
    this.incoming.add(piece)
  }

  sent(piece: Buffer): void {
    this.outgoing.add(piece)
  }
}

/** Finds the beginning of each frame in a sequence of bytes. */
class Frames {
  private head = Buffer.alloc(0)

  constructor(
    private readonly found: (head: Buffer) => void,
    /** Bytes before the next frame. */
    private skip = 0,
  ) {}

  add(piece: Buffer): void {
    let at = 0
    while (at < piece.length) {
      if (this.skip > 0) {
        const passed = Math.min(this.skip, piece.length - at)
        this.skip -= passed
        at += passed
        continue
      }
      const taken = piece.subarray(at, at + this.wanted() - this.head.length)
      this.head = Buffer.concat([this.head, taken])
      at += taken.length
      if (this.head.length === this.wanted()) this.end()
    }
  }

  /** How many bytes of this frame are looked at. */
  private wanted(): number {
    return this.head.length < HEAD ? HEAD : Math.min(LOOK, HEAD + this.head.readUIntBE(0, 3))
  }

  private end(): void {
    // A longer head may be wanted now that its length is known.
    if (this.head.length < this.wanted()) return
    this.skip = HEAD + this.head.readUIntBE(0, 3) - this.head.length
    this.found(this.head)
    this.head = Buffer.alloc(0)
  }
}
