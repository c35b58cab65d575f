import { nameOfCharacter } from '../characters.js'
import type { Faults } from '../faults.js'
import type { Span } from '../node.js'

export const SYNTAX = 'json/syntax'

const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE, STAR, SLASH, HASH] = [9, 10, 13, 32, 42, 47, 35]
const BYTE_ORDER_MARK = 0xfeff
/** No code unit: what stands behind the end. */
export const END = -1

/** A JSON text while it is read: where the reader is, and what it found. */
export class JsonText {
  at: number
  readonly comments: Span[] = []
  /** Brackets and braces that are open. */
  lists = 0
  maps = 0
  /** Whether the end of the text was reported: it is one fault, however many brackets are open. */
  ended = false
  /** Whether what was read last could not be read as a whole, so that what should follow may be part of it. */
  torn = false
  /** Whether it was reported that values lie too deep. */
  deep = false

  constructor(
    readonly text: string,
    readonly faults: Faults,
    /** Whether comments and commas before a closing bracket are right here. */
    readonly relaxed: boolean,
  ) {
    this.at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  }

  fault(message: string, start: number, end: number, related?: { readonly message: string } & Span): void {
    this.faults.add(SYNTAX, message, start, end, related)
  }

  /** Goes on to what is neither white space nor a comment, and gives its first code unit. */
  next(): number {
    const { text } = this
    if (this.faults.full) return this.giveUp()
    for (let at = this.at; ; ) {
      const code = at < text.length ? text.charCodeAt(at) : END
      if (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN || code === TAB) {
        at += 1
        continue
      }
      this.at = at
      if ((code !== SLASH && code !== HASH && (code > 0x20 || code === END) && code < 0x7f) || !this.skipOther(code))
        return code
      at = this.at
    }
  }

  private giveUp(): number {
    this.at = this.text.length
    this.ended = true
    return END
  }

  /** Skips a comment, or white space that JSON does not know; whether there was any. */
  private skipOther(code: number): boolean {
    const { text, at } = this
    if (code === SLASH && text.charCodeAt(at + 1) === STAR) return this.skipComment(this.endOfBlock())
    if (code === SLASH && text.charCodeAt(at + 1) === SLASH) return this.skipComment(lineEnd(text, at))
    if (code === HASH) {
      if (this.relaxed) this.fault('A comment begins with // here, and not with #.', at, at + 1)
      return this.skipComment(lineEnd(text, at))
    }
    OTHER_SPACE.lastIndex = at
    if (!OTHER_SPACE.test(text)) return false
    this.fault(`JSON does not take ${nameOfCharacter(text, at)} for white space: a space would do.`, at, at + 1)
    this.at = OTHER_SPACE.lastIndex
    return true
  }

  private endOfBlock(): number {
    const end = this.text.indexOf('*/', this.at + 2)
    if (end >= 0) return end + 2
    this.fault('This comment is never closed: */ is missing.', this.at, this.at + 2)
    return this.text.length
  }

  private skipComment(end: number): boolean {
    this.comments.push({ start: this.at, end })
    this.at = end
    return true
  }
}

const OTHER_SPACE = /[\s\u0085\u200b\ufeff]+/y

/** The offset at which the line ends that has the offset `at`. */
export function lineEnd(text: string, at: number): number {
  let end = at
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === LINE_FEED || code === CARRIAGE_RETURN) break
  }
  return end
}
