import { Brackets } from './brackets.js'
import {
  afterLineEnd,
  BACKSLASH,
  beginsName,
  continuesName,
  DOUBLE_QUOTE,
  FORM_FEED,
  HASH,
  isDigit,
  isLineEnd,
  namedCharacter,
  QUOTE,
  SPACE,
  TAB,
} from './characters.js'
import { FStrings } from './fstrings.js'
import { Indentation } from './indentation.js'
import { addName } from './names.js'
import { endOfNumber } from './numbers.js'
import { isClosing, isOpening, operatorAt } from './operators.js'
import { endOfQuoted, endOfUnclosed, isTripled, prefixBetween } from './quoted.js'
import { Tokens } from './tokens.js'

const BYTE_ORDER_MARK = 0xfeff
const POINT = 46
const COLON = 58

/** Splits a Python file into its tokens. */
export function tokensOf(text: string): Tokens {
  return new Lexer(text).read()
}

/** Goes on behind a fault, where the line that follows is likely to be a statement of its own. */
class Lexer {
  private readonly tokens: Tokens
  private readonly brackets: Brackets
  private readonly fstrings: FStrings
  private readonly indentation: Indentation
  private at: number
  private lineIsEmpty = true
  private lineBegins = true

  constructor(private readonly text: string) {
    this.tokens = new Tokens(text)
    this.brackets = new Brackets(this.tokens)
    this.fstrings = new FStrings(this.tokens, this.brackets)
    this.indentation = new Indentation(this.tokens)
    this.at = text.charCodeAt(0) === BYTE_ORDER_MARK ? 1 : 0
  }

  read(): Tokens {
    const { text, tokens } = this
    while (this.at < text.length) {
      if (this.fstrings.inText) this.take(this.fstrings.readText(this.at))
      else {
        if (this.lineBegins) {
          this.lineBegins = false
          this.at = this.indentation.read(this.at)
          if (this.at >= text.length) break
        }
        this.readToken(text.charCodeAt(this.at))
      }
    }
    if (this.fstrings.inText) this.take(this.fstrings.readText(text.length))
    this.brackets.end(text.length)
    if (!this.lineIsEmpty) tokens.add('NEWLINE', text.length, text.length)
    this.indentation.end(text.length)
    tokens.add('END', text.length, text.length)
    return tokens
  }

  private readToken(code: number): void {
    const { at } = this
    if (code === SPACE || code === TAB || code === FORM_FEED) this.at += 1
    else if (isLineEnd(code)) this.readLineEnd()
    else if (code === HASH) this.at = this.tokens.addComment(at)
    else if (code === BACKSLASH) this.readContinuation()
    else {
      this.lineIsEmpty = false
      if (beginsName(code)) this.readName()
      else if (isDigit(code) || (code === POINT && isDigit(this.text.charCodeAt(at + 1)))) this.readNumber()
      else if (code === QUOTE || code === DOUBLE_QUOTE) this.readString(at, '')
      else this.readOperator(code)
    }
  }

  /** Goes on behind what was read; -1 says that it had a fault. */
  private take(end: number): void {
    if (end >= 0) this.at = end
    else this.leaveLine()
  }

  /** Leaves the rest of the line, and within brackets also the lines that may belong to them. */
  private leaveLine(from = this.at): void {
    this.at = endOfUnclosed(this.text, from)
    if (this.brackets.depth > 0) this.at = this.indentation.endOfDeeper(this.at)
    this.brackets.clear()
    this.fstrings.clear()
  }

  private readLineEnd(): void {
    const end = afterLineEnd(this.text, this.at)
    if (this.brackets.depth > 0 && this.indentation.beginsStatement(end)) {
      this.brackets.end(this.at)
      this.fstrings.clear()
    }
    if (this.brackets.depth === 0) {
      if (!this.lineIsEmpty) this.tokens.add('NEWLINE', this.at, end)
      this.lineIsEmpty = true
      this.lineBegins = true
    }
    this.at = end
  }

  private readContinuation(): void {
    const { text } = this
    const next = this.at + 1
    if (isLineEnd(text.charCodeAt(next)) && afterLineEnd(text, next) < text.length) {
      this.at = afterLineEnd(text, next)
      return
    }
    this.lineIsEmpty = false
    const message = 'a backslash continues the line only where it is the last character of it'
    if (next + 1 >= text.length) this.tokens.fault(this.at, next, 'the file ends behind this backslash')
    else this.tokens.fault(next, next + 1, message)
    this.leaveLine()
  }

  private readName(): void {
    const { text, tokens, at: start } = this
    let end = start + 1
    let others = text.charCodeAt(start) >= 128
    while (continuesName(text.charCodeAt(end))) {
      if (text.charCodeAt(end) >= 128) others = true
      end += 1
    }
    const next = text.charCodeAt(end)
    if (next === QUOTE || next === DOUBLE_QUOTE) {
      const prefix = prefixBetween(text, start, end)
      if (prefix !== null) {
        this.readString(end, prefix)
        return
      }
    }
    this.take(addName(tokens, start, end, others))
  }

  private readNumber(): void {
    const end = endOfNumber(this.tokens, this.at)
    if (end >= 0) this.tokens.add('NUMBER', this.at, end)
    this.take(end)
  }

  /** Reads a string that begins where this is, with its quotes at `quotes`. */
  private readString(quotes: number, prefix: string): void {
    const { text, tokens, at: start } = this
    if (prefix.includes('f') || prefix.includes('t')) {
      this.at = this.fstrings.begin(start, quotes, prefix)
      return
    }
    const end = endOfQuoted(text, quotes)
    if (end >= 0) {
      tokens.add('STRING', start, end)
      this.at = end
      return
    }
    this.fstrings.tellUnclosed(start, quotes)
    if (isTripled(text, quotes, text.charCodeAt(quotes))) this.leaveLine(text.length)
    else this.leaveLine()
  }

  private readOperator(code: number): void {
    const { text, tokens, brackets, at } = this
    if (code === COLON && brackets.top?.field === true) {
      tokens.add(':', at, at + 1)
      brackets.top.format = true
      this.at += 1
      return
    }
    const operator = operatorAt(text, at, code)
    if (operator === undefined) {
      tokens.fault(at, at + 1, `${namedCharacter(text[at] as string)} means nothing in Python`)
      this.leaveLine()
      return
    }
    const fits = isOpening(operator)
      ? brackets.push(operator, at, false)
      : !isClosing(operator) || brackets.pop(operator, at)
    if (!fits) {
      this.leaveLine()
      return
    }
    tokens.add(operator, at, at + operator.length)
    this.at += operator.length
  }
}
