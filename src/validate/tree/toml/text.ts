import { nameOfCharacter } from '../characters.js'
import type { Faults } from '../faults.js'
import type { Span } from '../node.js'

export const SYNTAX = 'toml/syntax'

const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE, HASH, DELETE] = [9, 10, 13, 32, 35, 127]
const BYTE_ORDER_MARK = 0xfeff
/** No code unit: what stands behind the end. */
export const END = -1

/** A TOML text while it is read: where the reader is, and what it found. */
export class TomlText {
  at: number
  readonly comments: Span[] = []
  /** Whether the rest of the line cannot be understood, because what stands before it could not be read. */
  torn = false
  /** Whether reading was given up before the end. */
  ended = false

  constructor(
    readonly text: string,
    readonly faults: Faults,
  ) {
    this.at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  }

  fault(message: string, start: number, end: number, related?: { readonly message: string } & Span): void {
    this.faults.add(SYNTAX, message, start, Math.min(end, this.text.length), related)
  }

  /** As `fault`, where what follows on the line is not to be looked at. */
  tear(message: string, start: number, end: number, related?: { readonly message: string } & Span): void {
    this.fault(message, start, end, related)
    this.torn = true
  }

  /** The code unit there, or END. */
  code(at = this.at): number {
    return at < this.text.length ? this.text.charCodeAt(at) : END
  }

  /** Goes over spaces and tabs, and gives the code unit behind them. */
  skipSpace(): number {
    const { text } = this
    let { at } = this
    for (let code = text.charCodeAt(at); code === SPACE || code === TAB; code = text.charCodeAt(at)) at += 1
    this.at = at
    return this.code()
  }

  /** Goes over white space, ends of lines and comments. */
  skipLines(): number {
    if (this.faults.full) this.giveUp()
    for (;;) {
      const code = this.skipSpace()
      if (code === HASH) this.skipComment()
      else if (this.isLineEnd()) this.at += code === CARRIAGE_RETURN ? 2 : 1
      else return code
    }
  }

  /** Reads nothing further. */
  giveUp(): void {
    this.ended = true
    this.at = this.text.length
  }

  /** Whether a line ends here; a carriage return alone ends none. */
  isLineEnd(at = this.at): boolean {
    const code = this.text.charCodeAt(at)
    return code === LINE_FEED || (code === CARRIAGE_RETURN && this.text.charCodeAt(at + 1) === LINE_FEED)
  }

  /** Goes to the end of the line, over a comment if there is one; anything else is a fault, unless one was found before. */
  finishLine(what: string): void {
    const code = this.skipSpace()
    if (code === HASH) this.skipComment()
    else if (code !== END && !this.isLineEnd()) {
      if (!this.torn) {
        const message = `${nameOfCharacter(this.text, this.at)} cannot stand behind ${what}; the line must end there.`
        this.fault(message.charAt(0).toUpperCase() + message.slice(1), this.at, this.at + 1)
      }
      this.at = this.endOfLine()
    }
    this.torn = false
    if (this.at < this.text.length) this.at += this.code() === CARRIAGE_RETURN ? 2 : 1
  }

  /** The offset at which the line ends. */
  endOfLine(): number {
    const feed = this.text.indexOf('\n', this.at)
    if (feed < 0) return this.text.length
    return feed > this.at && this.text.charCodeAt(feed - 1) === CARRIAGE_RETURN ? feed - 1 : feed
  }

  /** Whether the character is one that TOML allows nowhere, or only as a line's end or a tab. */
  isControl(code: number): boolean {
    return (code < SPACE && code !== TAB) || code === DELETE
  }

  private skipComment(): void {
    const { text, at: start } = this
    const end = this.endOfLine()
    for (let at = start; at < end; at += 1) {
      if (!this.isControl(text.charCodeAt(at))) continue
      this.fault(`A comment cannot hold ${nameOfCharacter(text, at)}.`, at, at + 1)
    }
    this.comments.push({ start, end })
    this.at = end
  }
}
