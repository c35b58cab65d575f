import { BEYOND, codeAt, lengthOfSequence, NAMING, NEITHER, naming, WITHIN } from './bytes.js'
import type { Source } from './source.js'

/** How many names a document may have; reports have some dozens. */
export const MOST_NAMES = 500
const LONGEST_NAME = 256
const SLOTS = 2048

/** The names of elements and attributes in a document: each is made a string once, and is a small number from then on. */
export class Names {
  /** The number of the name that `end` came upon last. */
  last = 0
  private readonly texts: string[] = []
  private readonly bytes: Uint8Array[] = []
  private readonly hashes = new Int32Array(MOST_NAMES)
  private readonly slots = new Int16Array(SLOTS).fill(-1)
  /** The name that came after each name: mostly it does so again. */
  private readonly followers = new Int16Array(MOST_NAMES).fill(-1)
  private readonly numbers = new Map<string, number>()

  constructor(private readonly source: Source) {}

  /** The offset after the name that begins here; -1 where the name may go on beyond what is there. */
  end(from: number, what: string): number {
    const { bytes } = this.source
    const guess = this.followers[this.last] as number
    const guessed = guess < 0 ? -1 : this.endOf(guess, from)
    if (guessed >= 0 && guessed < this.source.limit) {
      this.last = guess
      return guessed
    }
    let at = from
    let hash = 0
    let kind = NAMING[bytes[at] as number] as number
    if (kind === WITHIN) return this.source.malformed(`${what} must begin with a letter, _ or :`, from)
    while (kind !== NEITHER) {
      const next = kind === BEYOND ? this.wide(at, at === from) : at + 1
      if (next < 0) return -1
      if (next === at) break
      for (; at < next; at += 1) hash = (Math.imul(hash, 31) + (bytes[at] as number)) | 0
      kind = NAMING[bytes[at] as number] as number
    }
    if (at === from) return this.source.unexpected(at, `${what} must begin with a letter, _ or :`)
    if (at - from > LONGEST_NAME) throw this.source.refusal(`has a name longer than ${LONGEST_NAME} bytes`, from)
    if (at === this.source.limit) return -1
    const number = this.numberOf(from, at, hash)
    this.followers[this.last] = number
    this.last = number
    return at
  }

  text(number: number): string {
    return this.texts[number] as string
  }

  /** The number of a name; undefined where the document had none such so far. */
  number(text: string): number | undefined {
    return this.numbers.get(text)
  }

  /** The offset after the character beyond ASCII, the same one where it does not belong in a name. */
  private wide(at: number, first: boolean): number {
    const { bytes, limit } = this.source
    const length = lengthOfSequence(bytes[at] as number)
    if (length > 0 && at + length > limit) return -1
    const kind = length === 0 ? NEITHER : naming(codeAt(bytes, at, length))
    return kind === NEITHER || (first && kind === WITHIN) ? at : at + length
  }

  private numberOf(start: number, end: number, hash: number): number {
    let slot = (hash ^ (hash >>> 15)) & (SLOTS - 1)
    for (let known = this.slots[slot] as number; known >= 0; known = this.slots[slot] as number) {
      if (this.hashes[known] === hash && this.endOf(known, start) === end) return known
      slot = (slot + 1) & (SLOTS - 1)
    }
    const number = this.texts.length
    if (number === MOST_NAMES)
      throw this.source.refusal(`has more than ${MOST_NAMES} names of elements and attributes`, start)
    const text = this.source.bytes.toString('utf8', start, end)
    // As a key, the string is the one that the same literal in a reader is: telling them apart takes one comparison.
    this.texts.push(Object.keys({ [text]: 0 })[0] as string)
    this.bytes.push(Uint8Array.prototype.slice.call(this.source.bytes, start, end))
    this.hashes[number] = hash
    this.slots[slot] = number
    this.numbers.set(text, number)
    return number
  }

  /** The offset after the name, where that is the one that begins here; -1 otherwise. */
  private endOf(number: number, from: number): number {
    const { bytes } = this.source
    const name = this.bytes[number] as Uint8Array
    for (let index = 0; index < name.length; index += 1) if (name[index] !== bytes[from + index]) return -1
    const end = from + name.length
    return NAMING[bytes[end] as number] === NEITHER ? end : -1
  }
}
