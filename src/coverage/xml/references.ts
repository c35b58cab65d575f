import { isCharacter } from './bytes.js'
import type { Source } from './source.js'

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
])

const SEMICOLON = 59
const HASH = 35
const SMALL_X = 120
const SHOWN = 40

/** The offset after the entity or character reference that begins here; -1 where its end is not there yet. */
export function referenceEnd(source: Source, from: number): number {
  return source.bytes[from + 1] === HASH ? characterEnd(source, from) : entityEnd(source, from)
}

/** Whoever declares entities of his own could make gigabytes of one line with them. */
function entityEnd(source: Source, from: number): number {
  let at = from + 1
  while (isLetter(source.bytes[at] as number)) at += 1
  const ending = source.bytes[at] === SEMICOLON
  if (!ending || at === from + 1) return source.unexpected(at, 'an & that begins no entity is written &amp;', from)
  const name = source.bytes.toString('latin1', from + 1, Math.min(at, from + SHOWN))
  if (!ENTITIES.has(name)) source.malformed(`&${name}; is none of the five entities of XML`, from)
  return at + 1
}

/** `&#65;` or `&#x41;` */
function characterEnd(source: Source, from: number): number {
  const base = source.bytes[from + 2] === SMALL_X ? 16 : 10
  const first = base === 16 ? from + 3 : from + 2
  let at = first
  let code = 0
  for (let digit = digitAt(source, at, base); digit >= 0; digit = digitAt(source, ++at, base)) {
    code = Math.min(code * base + digit, 0x110000)
  }
  if (source.bytes[at] !== SEMICOLON || at === first)
    return source.unexpected(at, 'a character reference is written &#65; or &#x41;', from)
  if (!isCharacter(code)) source.malformed('a character reference names a character that XML does not allow', from)
  return at + 1
}

/** A text with its references replaced, all of which were checked. */
export function replaced(text: string): string {
  return text.replace(/&(#x?)?(\w+);/g, (_, kind: string | undefined, name: string) => {
    if (kind === undefined) return ENTITIES.get(name) as string
    return String.fromCodePoint(Number.parseInt(name, kind === '#' ? 10 : 16))
  })
}

/** A text with a line feed at the end of each line, however it ends there. */
export function inLines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}

/** The value of an attribute: white space in it means a space, unless it is written as a reference. */
export function inValue(text: string): string {
  return replaced(text.replace(/\r\n|[\t\n\r]/g, ' '))
}

function isLetter(byte: number): boolean {
  return (byte | 32) >= 97 && (byte | 32) <= 122
}

function digitAt(source: Source, at: number, base: number): number {
  const byte = source.bytes[at] as number
  if (byte >= 48 && byte <= 57) return byte - 48
  const letter = (byte | 32) - 87
  return letter >= 10 && letter < base ? letter : -1
}
