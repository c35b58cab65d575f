import { ReportRefused } from '../refusal.js'
import { CODED, codeAt, isCharacter, lengthOfSequence, PLAIN, STOP, WIDE } from './bytes.js'

/** No tag, text or comment of a document is longer than 1 MiB. */
const LONGEST = 1 << 20

const LINE_FEED = 10
const CARRIAGE_RETURN = 13
const SPACE = 32

/** What is there of a document in UTF-8: the part that is not read yet, and where that stands in the whole. */
export class Source {
  /** What is there, and a zero byte after it: that is no character of XML, so that every scan ends at it. */
  bytes: Buffer = Buffer.alloc(1)
  /** Where that zero byte is. */
  limit = 0
  /** Where the tag, text or comment begins that is being read; all before it is done with. */
  start = 0
  /** `CODED` and `WIDE`, where the last scans came upon them. */
  met = 0
  /** Where `bytes` begins in the whole. */
  private passed = 0
  private line = 1
  private column = 1

  /** Without `counts` positions are those in the piece: where refusals are not shown to anybody. */
  constructor(private readonly counts: boolean) {}

  append(piece: Uint8Array): void {
    const rest = this.limit - this.start
    const needed = rest + piece.length + 1
    if (this.counts) {
      const { line, column } = this.position(this.start)
      this.line = line
      this.column = column
    }
    const into = needed > this.bytes.length ? Buffer.alloc(needed + rest) : this.bytes
    this.bytes.copy(into, 0, this.start, this.limit)
    into.set(piece, rest)
    into[needed - 1] = 0
    this.bytes = into
    this.passed += this.start
    this.limit = needed - 1
    this.start = 0
  }

  /**
   * The offset of the first byte that is a `STOP`, all before it being characters of XML; -1 where there is none yet.
   */
  scan(from: number, kinds: Uint8Array): number {
    const { bytes } = this
    let at = from
    while (at >= 0) {
      const kind = kinds[bytes[at] as number] as number
      if (kind === PLAIN) at += 1
      else if (kind === STOP) return at
      else {
        this.met |= kind
        at = kind === CODED ? at + 1 : kind === WIDE ? this.wide(at) : this.none(at)
      }
    }
    return -1
  }

  /** The offset after the text, where it stands here; -1 where that cannot be told yet, 0 where it does not. */
  after(text: string, at: number): number {
    for (let index = 0; index < text.length; index += 1) {
      if (this.bytes[at + index] !== text.charCodeAt(index)) return at + index === this.limit ? -1 : 0
    }
    return at + text.length
  }

  /** The offset of the first byte that is no white space; `limit` where there is none. */
  space(from: number): number {
    const { bytes } = this
    let at = from
    while ((bytes[at] as number) <= SPACE && isSpace(bytes[at] as number)) at += 1
    return at
  }

  /** The same where that text must stand here. */
  required(text: string, at: number): number {
    const end = this.after(text, at)
    return end === 0 ? this.malformed(`${text} belongs here`, at) : end
  }

  /** Whether the offset is that of the first byte of all. */
  isFirst(at: number): boolean {
    return this.passed + at === 0
  }

  /** -1 at the end of what is there; otherwise refused, with what belongs here, or what is wrong with what began there. */
  unexpected(at: number, problem: string, from = at): -1 {
    return at >= this.limit ? -1 : this.malformed(problem, from)
  }

  malformed(problem: string, at: number): never {
    throw this.refusal(`is not well-formed XML: ${problem}`, at)
  }

  /** The same offset, where what begins at `start` may reach that far. */
  bounded(end: number): number {
    if (end - this.start > LONGEST) throw this.refusal('', end)
    return end
  }

  /** A refusal with the position of an offset. */
  refusal(message: string, at = this.start): ReportRefused {
    // What is wrong so far on was not looked at where the pieces are smaller.
    if (at - this.start > LONGEST) return this.refusal('holds more than 1 MiB in one tag or text')
    const { line, column } = this.position(at)
    return new ReportRefused(message, line, column)
  }

  /** The offset after the character beyond ASCII that begins here. */
  private wide(at: number): number {
    const length = lengthOfSequence(this.bytes[at] as number)
    if (length > 0 && at + length > this.limit) return -1
    const code = length === 0 ? -1 : codeAt(this.bytes, at, length)
    if (code < 0) this.malformed('it is not in UTF-8 here, nor declares another encoding', at)
    return isCharacter(code) ? at + length : this.foreign(code, at)
  }

  private none(at: number): -1 {
    return at >= this.limit ? -1 : this.foreign(this.bytes[at] as number, at)
  }

  private foreign(code: number, at: number): never {
    return this.malformed(
      `it holds U+${code.toString(16).toUpperCase().padStart(4, '0')}, which XML does not allow`,
      at,
    )
  }

  private position(end: number): { line: number; column: number } {
    const passed = this.bytes.subarray(0, end)
    let line = this.line
    let start = 0
    for (let at = passed.indexOf(LINE_FEED); at >= 0; at = passed.indexOf(LINE_FEED, start)) {
      line += 1
      start = at + 1
    }
    for (let at = passed.indexOf(CARRIAGE_RETURN); at >= 0; at = passed.indexOf(CARRIAGE_RETURN, at + 1)) {
      if (this.bytes[at + 1] === LINE_FEED) continue
      line += 1
      start = Math.max(start, at + 1)
    }
    let column = line === this.line ? this.column : 1
    for (let at = start; at < end; at += 1) if (((passed[at] as number) & 0xc0) !== 0x80) column += 1
    return { line, column }
  }
}

export function isSpace(byte: number): boolean {
  return byte === SPACE || byte === LINE_FEED || byte === 9 || byte === CARRIAGE_RETURN
}
