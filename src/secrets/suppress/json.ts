/** A value of a JSON text and where it begins: numbers as they are written, so that they can be written back. */
export type Json = JsonObject | JsonArray | JsonText | JsonNumber | JsonWord

export interface JsonObject {
  kind: 'object'
  at: number
  members: Map<string, Json>
}

export interface JsonArray {
  kind: 'array'
  at: number
  items: Json[]
}

export interface JsonText {
  kind: 'text'
  at: number
  value: string
}

export interface JsonNumber {
  kind: 'number'
  at: number
  source: string
}

export interface JsonWord {
  kind: 'word'
  at: number
  value: boolean | null
}

/** Thrown where a text is no JSON: what is wrong, and at which offset. */
export class JsonFault extends Error {
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message)
    this.name = 'JsonFault'
  }
}

// Baselines are five levels deep; the reader recurses.
const DEEPEST = 50

const SPACE = /[\t\n\r ]*/y
const PLAIN = /[^"\\\u0000-\u001f]*/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y
const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['true', true],
  ['false', false],
  ['null', null],
])

/** Reads a JSON text. Of members of one name the last counts. @throws JsonFault */
export function parseJson(text: string): Json {
  const reader = new Reader(text)
  const value = reader.value(0)
  reader.end()
  return value
}

class Reader {
  private at = 0

  constructor(private readonly text: string) {
    this.pass(SPACE)
  }

  value(depth: number): Json {
    if (depth > DEEPEST) throw new JsonFault(`is nested more than ${DEEPEST} levels deep`, this.at)
    const at = this.at
    const value = this.valueAt(at, depth)
    this.pass(SPACE)
    return value
  }

  end(): void {
    if (this.at < this.text.length) throw this.fault()
  }

  private valueAt(at: number, depth: number): Json {
    const first = this.text[at]
    if (first === '{') return this.object(at, depth)
    if (first === '[') return this.array(at, depth)
    if (first === '"') return { kind: 'text', at, value: this.string() }
    for (const [word, value] of WORDS) {
      if (!this.text.startsWith(word, at)) continue
      this.at += word.length
      return { kind: 'word', at, value }
    }
    const source = this.pass(NUMBER)
    if (source === '') throw this.fault()
    return { kind: 'number', at, source }
  }

  private object(at: number, depth: number): JsonObject {
    const members = new Map<string, Json>()
    this.list('}', () => {
      if (this.text[this.at] !== '"') throw this.fault()
      const name = this.string()
      this.pass(SPACE)
      this.take(':')
      members.set(name, this.value(depth + 1))
    })
    return { kind: 'object', at, members }
  }

  private array(at: number, depth: number): JsonArray {
    const items: Json[] = []
    this.list(']', () => items.push(this.value(depth + 1)))
    return { kind: 'array', at, items }
  }

  private list(close: string, readOne: () => void): void {
    this.at += 1
    this.pass(SPACE)
    if (this.text[this.at] !== close) {
      readOne()
      while (this.text[this.at] === ',') {
        this.take(',')
        readOne()
      }
    }
    if (this.text[this.at] !== close) throw this.fault()
    this.at += 1
  }

  private string(): string {
    const start = this.at
    this.at += 1
    this.pass(PLAIN)
    while (this.text[this.at] === '\\') {
      if (this.pass(ESCAPE) === '') throw this.fault()
      this.pass(PLAIN)
    }
    if (this.text[this.at] !== '"') throw this.fault()
    this.at += 1
    return JSON.parse(this.text.slice(start, this.at)) as string
  }

  private take(sign: string): void {
    if (this.text[this.at] !== sign) throw this.fault()
    this.at += 1
    this.pass(SPACE)
  }

  /** What the pattern matches here, passed over. */
  private pass(pattern: RegExp): string {
    pattern.lastIndex = this.at
    const [found = ''] = pattern.exec(this.text) ?? []
    this.at += found.length
    return found
  }

  private fault(): JsonFault {
    const { text, at } = this
    if (at >= text.length) return new JsonFault('is no JSON: it is cut off here', at)
    if (/^(?:<{7}|={7}|>{7})/.test(text.slice(at, at + 7))) {
      return new JsonFault('is no JSON: a merge left a conflict here that nobody has settled', at)
    }
    const found = JSON.stringify(String.fromCodePoint(text.codePointAt(at) as number))
    return new JsonFault(`is no JSON: ${found} cannot stand here`, at)
  }
}
