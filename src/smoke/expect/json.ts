import { parseNumber } from './number.js'

/** A value of JSON; a number that would lose digits is a `bigint`. */
export type Json = null | boolean | number | bigint | string | Json[] | { [name: string]: Json }

/** What makes a text no JSON. */
export class JsonFault extends Error {
  constructor(
    message: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(message)
  }
}

/** Bodies are a few levels deep; what walks through values recurses. */
const DEEPEST = 200

const SPACE = /[ \t\r\n]*/y
const PLAIN = /[^"\\\x00-\x1f]*/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
}
const WORDS: Readonly<Record<string, boolean | null>> = { true: true, false: false, null: null }

/** Reads JSON. Unlike `JSON.parse` it keeps whole numbers to their last digit, and says where a fault is. @throws JsonFault */
export function parseJson(text: string): Json {
  const reader = new JsonReader(text)
  const value = reader.value(0)
  reader.end()
  return value
}

class JsonReader {
  private at = 0

  constructor(private readonly text: string) {}

  value(depth: number): Json {
    this.take(SPACE)
    if (depth > DEEPEST) throw this.fault(`is nested more than ${DEEPEST} levels deep`)
    const next = this.text[this.at]
    if (next === '"') return this.string()
    if (next === '{') return this.map(depth)
    if (next === '[') return this.list(depth)
    const word = this.word()
    // `null` is a word too.
    return word === undefined ? this.number() : word
  }

  end(): void {
    this.take(SPACE)
    if (this.at < this.text.length) throw this.fault('goes on after its end')
  }

  private map(depth: number): Json {
    const map: { [name: string]: Json } = {}
    this.at += 1
    if (this.skips('}')) return map
    do {
      this.take(SPACE)
      if (this.text[this.at] !== '"') throw this.unexpected('a name in quotes')
      const name = this.string()
      if (!this.skips(':')) throw this.unexpected('a colon')
      const value = this.value(depth + 1)
      if (name !== '__proto__') map[name] = value
      // An assignment would change what the map is.
      else Object.defineProperty(map, name, { value, configurable: true, enumerable: true, writable: true })
    } while (this.skips(','))
    if (!this.skips('}')) throw this.unexpected('a comma or }')
    return map
  }

  private list(depth: number): Json {
    const list: Json[] = []
    this.at += 1
    if (this.skips(']')) return list
    do list.push(this.value(depth + 1))
    while (this.skips(','))
    if (!this.skips(']')) throw this.unexpected('a comma or ]')
    return list
  }

  private string(): string {
    let value = ''
    this.at += 1
    for (;;) {
      value += this.take(PLAIN)
      const next = this.text[this.at]
      if (next === '"') break
      if (next !== '\\') throw this.unexpected('the end of a text')
      value += this.escaped()
    }
    this.at += 1
    return value
  }

  private escaped(): string {
    const letter = this.text[this.at + 1] ?? ''
    if (letter === 'u') {
      const digits = this.text.slice(this.at + 2, this.at + 6)
      if (!/^[0-9a-f]{4}$/i.test(digits)) throw this.fault('has an escape without four digits')
      this.at += 6
      return String.fromCharCode(Number.parseInt(digits, 16))
    }
    if (!Object.hasOwn(ESCAPES, letter)) throw this.fault('has an escape that JSON does not have')
    this.at += 2
    return ESCAPES[letter] as string
  }

  private word(): boolean | null | undefined {
    for (const [word, value] of Object.entries(WORDS)) {
      if (!this.text.startsWith(word, this.at)) continue
      this.at += word.length
      return value
    }
    return undefined
  }

  private number(): number | bigint {
    NUMBER.lastIndex = this.at
    const [text = ''] = NUMBER.exec(this.text) ?? []
    if (text === '') throw this.unexpected('a value')
    this.at += text.length
    return parseNumber(text) ?? Number(text)
  }

  /** Passes white space and then the character, if it is the next. */
  private skips(character: string): boolean {
    this.take(SPACE)
    if (this.text[this.at] !== character) return false
    this.at += 1
    return true
  }

  private take(expression: RegExp): string {
    expression.lastIndex = this.at
    const [text = ''] = expression.exec(this.text) ?? []
    this.at += text.length
    return text
  }

  private unexpected(expected: string): JsonFault {
    const next = this.text.codePointAt(this.at)
    return this.fault(
      next === undefined
        ? `ends where ${expected} must be`
        : `has ${JSON.stringify(String.fromCodePoint(next))} where ${expected} must be`,
    )
  }

  private fault(message: string): JsonFault {
    const before = this.text.slice(0, this.at)
    const line = before.split('\n').length
    return new JsonFault(message, line, this.at - before.lastIndexOf('\n'))
  }
}
