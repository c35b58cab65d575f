import type { Attributes } from '../xml.js'
import { CODED, kindsOf, WIDE } from './bytes.js'
import { MOST_NAMES, type Names } from './names.js'
import { inValue, referenceEnd } from './references.js'
import type { Source } from './source.js'
import type { ShortTexts } from './texts.js'

const MOST_DIGITS = 10

const [QUOTE, AMPERSAND, APOSTROPHE, LESS, EQUAL] = [34, 38, 39, 60, 61] as const
const IN_QUOTES = kindsOf('"&<', '\t\n\r')
const IN_APOSTROPHES = kindsOf("'&<", '\t\n\r')

/** The attributes of one element as slices of the source, by the numbers of their names; used again for the next. */
export class SlicedAttributes implements Attributes {
  /** Which element each name was met in last: those of the current one are its attributes. */
  private readonly elements = new Float64Array(MOST_NAMES)
  private readonly starts = new Int32Array(MOST_NAMES)
  private readonly ends = new Int32Array(MOST_NAMES)
  private readonly kinds = new Uint8Array(MOST_NAMES)
  private element = 0

  constructor(
    private readonly source: Source,
    private readonly names: Names,
    private readonly texts: ShortTexts,
  ) {}

  /** Begins another element. */
  begin(): void {
    this.element += 1
  }

  /** The offset after the attribute that begins here, which is added; -1 where its end is not there yet. */
  read(start: number): number {
    const { source, names } = this
    const named = names.end(start, 'the name of an attribute')
    if (named < 0) return -1
    const name = names.last
    const equal = source.space(named)
    if (source.bytes[equal] !== EQUAL) return source.unexpected(equal, 'an attribute must have a value: = belongs here')
    const quote = source.space(equal + 1)
    const byte = source.bytes[quote]
    if (byte !== QUOTE && byte !== APOSTROPHE)
      return source.unexpected(quote, 'the value of an attribute must be quoted')
    source.met = 0
    const end = this.valueEnd(quote + 1, byte === QUOTE ? IN_QUOTES : IN_APOSTROPHES)
    if (end < 0) return -1
    if (!this.add(name, quote + 1, end, source.met))
      source.malformed(`an element has the attribute ${names.text(name)} twice`, start)
    return end + 1
  }

  get(name: string): string | undefined {
    const number = this.numberOf(name)
    if (number < 0) return undefined
    const start = this.starts[number] as number
    const end = this.ends[number] as number
    const kinds = this.kinds[number] as number
    if (kinds === 0) return this.texts.of(this.source.bytes, start, end)
    return inValue(this.source.bytes.toString((kinds & WIDE) === 0 ? 'latin1' : 'utf8', start, end))
  }

  whole(name: string): number {
    const number = this.numberOf(name)
    if (number < 0) return -1
    const { bytes } = this.source
    const start = this.starts[number] as number
    const end = this.ends[number] as number
    // References to digits: nobody writes them, and they mean what they mean.
    if (this.kinds[number] !== 0) return wholeOf(this.get(name) as string)
    if (end === start || end - start > MOST_DIGITS) return -1
    let whole = 0
    for (let at = start; at < end; at += 1) {
      const digit = (bytes[at] as number) - 48
      if (digit < 0 || digit > 9) return -1
      whole = whole * 10 + digit
    }
    return whole
  }

  private valueEnd(start: number, kinds: Uint8Array): number {
    const { source } = this
    let at = start
    while (at >= 0) {
      at = source.scan(at, kinds)
      const byte = source.bytes[at]
      if (byte === AMPERSAND) {
        source.met |= CODED
        at = referenceEnd(source, at)
      } else if (byte === LESS) source.malformed('< in the value of an attribute is written &lt;', at)
      else return at
    }
    return -1
  }

  /** `kinds` is 0 where the value is nothing but ASCII and stands for itself. False where there is one of that name. */
  private add(name: number, start: number, end: number, kinds: number): boolean {
    if (this.elements[name] === this.element) return false
    this.elements[name] = this.element
    this.starts[name] = start
    this.ends[name] = end
    this.kinds[name] = kinds
    return true
  }

  private numberOf(name: string): number {
    const number = this.names.number(name)
    return number !== undefined && this.elements[number] === this.element ? number : -1
  }
}

function wholeOf(text: string): number {
  return /^\d{1,10}$/.test(text) ? Number(text) : -1
}
