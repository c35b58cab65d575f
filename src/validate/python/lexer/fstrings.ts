import type { Brackets } from './brackets.js'
import { afterLineEnd, BACKSLASH, CLOSE_BRACE, isLineEnd, OPEN_BRACE } from './characters.js'
import { isTripled } from './quoted.js'
import type { Tokens } from './tokens.js'

interface Open {
  start: number
  quote: number
  triple: boolean
  raw: boolean
  /** How many brackets were open before it. */
  depth: number
  /** The one in whose field it stands. */
  around: Open | null
}

/** Reads the texts of f-strings and t-strings, between their fields; they may stand in each other. */
export class FStrings {
  /** The innermost that is open. */
  private current: Open | null = null

  constructor(
    private readonly tokens: Tokens,
    private readonly brackets: Brackets,
  ) {}

  /** The offset behind the opening quotes, which are at `quotes`. */
  begin(start: number, quotes: number, prefix: string): number {
    const quote = this.tokens.text.charCodeAt(quotes)
    const triple = isTripled(this.tokens.text, quotes, quote)
    const end = triple ? quotes + 3 : quotes + 1
    this.current = { start, quote, triple, raw: prefix.includes('r'), depth: this.brackets.depth, around: this.current }
    this.tokens.add('FSTRING_START', start, end)
    return end
  }

  /** Forgets what is open. */
  clear(): void {
    this.current = null
  }

  /** Whether what comes next is text, of the string or of a field's format, and no expression. */
  get inText(): boolean {
    const string = this.current
    return string !== null && (this.brackets.depth === string.depth || this.brackets.top?.format === true)
  }

  /** Tells of a plain string that is not closed; its quotes may be those that were to close the one whose field is being read. */
  tellUnclosed(start: number, quotes: number): void {
    const { text } = this.tokens
    const quote = text.charCodeAt(quotes)
    const triple = isTripled(text, quotes, quote)
    if (this.current?.quote === quote && this.current.triple === triple)
      this.tokens.fault(quotes, quotes + 1, FIELD_OPEN)
    else this.tokens.fault(start, quotes + 1, neverClosed(triple))
  }

  /** Reads text up to a field, to the end of a field's format, or to the closing quotes; the offset behind, or -1 at a fault. */
  readText(start: number): number {
    const { text } = this.tokens
    const string = this.current as Open
    const inFormat = this.brackets.depth > string.depth
    for (let at = start; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === string.quote) {
        if (string.triple && !isTripled(text, at, code)) continue
        this.addText(start, at)
        if (inFormat) return this.fail(at, at + 1, FIELD_OPEN)
        const end = string.triple ? at + 3 : at + 1
        this.current = string.around
        this.tokens.add('FSTRING_END', at, end)
        return end
      }
      if (code === OPEN_BRACE) {
        if (!inFormat && text.charCodeAt(at + 1) === OPEN_BRACE) at += 1
        else {
          this.addText(start, at)
          this.tokens.add('{', at, at + 1)
          return this.brackets.push('{', at, true) ? at + 1 : -1
        }
      } else if (code === CLOSE_BRACE) {
        if (!inFormat && text.charCodeAt(at + 1) === CLOSE_BRACE) at += 1
        else if (inFormat) {
          this.addText(start, at)
          this.tokens.add('}', at, at + 1)
          this.brackets.pop('}', at)
          return at + 1
        } else
          return this.fail(at, at + 1, 'a single "}" in an f-string closes no field', 'write "}}" for the character')
      } else if (code === BACKSLASH) at = this.escaped(at, string.raw)
      else if (!string.triple && isLineEnd(code)) break
    }
    return this.fail(string.start, string.start + 1, neverClosed(string.triple))
  }

  /** The offset of the last character that belongs to an escape. */
  private escaped(at: number, raw: boolean): number {
    const { text } = this.tokens
    const next = text.charCodeAt(at + 1)
    if (next === OPEN_BRACE || next === CLOSE_BRACE) return at
    if (raw || text[at + 1] !== 'N' || text.charCodeAt(at + 2) !== OPEN_BRACE) return afterLineEnd(text, at + 1) - 1
    let end = at + 3
    while (end < text.length && isNameCharacter(text.charCodeAt(end))) end += 1
    return text.charCodeAt(end) === CLOSE_BRACE ? end : at + 2
  }

  private addText(start: number, end: number): void {
    if (end > start) this.tokens.add('FSTRING_TEXT', start, end)
  }

  private fail(start: number, end: number, message: string, help?: string): -1 {
    this.tokens.fault(start, end, message, help)
    return -1
  }
}

const FIELD_OPEN = 'a field of the f-string is not closed: "}" is missing here'
const neverClosed = (triple: boolean): string => `this string${triple ? ' of three quotes' : ''} is never closed`

/** What names of characters consist of. */
function isNameCharacter(code: number): boolean {
  return (
    (code >= 65 && code <= 90) ||
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    code === 32 ||
    code === 45
  )
}
