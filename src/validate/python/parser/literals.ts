import type { Expression, FormattedValue, JoinedStr, Name, Num, Str } from '../ast.js'
import { DOUBLE_QUOTE, QUOTE } from '../lexer/characters.js'
import { isTripled } from '../lexer/quoted.js'
import { Cursor } from './cursor.js'
import { valueBetween } from './escapes.js'

type Part = Str | FormattedValue

/** Names, numbers and strings. */
export abstract class Literals extends Cursor {
  /** What may stand in a field of an f-string. */
  protected abstract fieldExpression(): Expression

  /** The text of the name here, in the form in which Python looks it up. */
  protected get nameHere(): string {
    return this.tokens.normalized.get(this.position) ?? this.text.slice(this.start, this.end)
  }

  protected name(): Name {
    const { start, end } = this
    const id = this.nameHere
    this.advance()
    return { kind: 'Name', start, end, id }
  }

  /** Takes a name that must be here; its text. */
  protected identifier(): string {
    const name = this.at('NAME') ? this.nameHere : ''
    this.expect('NAME')
    return name
  }

  protected number(): Num {
    const { start, end } = this
    const text = this.text.slice(start, end)
    this.advance()
    const plain = text.includes('_') ? text.replaceAll('_', '') : text
    const isBased = /^0[xob]/i.test(plain)
    const isInteger = isBased || !/[.ej]/i.test(plain)
    // `Number` reads none of Python's other ways to write 0.
    const value = isInteger && /^0+$/.test(plain) ? 0 : Number(plain)
    const isExact = isInteger ? value <= Number.MAX_SAFE_INTEGER : Number.isFinite(value)
    return { kind: 'Num', start, end, text, value: isExact ? value : null, isInteger }
  }

  /** Strings side by side are one. */
  protected strings(): Str | JoinedStr {
    const { start } = this
    const parts: Part[] = []
    let bytes: boolean | null = null
    let joined = false
    let isTemplate = false
    while (this.at('STRING') || this.at('FSTRING_START')) {
      const first = this.here
      if (this.at('STRING')) {
        const part = this.plainString()
        if (bytes !== null && bytes !== part.bytes)
          this.fail('bytes and text cannot be joined', { start, end: part.end })
        bytes = part.bytes
        addPart(parts, part)
      } else {
        const template = this.isTemplateAt(first.start)
        if (bytes === true) this.fail('bytes and text cannot be joined', { start, end: first.end })
        if (bytes !== null && (joined || parts.length > 0) && template !== isTemplate) {
          this.fail('t-strings can be joined with t-strings only', { start, end: first.end })
        }
        bytes = false
        joined = true
        isTemplate = template
        this.joinedString(parts)
      }
    }
    const end = this.lastEnd
    if (joined) return { kind: 'JoinedStr', start, end, parts: parts.filter(isMore), isTemplate }
    return { kind: 'Str', start, end, value: (parts[0] as Str | undefined)?.value ?? '', bytes: bytes === true }
  }

  private plainString(): Str {
    const { start, end, text } = this
    let quotes = start
    while (!isQuote(text.charCodeAt(quotes))) quotes += 1
    const prefix = text.slice(start, quotes).toLowerCase()
    const width = isTripled(text, quotes, text.charCodeAt(quotes)) ? 3 : 1
    const bytes = prefix.includes('b')
    const value = this.value(quotes + width, end - width, prefix.includes('r'), bytes, false)
    this.advance()
    return { kind: 'Str', start, end, value, bytes }
  }

  private joinedString(parts: Part[]): void {
    let quotes = this.start
    while (!isQuote(this.text.charCodeAt(quotes))) quotes += 1
    const raw = this.text.slice(this.start, quotes).toLowerCase().includes('r')
    this.advance()
    this.pieces(parts, raw, true)
    this.expect('FSTRING_END')
  }

  private isTemplateAt(start: number): boolean {
    return /^r?t/i.test(this.text.slice(start, start + 2))
  }

  private pieces(parts: Part[], raw: boolean, braces: boolean): void {
    for (;;) {
      if (this.at('FSTRING_TEXT')) {
        const { start, end } = this
        const value = this.value(start, end, raw, false, braces)
        this.advance()
        addPart(parts, { kind: 'Str', start, end, value, bytes: false })
      } else if (this.at('{')) parts.push(this.field(raw))
      else return
    }
  }

  private field(raw: boolean): FormattedValue {
    const { start } = this
    this.advance()
    if (this.at('}') || this.at('!') || this.at(':') || this.at('='))
      this.fail('a field of an f-string needs an expression')
    const value = this.enter() ? this.fieldExpression() : this.nothing()
    let debug: string | null = null
    if (this.take('=')) debug = this.tokens.withoutComments(start + 1, this.start)
    let conversion: FormattedValue['conversion'] = null
    if (this.at('!')) conversion = this.conversion()
    const format = this.at(':') ? this.format(raw) : null
    if (debug !== null && conversion === null && format === null) conversion = 'r'
    this.leave()
    if (!this.at('}')) this.fail(`a field of the f-string ends with "}", not with ${JSON.stringify(this.textHere)}`)
    this.advance()
    return { kind: 'FormattedValue', start, end: this.lastEnd, value, conversion, format, debug }
  }

  private conversion(): FormattedValue['conversion'] {
    const { end } = this
    this.advance()
    const letter = this.textHere
    if (this.at('NAME') && this.start === end && (letter === 's' || letter === 'r' || letter === 'a')) {
      this.advance()
      return letter
    }
    this.fail('a conversion is one of !s, !r and !a')
    return null
  }

  private format(raw: boolean): JoinedStr {
    this.advance()
    const start = this.lastEnd
    const parts: Part[] = []
    this.pieces(parts, raw, false)
    return { kind: 'JoinedStr', start, end: this.start, parts, isTemplate: false }
  }

  /** What stands in place of an expression that has a fault. */
  protected nothing(): Name {
    return { kind: 'Name', start: this.start, end: this.start, id: '' }
  }

  protected get textHere(): string {
    return this.text.slice(this.start, this.end)
  }

  private value(start: number, end: number, raw: boolean, bytes: boolean, braces: boolean): string {
    const value = valueBetween(this.text, start, end, { raw, bytes, braces })
    if (typeof value === 'string') return value
    this.fail(value.message, value)
    return ''
  }
}

const isQuote = (code: number): boolean => code === QUOTE || code === DOUBLE_QUOTE

/** Whether a part is more than an empty text. */
const isMore = (part: Part): boolean => part.kind !== 'Str' || part.value !== ''

/** Adds a text to those before it, where the last is one. */
function addPart(parts: Part[], part: Str): void {
  const last = parts[parts.length - 1]
  if (last?.kind !== 'Str') parts.push(part)
  else parts[parts.length - 1] = { ...last, end: part.end, value: last.value + part.value }
}
