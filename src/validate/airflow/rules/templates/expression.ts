import type { TemplateFault, Token } from './tokens.js'

/** What an expression of Jinja's uses. */
export interface Used {
  /** Variables, with where they stand. */
  names: Token[]
  filters: Token[]
  /** Names that may be missing: what has a default, or is asked whether it is there. */
  guarded: Set<string>
}

/** Reads an expression; a fault where it is none. */
export function readExpression(tokens: readonly Token[], start: number): Used | TemplateFault {
  const reader = new Reader(tokens, start)
  try {
    reader.whole()
    return reader.used
  } catch (thrown) {
    if (thrown instanceof Fault) return { offset: thrown.offset, message: thrown.message }
    throw thrown
  }
}

class Fault extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message)
  }
}

const CONSTANTS = new Set(['true', 'false', 'none', 'True', 'False', 'None'])
const BINARY = new Set(['+', '-', '*', '/', '//', '%', '**', '~', '==', '!=', '>', '>=', '<', '<=', 'and', 'or', 'in'])
const WORDS = new Set(['and', 'or', 'in', 'not', 'is', 'if', 'else'])
const DEEPEST = 100

/** Precedence does not matter: nothing is worked out. */
class Reader {
  readonly used: Used = { names: [], filters: [], guarded: new Set() }
  private at = 0
  private depth = 0

  constructor(
    private readonly tokens: readonly Token[],
    private readonly start: number,
  ) {}

  whole(): void {
    this.list(null)
    const rest = this.tokens[this.at]
    if (rest !== undefined) throw new Fault(rest.offset, `"${rest.text}" cannot stand here`)
  }

  private get next(): string | null {
    const token = this.tokens[this.at]
    return token === undefined || token.kind === 'text' ? null : token.text
  }

  private take(text: string): boolean {
    if (this.next !== text) return false
    this.at += 1
    return true
  }

  private expect(text: string): void {
    if (!this.take(text)) throw this.unexpected(`"${text}" is missing`)
  }

  private unexpected(otherwise: string): Fault {
    const token = this.tokens[this.at]
    if (token === undefined) return new Fault(this.tokens.at(-1)?.offset ?? this.start, otherwise)
    return new Fault(token.offset, `"${token.text}" cannot stand here`)
  }

  /** Expressions between commas, up to a closing sign. */
  private list(closing: string | null): void {
    if (closing !== null && this.next === closing) return
    do {
      if (closing !== null && this.next === closing) return
      if (closing === null && this.at > 0 && this.at === this.tokens.length) return
      this.expression()
    } while (this.take(','))
  }

  private expression(): void {
    this.depth += 1
    if (this.depth > DEEPEST) throw new Fault(this.start, 'it is nested too deeply')
    this.operand()
    for (;;) {
      if (this.next === 'not') {
        this.at += 1
        this.expect('in')
        this.operand()
      } else if (this.next !== null && BINARY.has(this.next)) {
        this.at += 1
        this.operand()
      } else break
    }
    if (this.take('if')) {
      this.expression()
      if (this.take('else')) this.expression()
    }
    this.depth -= 1
  }

  private operand(): void {
    while (this.take('not') || this.take('-') || this.take('+'));
    const first = this.at
    this.primary()
    this.postfix(first)
  }

  private primary(): void {
    const token = this.tokens[this.at]
    if (token === undefined) throw this.unexpected('an expression is missing')
    this.at += 1
    if (token.kind === 'number') return
    if (token.kind === 'text') {
      while (this.tokens[this.at]?.kind === 'text') this.at += 1
      return
    }
    if (token.kind === 'name' && !WORDS.has(token.text)) {
      if (!CONSTANTS.has(token.text)) this.used.names.push(token)
      return
    }
    if (token.text === '(') this.closed(')')
    else if (token.text === '[') this.closed(']')
    else if (token.text === '{') this.dict()
    else throw new Fault(token.offset, `"${token.text}" cannot stand here`)
  }

  private closed(closing: string): void {
    this.list(closing)
    this.expect(closing)
  }

  private dict(): void {
    while (this.next !== '}') {
      this.expression()
      this.expect(':')
      this.expression()
      if (!this.take(',')) break
    }
    this.expect('}')
  }

  private postfix(first: number): void {
    for (;;) {
      if (this.take('.')) this.word('a name')
      else if (this.take('[')) this.index()
      else if (this.take('(')) this.call()
      else if (this.take('|')) this.filter(first)
      else if (this.take('is')) this.test(first)
      else return
    }
  }

  private word(what: string): Token {
    const token = this.tokens[this.at]
    if (token === undefined || (token.kind !== 'name' && token.kind !== 'number'))
      throw this.unexpected(`${what} is missing`)
    this.at += 1
    return token
  }

  private index(): void {
    do {
      if (this.next !== ':' && this.next !== ']') this.expression()
      while (this.take(':')) if (this.next !== ':' && this.next !== ']' && this.next !== ',') this.expression()
    } while (this.take(','))
    this.expect(']')
  }

  private call(): void {
    while (this.next !== ')') {
      while (this.take('*') || this.take('**'));
      const [name, equals] = [this.tokens[this.at], this.tokens[this.at + 1]]
      if (name?.kind === 'name' && equals?.kind === 'operator' && equals.text === '=') this.at += 2
      this.expression()
      if (!this.take(',')) break
    }
    this.expect(')')
  }

  private filter(first: number): void {
    const filter = this.word('the name of a filter')
    this.used.filters.push(filter)
    while (this.take('.')) this.word('a name')
    if (this.take('(')) this.call()
    if (filter.text === 'default' || filter.text === 'd') this.guard(first)
  }

  private test(first: number): void {
    this.take('not')
    const test = this.word('the name of a test')
    if (test.text === 'defined' || test.text === 'undefined') this.guard(first)
    while (this.take('.')) this.word('a name')
    if (this.take('(')) this.call()
    else if (this.takesArgument()) this.operand()
  }

  /** Of `x is divisibleby 3`. */
  private takesArgument(): boolean {
    const token = this.tokens[this.at]
    if (token === undefined) return false
    if (token.kind === 'operator') return token.text === '[' || token.text === '{'
    return !WORDS.has(token.text)
  }

  private guard(first: number): void {
    const token = this.tokens[first]
    if (token?.kind === 'name') this.used.guarded.add(token.text)
    else for (const { text } of this.used.names) this.used.guarded.add(text)
  }
}
