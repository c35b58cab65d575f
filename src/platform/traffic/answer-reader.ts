import type { Headers } from '../network/headers.js'
import { Chunked, Counted, type Framing, UntilClose } from './framing.js'
import { type Head, headersOf, headOf, lookAt, unfolded } from './head.js'
import { Malformed } from './malformed.js'

/** Longer heads are none that a server sends. */
const LONGEST_HEAD = 64 * 1024
/** Answers before the answer, such as 103. */
const MOST_INTERIM = 20

const END = Buffer.from('\r\n\r\n')
const EMPTY = Buffer.alloc(0)

/** What of an answer is wanted. */
export interface Wanted {
  /** Whether the request was one whose answer has no body. */
  head: boolean
  headers: boolean
  /** Bytes of the body. */
  keep: number
}

/** Reads the answer to one request from the bytes of a connection, as they come. */
export class AnswerReader {
  head: Head | null = null
  headers: Headers = {}
  size = 0
  done = false
  private kept: Buffer[] = []
  private keeps = 0
  private framing: Framing | null = null
  private begun: Buffer = EMPTY
  private interim = 0

  constructor(private readonly wanted: Wanted) {}

  /** Takes the bytes of the answer, and returns how many there are beyond it. @throws Malformed */
  take(bytes: Buffer): number {
    let at = 0
    while (this.framing === null && at < bytes.length) at = this.takeHead(bytes, at)
    if (this.framing !== null && !this.framing.done) at += this.framing.take(bytes, at)
    this.done = this.framing?.done === true
    return this.done ? bytes.length - at : 0
  }

  /** Whether any of the answer was there. */
  get started(): boolean {
    return this.head !== null || this.begun.length > 0 || this.interim > 0
  }

  /** The other side has closed the connection: returns whether that ends the answer as it should. */
  close(): boolean {
    this.done ||= this.framing?.untilClose === true
    return this.done
  }

  body(): Uint8Array | null {
    return this.wanted.keep === 0 ? null : Buffer.concat(this.kept)
  }

  private takeHead(bytes: Buffer, from: number): number {
    // Most heads come in one piece; the end of others may be cut in two.
    const joined = this.begun.length === 0 ? bytes : Buffer.concat([this.begun, bytes.subarray(from)])
    const start = this.begun.length === 0 ? from : 0
    const end = joined.indexOf(END, start)
    if (end < 0) {
      lookAt(joined.subarray(start))
      if (joined.length - start > LONGEST_HEAD) throw new Malformed('its head does not end')
      this.begun = this.begun.length === 0 ? Buffer.from(joined.subarray(start)) : joined
      return bytes.length
    }
    const text = unfolded(joined.toString('latin1', start, end))
    const after = end + END.length - start
    const taken = from + after - this.begun.length
    this.begun = EMPTY
    this.read(text)
    return taken
  }

  private read(text: string): void {
    const head = headOf(text)
    if (head.status < 200) {
      this.interim += 1
      if (head.status === 101) throw new Malformed('it changes to another protocol, with status 101')
      if (this.interim > MOST_INTERIM)
        throw new Malformed(`${this.interim} answers such as ${head.status} come before it`)
      return
    }
    this.head = head
    if (this.wanted.headers) this.headers = headersOf(text)
    this.framing = this.framingOf(head)
    if (this.framing.untilClose) head.keepAlive = false
  }

  /** RFC 9112, 6.3. */
  private framingOf({ status, coding, length }: Head): Framing {
    const sink = (piece: Buffer) => this.keep(piece)
    if (this.wanted.head || status === 204 || status === 304) return new Counted(0, sink)
    if (coding === 'chunked') return new Chunked(sink)
    if (coding === 'other' || length === null) return new UntilClose(sink)
    return new Counted(length, sink)
  }

  private keep(piece: Buffer): void {
    this.size += piece.length
    const count = Math.min(this.wanted.keep - this.keeps, piece.length)
    if (count <= 0) return
    this.kept.push(Buffer.from(piece.subarray(0, count)))
    this.keeps += count
  }
}
