import { nameOfCharacter } from '../characters.js'
import { makeScalar } from '../make.js'
import type { ScalarNode } from '../node.js'
import { Pieces } from './pieces.js'
import { isBlank, isBreak, isGap, type Reader } from './reader.js'
import { typeOfPlain } from './types.js'

const [LINE_FEED, RETURN, HASH, PERCENT, COMMA, DASH, COLON, QUESTION, AT] = [
  10, 13, 35, 37, 44, 45, 58, 63, 64,
] as const
const [OPEN_LIST, CLOSE_LIST, BACKTICK, OPEN_MAP, BAR, CLOSE_MAP] = [91, 93, 96, 123, 124, 125] as const
const GREATER = 62

/**
 * Passes what stands on one line of a plain scalar, up to a line break, a comment, a colon that ends a key, or in brackets
 * their punctuation. Returns where the text ends, without white space behind it.
 */
export function plainLine(reader: Reader, inBrackets: boolean): number {
  const { text, size, at: start } = reader
  let at = start
  for (; at < size; at += 1) {
    const code = text.charCodeAt(at)
    if (code > COLON) {
      if (inBrackets && isPunctuation(code)) break
    } else if (code === COLON) {
      if (isGap(text, at + 1) || (inBrackets && isPunctuation(text.charCodeAt(at + 1)))) break
    } else if (code === LINE_FEED || code === RETURN) break
    else if (code === HASH) {
      if (at > start && isBlank(text, at - 1)) break
    } else if (code === COMMA && inBrackets) break
  }
  reader.at = at
  while (at > start && isBlank(text, at - 1)) at -= 1
  return at
}

/**
 * The plain scalar whose first line has been passed, with the lines on which it goes on. Lines of a scalar are deeper than
 * what is around it.
 */
export function plainFrom(reader: Reader, start: number, end: number, parent: number, inBrackets: boolean): ScalarNode {
  const { text } = reader
  reader.ended = end
  reader.atKeyLine = false
  if (!isBreak(text, reader.at) || !goesOn(reader, parent, inBrackets)) return plainOf(reader, start, end)
  const pieces = new Pieces(text)
  pieces.add(start, end)
  let last = end
  do {
    const from = reader.at
    const lineEnd = plainLine(reader, inBrackets)
    if (reader.code() === COLON && !inBrackets) {
      reader.at = from
      reader.atKeyLine = true
      break
    }
    if (reader.tab >= 0 && reader.tab - reader.line <= parent) reader.faultTab(reader.tab)
    pieces.fold(last, from)
    pieces.add(from, lineEnd)
    last = lineEnd
    reader.ended = lineEnd
  } while (isBreak(text, reader.at) && goesOn(reader, parent, inBrackets))
  if (last === end) return plainOf(reader, start, end)
  const { text: whole, origin, pieces: places } = pieces.finish(start)
  return makeScalar(whole, 'string', 'plain', origin, places, start, last)
}

/** The plain scalar that stands there, on one line. */
export function plainOf(reader: Reader, start: number, end: number): ScalarNode {
  const text = reader.text.slice(start, end)
  return makeScalar(text, typeOfPlain(text), 'plain', start, null, start, end)
}

// From a line's end to the next line with content: whether that can belong to the same scalar.
function goesOn(reader: Reader, parent: number, inBrackets: boolean): boolean {
  const comments = reader.comments.length
  reader.skip()
  if (reader.column <= parent || reader.comments.length > comments) return false
  if (!inBrackets) return true
  const code = reader.code()
  if (isPunctuation(code)) return false
  return code !== COLON || !(isGap(reader.text, reader.at + 1) || isPunctuation(reader.text.charCodeAt(reader.at + 1)))
}

/** Whether it is a letter, a digit or the like, which begins nothing but a plain scalar. */
export function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95 || code > 127
  )
}

/** Says where the character cannot begin a plain scalar. */
export function checkFirst(reader: Reader, inBrackets: boolean): void {
  const { at } = reader
  const why = whyNotFirst(reader, reader.code(), inBrackets)
  if (why !== null) {
    const name = nameOfCharacter(reader.text, at)
    reader.fault('yaml/syntax', `A value cannot begin with ${name}${why}.`, at, at + 1)
  }
}

function whyNotFirst({ text, at }: Reader, code: number, inBrackets: boolean): string | null {
  if (code === AT || code === BACKTICK) return ', which YAML reserves: put it in quotation marks'
  if (code === PERCENT) return ', which begins a directive: put it in quotation marks'
  if (code === HASH) return ': a comment needs white space before it'
  if (code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP) {
    return ' outside of brackets: put it in quotation marks, or look for what is missing before it'
  }
  if (code === BAR || code === GREATER) return ', which begins a block scalar, here: put it in quotation marks'
  if (code !== DASH && code !== QUESTION) return null
  if (!isGap(text, at + 1) && !(inBrackets && isPunctuation(text.charCodeAt(at + 1)))) return null
  return code === DASH && inBrackets ? ' within brackets, where commas separate items' : ' here'
}

/** Whether it separates or encloses values in brackets. */
export function isPunctuation(code: number): boolean {
  return code === COMMA || code === OPEN_LIST || code === CLOSE_LIST || code === OPEN_MAP || code === CLOSE_MAP
}
