import { quoted } from '../../words/quoted.js'
import { nameOfCharacter } from '../characters.js'
import type { Pieces } from './pieces.js'
import type { Reader } from './reader.js'
import { isHexadecimal } from './types.js'

const LAST_CODE = 0x10ffff

/** What a character after a backslash stands for. */
const SIMPLE = new Map<string, string>([
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['t', '\t'],
  ['\t', '\t'],
  ['n', '\n'],
  ['v', '\v'],
  ['f', '\f'],
  ['r', '\r'],
  ['e', '\u001b'],
  [' ', ' '],
  ['"', '"'],
  ['/', '/'],
  ['\\', '\\'],
  ['N', '\u0085'],
  ['_', '\u00a0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
])

/** How many hexadecimal digits follow. */
const CODED = new Map<string, number>([
  ['x', 2],
  ['u', 4],
  ['U', 8],
])

/** Puts down what the escape sequence at an offset stands for; returns where it ends. */
export function readEscape(reader: Reader, pieces: Pieces, at: number): number {
  const { text } = reader
  const letter = text[at + 1] ?? ''
  const simple = SIMPLE.get(letter)
  if (simple !== undefined) {
    pieces.put(simple, at)
    return at + 2
  }
  const length = CODED.get(letter)
  if (length === undefined) return wrong(reader, pieces, at, at + 2, unknown(text, at))
  let end = at + 2
  while (end < at + 2 + length && end < text.length && isHexadecimal(text.charCodeAt(end))) end += 1
  if (end < at + 2 + length) {
    return wrong(reader, pieces, at, end, `${quoted(`\\${letter}`)} needs ${length} hexadecimal digits after it.`)
  }
  const code = Number.parseInt(text.slice(at + 2, end), 16)
  if (code > LAST_CODE) return wrong(reader, pieces, at, end, 'No character has a code beyond U+10FFFF.')
  pieces.put(String.fromCodePoint(code), at)
  return end
}

function unknown(text: string, at: number): string {
  const name = nameOfCharacter(text, at + 1)
  return `A backslash in double quotation marks cannot stand before ${name}: write \`\\\\\`, or single quotation marks.`
}

function wrong(reader: Reader, pieces: Pieces, at: number, end: number, message: string): number {
  const last = Math.min(end, reader.size)
  reader.fault('yaml/syntax', message, at, last)
  pieces.add(at, last)
  return last
}
