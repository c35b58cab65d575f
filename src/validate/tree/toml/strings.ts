import { nameOfCharacter } from '../characters.js'
import { makeScalar } from '../make.js'
import type { ScalarNode } from '../node.js'
import { escapeAt } from './escapes.js'
import type { TomlText } from './text.js'

const [LINE_FEED, CARRIAGE_RETURN, QUOTE, BACKSLASH] = [10, 13, 34, 92]

/** Reads the string whose quotation mark, of either kind, is next. */
export function readString(toml: TomlText): ScalarNode {
  const { text, at: start } = toml
  const mark = text[start] as string
  if (text.startsWith(mark.repeat(3), start)) return readLong(toml, mark)
  const basic = mark === '"'
  const code = mark.charCodeAt(0)
  for (let at = start + 1; at < text.length; at += 1) {
    const each = text.charCodeAt(at)
    if (each === code) {
      toml.at = at + 1
      return makeScalar(text.slice(start + 1, at), 'string', styleOf(mark), start + 1, null, start, at + 1)
    }
    if ((basic && each === BACKSLASH) || toml.isControl(each)) return readSlowly(toml, mark, at)
  }
  return readSlowly(toml, mark, text.length)
}

/** Reads a string on one line that has more than plain characters; up to `from` it has none. */
function readSlowly(toml: TomlText, mark: string, from: number): ScalarNode {
  const { text, at: start } = toml
  const value = new Pieces(text, start + 1)
  let at = from
  for (;;) {
    if (at >= text.length || toml.isLineEnd(at)) {
      const end = endOfUnclosed(text, value.from, at)
      toml.tear('This string is not closed on its line: its quotation mark is missing.', start, end)
      toml.at = end
      return value.scalar(mark, start, end, end)
    }
    const code = text.charCodeAt(at)
    if (text[at] === mark) break
    if (code === BACKSLASH && mark === '"') at = value.escape(toml, at, false)
    else {
      if (toml.isControl(code)) controlCharacter(toml, at)
      at += 1
    }
  }
  toml.at = at + 1
  return value.scalar(mark, start, at, at + 1)
}

/** Reads a string in three quotation marks on each side, which can have several lines. */
function readLong(toml: TomlText, mark: string): ScalarNode {
  const { text, at: start } = toml
  let at = start + 3
  if (toml.isLineEnd(at)) at += text.charCodeAt(at) === CARRIAGE_RETURN ? 2 : 1
  const value = new Pieces(text, at)
  for (;;) {
    if (at >= text.length) {
      toml.tear(`This string is never closed: ${mark.repeat(3)} is missing.`, start, start + 3)
      toml.at = at
      return value.scalar(mark, start, at, at)
    }
    const code = text.charCodeAt(at)
    if (text[at] === mark && text.startsWith(mark.repeat(3), at)) break
    if (code === BACKSLASH && mark === '"') at = value.escape(toml, at, true)
    else {
      if (toml.isControl(code) && !isBreak(text, at)) controlCharacter(toml, at)
      at += 1
    }
  }
  // Up to two quotation marks can stand directly before those that close.
  let more = 0
  while (more < 2 && text[at + 3 + more] === mark) more += 1
  toml.at = at + 3 + more
  return value.scalar(mark, start, at + more, toml.at)
}

/** The value of a string with escapes while it is read, and where its pieces are from. */
class Pieces {
  private value = ''
  private copied: number
  private readonly pieces: number[]

  constructor(
    private readonly text: string,
    private readonly origin: number,
  ) {
    this.copied = origin
    this.pieces = [0, origin]
  }

  /** Where the text that is not yet taken in begins. */
  get from(): number {
    return this.copied
  }

  /** Takes in the escape at that offset, and gives where it ends. */
  escape(toml: TomlText, at: number, long: boolean): number {
    const found = escapeAt(toml, at, long)
    if (found === null) return at + (at + 1 >= this.text.length || toml.isLineEnd(at + 1) ? 1 : 2)
    this.value += this.text.slice(this.copied, at)
    if (this.pieces.at(-1) !== at) this.pieces.push(this.value.length, at)
    this.value += found.value
    this.copied = found.end
    // What stands for nothing, a line's end with the white space before the next text, has no index.
    if (found.value === '' && this.pieces.at(-2) === this.value.length) this.pieces.length -= 2
    this.pieces.push(this.value.length, found.end)
    return found.end
  }

  scalar(mark: string, start: number, to: number, end: number): ScalarNode {
    const text = this.value + this.text.slice(this.copied, to)
    const pieces = this.pieces.length > 2 ? this.pieces : null
    return makeScalar(text, 'string', styleOf(mark), this.pieces[1] ?? this.origin, pieces, start, end)
  }
}

function styleOf(mark: string): 'single' | 'double' {
  return mark.charCodeAt(0) === QUOTE ? 'double' : 'single'
}

/** Where a string most likely was to end that the line's end cuts off: before the punctuation that follows it. */
function endOfUnclosed(text: string, start: number, end: number): number {
  let at = end
  while (at > start && CLOSING.test(text[at - 1] as string)) at -= 1
  return at
}

const CLOSING = /[\s,\]}]/

function isBreak(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) === LINE_FEED)
}

function controlCharacter(toml: TomlText, at: number): void {
  if (toml.faults.full) return
  const code = toml.text.charCodeAt(at)
  const written = `\\u${code.toString(16).padStart(4, '0')}`
  const message = `A string cannot hold ${nameOfCharacter(toml.text, at)} as it is: between quotation marks it is written ${written}.`
  toml.fault(message, at, at + 1)
}
