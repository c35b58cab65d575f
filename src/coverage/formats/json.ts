import { bytesOf } from '../../gate/bytes.js'
import { MAX_LINE } from '../model.js'
import { ReportRefused } from '../refusal.js'
import { offsetOfError } from './json-syntax.js'

/** A report in JSON is held whole, so it has an end. */
export const LARGEST_JSON = 1 << 28

const LINE_FEED = 10
const [QUOTE, OPEN_LIST, BACKSLASH, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [34, 91, 92, 93, 123, 125] as const
const SHOWN = 60

/** Reports nest some ten deep. The parser takes fifty bytes of memory for each bracket. */
const DEEPEST = 1000

/** Reads a report in JSON whole. @throws ReportRefused, with line and column where it is no JSON */
export async function readJson(pieces: AsyncIterable<Uint8Array>): Promise<JsonValue> {
  const text = decoded(await whole(pieces))
  if (isDeep(text)) throw new ReportRefused(`nests its values more than ${DEEPEST} deep`)
  try {
    return new JsonValue(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw notJson(text)
    throw error
  }
}

/** Whether brackets that nobody closes, outside of texts, come to more than `DEEPEST`. */
function isDeep(text: string): boolean {
  let depth = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) {
      at = endOfText(text, at)
    } else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      depth += 1
      if (depth > DEEPEST) return true
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1
  }
  return false
}

/** The offset of the quote that ends the text which begins at another; the end of all where there is none. */
function endOfText(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0
    while (text.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes += 1
    if (escapes % 2 === 0) return at
  }
  return text.length
}

async function whole(pieces: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const bytes = await bytesOf(pieces, LARGEST_JSON + 1)
  if (bytes.length <= LARGEST_JSON) return bytes
  throw new ReportRefused('is larger than 256 MiB, the most that is read of a JSON report')
}

/** UTF-8, or UTF-16 where a byte order mark says so; the mark is dropped. */
function decoded(bytes: Uint8Array): string {
  const mark = bytes.length < 2 ? 0 : (bytes[0] as number) * 256 + (bytes[1] as number)
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8'
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    if (encoding !== 'utf-8') throw new ReportRefused(`begins as ${encoding.toUpperCase()} and is not valid in it`)
    const line = lineOfWrongBytes(bytes)
    throw new ReportRefused(`is not valid UTF-8: line ${line} has bytes that are no text`, line)
  }
}

function lineOfWrongBytes(bytes: Uint8Array): number {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let line = 1
  for (let start = 0; ; line += 1) {
    const feed = bytes.indexOf(LINE_FEED, start)
    if (feed < 0) return line
    try {
      decoder.decode(bytes.subarray(start, feed))
    } catch {
      return line
    }
    start = feed + 1
  }
}

function notJson(text: string): ReportRefused {
  const offset = offsetOfError(text)
  const start = text.lastIndexOf('\n', offset - 1) + 1
  let line = 1
  for (let feed = text.indexOf('\n'); feed >= 0 && feed < start; feed = text.indexOf('\n', feed + 1)) line += 1
  const column = offset - start + 1
  const at = `line ${line}, column ${column}`
  if (offset >= text.length) return new ReportRefused(`is not valid JSON: it ends at ${at}, cut off`, line, column)
  const found = JSON.stringify(String.fromCodePoint(text.codePointAt(offset) as number))
  return new ReportRefused(`is not valid JSON: ${at} has ${found} where it cannot stand`, line, column)
}

/** A value of a report and where it stands, which a refusal names: nothing about a value is taken for granted. */
export class JsonValue {
  constructor(
    /** As `JSON.parse` gives it; undefined where there is no such member. */
    readonly raw: unknown,
    private readonly parent: JsonValue | null = null,
    private readonly key: string | number = '',
  ) {}

  /** `$.files["src/a.py"].missing_lines[3]` */
  get path(): string {
    if (this.parent === null) return '$'
    const plain = typeof this.key === 'string' && /^[A-Za-z_]\w{0,40}$/.test(this.key)
    return this.parent.path + (plain ? `.${this.key}` : `[${shown(this.key)}]`)
  }

  /** A member of the object that this must be. */
  member(key: string): JsonValue {
    const object = this.object()
    return new JsonValue(Object.hasOwn(object, key) ? object[key] : undefined, this, key)
  }

  /** A member of the object that this must be; null where it is missing or null. */
  optional(key: string): JsonValue | null {
    const member = this.member(key)
    return member.raw === undefined || member.raw === null ? null : member
  }

  /** The members of the object that this must be. */
  *members(): Generator<[string, JsonValue]> {
    const object = this.object()
    for (const key of Object.keys(object)) yield [key, new JsonValue(object[key], this, key)]
  }

  /** The items of the array that this must be. */
  *items(): Generator<JsonValue> {
    const array = this.array()
    for (let index = 0; index < array.length; index += 1) yield new JsonValue(array[index], this, index)
  }

  get isObject(): boolean {
    return typeof this.raw === 'object' && this.raw !== null && !Array.isArray(this.raw)
  }

  object(): Readonly<Record<string, unknown>> {
    if (!this.isObject) throw this.refusal('an object')
    return this.raw as Readonly<Record<string, unknown>>
  }

  array(): readonly unknown[] {
    if (!Array.isArray(this.raw)) throw this.refusal('an array')
    return this.raw
  }

  text(): string {
    if (typeof this.raw !== 'string') throw this.refusal('a text')
    return this.raw
  }

  /** A whole number from 0. */
  whole(): number {
    if (!isWhole(this.raw)) throw this.refusal('a whole number')
    return this.raw
  }

  line(): number {
    if (!isWhole(this.raw) || this.raw > MAX_LINE) throw this.refusal('a line number')
    return this.raw
  }

  /** Whether a count of executions is above zero; negative ones come from counters that went wrong. */
  ran(): boolean {
    if (typeof this.raw !== 'number') throw this.refusal('a count')
    return this.raw > 0
  }

  /** That something else belongs where this stands. */
  refusal(wanted: string): ReportRefused {
    return new ReportRefused(`has ${this.found()} at ${this.path}, where ${wanted} belongs`)
  }

  private found(): string {
    if (this.raw === undefined) return 'nothing'
    if (Array.isArray(this.raw)) return 'an array'
    return this.isObject ? 'an object' : shown(this.raw)
  }
}

/** Whether it is a whole number from 0 that JavaScript holds exactly. */
export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

/** A value short enough for a message, as JSON has it. */
function shown(value: unknown): string {
  return JSON.stringify(typeof value === 'string' && value.length > SHOWN ? `…${value.slice(-SHOWN)}` : value)
}
