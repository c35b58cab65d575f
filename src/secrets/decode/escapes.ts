import type { EncodedRun, Encoding } from './encoded-runs.js'
import { isReadable, PRINTABLE } from './readable.js'

/** A way to write characters as others, and where a word that has such ones ends. */
interface Scheme {
  encoding: Encoding
  /** What every escape begins with, and of every character, 1 where it may come after that. */
  sign: string
  next: Uint8Array
  /** Of every character: 1 where it ends a word. */
  ends: Uint8Array
  form: RegExp
  /** How many escapes of ASCII a word has at the least. */
  least: number
  /** What an escape stands for. */
  number(groups: readonly (string | undefined)[]): number
  /** Whether that is a byte, rather than a character. */
  bytes: boolean
}

const HEX = '0123456789abcdefABCDEF'
const BELOW_SPACE = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')
const QUOTED = charactersOf(`${BELOW_SPACE} "'\`<>`)
const NAMED = new Map([
  ['quot', '"'],
  ['apos', "'"],
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
])

const SCHEMES: readonly Scheme[] = [
  // RFC 3986 section 2.1; what no URL has ends it.
  {
    encoding: 'url',
    sign: '%',
    next: charactersOf(HEX),
    ends: charactersOf(`${BELOW_SPACE} "'<>\\^\`{}|`),
    form: /%([0-9A-Fa-f]{2})/g,
    least: 1,
    number: ([digits]) => Number.parseInt(digits as string, 16),
    bytes: true,
  },
  // Strings of JSON (RFC 8259 section 7), JavaScript, Java and its properties, Python, Rust.
  {
    encoding: 'unicode',
    sign: '\\u',
    next: charactersOf(`${HEX}{`),
    ends: QUOTED,
    form: /\\{1,4}u(?:([0-9A-Fa-f]{4})|\{([0-9A-Fa-f]{1,6})\})/g,
    least: 1,
    number: ([four, more]) => Number.parseInt((four ?? more) as string, 16),
    bytes: false,
  },
  {
    encoding: 'hex',
    sign: '\\x',
    next: charactersOf(HEX),
    ends: QUOTED,
    form: /\\{1,4}x([0-9A-Fa-f]{2})/g,
    least: 3,
    number: ([digits]) => Number.parseInt(digits as string, 16),
    bytes: true,
  },
  // HTML and XML: a whole attribute or text, whose spaces do not end it.
  {
    encoding: 'entities',
    sign: '&',
    next: charactersOf('#qalg'),
    ends: charactersOf(`${BELOW_SPACE}"<>`),
    form: /&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(quot|apos|amp|lt|gt));/g,
    least: 2,
    number: ([decimal, hex, name]) => {
      if (name !== undefined) return (NAMED.get(name) as string).charCodeAt(0)
      return decimal === undefined ? Number.parseInt(hex as string, 16) : Number.parseInt(decimal, 10)
    },
    bytes: false,
  },
]
/** No escape is longer. */
const LONGEST_ESCAPE = 12

/** Finds words with characters that are escaped; where one stands for no printable character, the word is no text. */
export function findEscaped(content: string, found: EncodedRun[]): void {
  for (const scheme of SCHEMES) findWords(content, scheme, found)
}

function findWords(content: string, scheme: Scheme, found: EncodedRun[]): void {
  const { sign, ends } = scheme
  let floor = 0
  for (let at = content.indexOf(sign); at >= 0; at = content.indexOf(sign, Math.max(floor, at + 1))) {
    if (!isEscape(content, at, scheme)) continue
    let start = at
    while (start > floor && ends[content.charCodeAt(start - 1) & 255] === 0) start -= 1
    let end = at
    while (end < content.length && ends[content.charCodeAt(end) & 255] === 0) end += 1
    floor = end
    const decoded = unescaped(content.slice(start, end), scheme)
    if (decoded !== null) found.push({ start, end, encoding: scheme.encoding, decoded })
  }
}

function isEscape(content: string, at: number, { sign, next, form }: Scheme): boolean {
  if (next[content.charCodeAt(at + sign.length) & 255] === 0) return false
  return content.slice(at, at + LONGEST_ESCAPE).search(form) === 0
}

function unescaped(word: string, { form, least, number, bytes }: Scheme): string | null {
  let ascii = 0
  let isText = true
  const decoded = word.replace(form, (_, ...groups: (string | undefined)[]) => {
    const code = number(groups)
    if (code < 0x80) ascii += 1
    if (code < 0x80 && PRINTABLE[code] === 0) isText = false
    return bytes || code < 0x80 ? String.fromCharCode(code) : utf8(code)
  })
  return isText && ascii >= least && isReadable(decoded) ? decoded : null
}

function utf8(code: number): string {
  return code > 0x10ffff ? '\0' : Buffer.from(String.fromCodePoint(code), 'utf8').toString('latin1')
}

function charactersOf(characters: string): Uint8Array {
  const table = new Uint8Array(256)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return table
}
