import { Malformed } from './malformed.js'

/** Longer than what any server sends in one line before the data of a chunk, or after the last one. */
const LONGEST_LINE = 16 * 1024
/** 2^48 and more bytes are no body; zeros before a size are none of it. */
const SIZE = /^0*([\da-f]{1,12})[\t ]*(?:;.*)?$/i

const LF = 10

/** Where the body of an answer ends. */
export interface Framing {
  /** Takes bytes up to the end of the body, and returns how many; the rest belongs to what follows. */
  take(bytes: Buffer, from: number): number
  readonly done: boolean
  /** Whether the end of the connection is the end of the body. */
  readonly untilClose: boolean
}

/** Gets the bytes of a body, in pieces that are good only until the next. */
export type Sink = (piece: Buffer) => void

/** So many bytes; none are a body that is done. */
export class Counted implements Framing {
  readonly untilClose = false

  constructor(
    private left: number,
    private readonly sink: Sink,
  ) {}

  get done(): boolean {
    return this.left === 0
  }

  take(bytes: Buffer, from: number): number {
    const count = Math.min(this.left, bytes.length - from)
    this.left -= count
    this.sink(bytes.subarray(from, from + count))
    return count
  }
}

/** Whatever comes until the other side closes. */
export class UntilClose implements Framing {
  readonly untilClose = true
  readonly done = false

  constructor(private readonly sink: Sink) {}

  take(bytes: Buffer, from: number): number {
    this.sink(bytes.subarray(from))
    return bytes.length - from
  }
}

/** Chunks, each after a line with its size, and fields after the last one: RFC 9112, 7.1. */
export class Chunked implements Framing {
  readonly untilClose = false
  done = false
  /** Bytes of the chunk's data that are still to come; then the end of its line. */
  private left = 0
  private expects: 'size' | 'data' | 'end' | 'trailer' = 'size'
  private line = ''
  private trailers = 0

  constructor(private readonly sink: Sink) {}

  take(bytes: Buffer, from: number): number {
    let at = from
    while (at < bytes.length && !this.done) {
      if (this.expects === 'data') at += this.takeData(bytes, at)
      else at += this.takeLine(bytes, at)
    }
    return at - from
  }

  private takeData(bytes: Buffer, from: number): number {
    const count = Math.min(this.left, bytes.length - from)
    this.sink(bytes.subarray(from, from + count))
    this.left -= count
    if (this.left === 0) this.expects = 'end'
    return count
  }

  private takeLine(bytes: Buffer, from: number): number {
    const end = bytes.indexOf(LF, from)
    const to = end < 0 ? bytes.length : end + 1
    if (this.line.length + to - from > LONGEST_LINE) throw new Malformed('a line of its chunks does not end')
    this.line += bytes.toString('latin1', from, to)
    if (end >= 0) {
      if (!this.line.endsWith('\r\n')) throw new Malformed('a line of its chunks does not end with CR and LF')
      this.read(this.line.slice(0, -2))
      this.line = ''
    }
    return to - from
  }

  private read(line: string): void {
    if (this.expects === 'size') {
      const digits = SIZE.exec(line)?.[1]
      if (digits === undefined) throw new Malformed('a chunk has no size')
      this.left = Number.parseInt(digits, 16)
      this.expects = this.left === 0 ? 'trailer' : 'data'
    } else if (this.expects === 'end') {
      if (line !== '') throw new Malformed('a chunk is longer than its size')
      this.expects = 'size'
    } else if (line === '') {
      this.done = true
    } else {
      this.trailers += line.length
      if (this.trailers > LONGEST_LINE) throw new Malformed('the fields after its chunks do not end')
    }
  }
}
