import { digitAt } from '../lines.js'
import { MAX_LINE } from '../model.js'

const LINE = ascii('<line number="')
const HITS = ascii('" hits="')
const NO_BRANCH = ascii(' branch="false"')
const BRANCH = ascii(' branch="true" condition-coverage="')
const FRACTION = ascii('% (')
const FRACTION_END = ascii(')"')
const CLOSED = ascii('/>')
const [SPACE, QUOTE, SLASH] = [32, 34, 47] as const
const MOST_DIGITS = 9

/**
 * Reads `<line>` elements as most tools write them, straight from the bytes: nine tenths of a report are such. What has
 * anything else about it is left to the scanner.
 */
export class QuickLines {
  /** Of the element that `end` read last; `total` is 0 where it has no branches. */
  line = 0
  covered = false
  taken = 0
  total = 0
  /** The number that `digits` read last. */
  private number = 0

  /** The offset after the element that begins here, and after white space; 0 where it is not as expected. */
  end(bytes: Uint8Array, start: number): number {
    let at = this.digits(bytes, after(bytes, start, LINE))
    this.line = this.number
    at = this.digits(bytes, after(bytes, at, HITS))
    this.covered = this.number > 0
    if (at === 0 || this.line > MAX_LINE || bytes[at] !== QUOTE) return 0
    this.taken = 0
    this.total = 0
    at += 1
    if (bytes[at] === SPACE) {
      const plain = after(bytes, at, NO_BRANCH)
      if (plain > 0) at = plain
      else if (bytes[at + 1] !== SLASH) at = this.branches(bytes, at)
      if (at === 0) return 0
      if (bytes[at] === SPACE) at += 1
    }
    at = after(bytes, at, CLOSED)
    return at === 0 ? 0 : afterSpace(bytes, at)
  }

  /** ` branch="true" condition-coverage="50% (1/2)"` */
  private branches(bytes: Uint8Array, start: number): number {
    let at = this.digits(bytes, after(bytes, start, BRANCH))
    at = this.digits(bytes, after(bytes, at, FRACTION))
    this.taken = this.number
    if (at === 0 || bytes[at] !== SLASH) return 0
    at = after(bytes, this.digits(bytes, at + 1), FRACTION_END)
    this.total = this.number
    return this.total === 0 || this.taken > this.total ? 0 : at
  }

  /** The offset after one to nine digits; 0 where there are none, or more, or `start` is 0. */
  private digits(bytes: Uint8Array, start: number): number {
    if (start === 0) return 0
    let at = start
    this.number = 0
    for (let digit = digitAt(bytes, at); digit >= 0; digit = digitAt(bytes, ++at))
      this.number = this.number * 10 + digit
    return at === start || at > start + MOST_DIGITS ? 0 : at
  }
}

function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'latin1'))
}

function after(bytes: Uint8Array, start: number, text: Uint8Array): number {
  if (start === 0 && text !== LINE) return 0
  for (let index = 0; index < text.length; index += 1) if (bytes[start + index] !== text[index]) return 0
  return start + text.length
}

function afterSpace(bytes: Uint8Array, start: number): number {
  let at = start
  while (bytes[at] === 10 || bytes[at] === 32 || bytes[at] === 9 || bytes[at] === 13) at += 1
  return at
}
