import { lengthOfCharacter } from '../characters.js'
import type { TomlText } from './text.js'

const ESCAPES = new Map([
  ['b', '\b'],
  ['t', '\t'],
  ['n', '\n'],
  ['f', '\f'],
  ['r', '\r'],
  ['"', '"'],
  ['\\', '\\'],
])

/** What an escape stands for, and where it ends. */
interface Escape {
  value: string
  end: number
}

/** The escape at that offset; null where it is none, which is reported. In `long` strings the end of a line can be escaped. */
export function escapeAt(toml: TomlText, at: number, long: boolean): Escape | null {
  const { text } = toml
  const letter = text[at + 1] ?? ''
  const known = ESCAPES.get(letter)
  if (known !== undefined) return { value: known, end: at + 2 }
  if (letter === 'u' || letter === 'U') return unicode(toml, at, letter === 'u' ? 4 : 8)
  if (letter === 'e') return newer(toml, at, '\x1b', 2, '\\u001b')
  if (letter === 'x') return hexadecimal(toml, at)
  const end = long ? endOfBlank(toml, at + 1) : at
  if (end > at) return { value: '', end }
  const character = text.slice(at + 1, at + 1 + lengthOfCharacter(text, at + 1))
  const named = character.trim() === '' ? 'A backslash before white space' : `\\${character}`
  const message = `${named} is no escape that TOML has; a backslash itself is written \\\\, or the text stands in '…'.`
  toml.fault(message, at, at + 1 + (character.trim() === '' ? 0 : character.length))
  return null
}

function unicode(toml: TomlText, at: number, digits: number): Escape | null {
  const written = toml.text.slice(at + 2, at + 2 + digits)
  if (!/^[0-9a-fA-F]+$/.test(written) || written.length < digits) {
    const message = `\\${toml.text[at + 1]} must be followed by ${digits === 4 ? 'four' : 'eight'} hexadecimal digits.`
    toml.fault(message, at, at + 2)
    return null
  }
  const code = Number.parseInt(written, 16)
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
    toml.fault(`There is no character with the number ${written.toUpperCase()}.`, at, at + 2 + digits)
    return { value: '\ufffd', end: at + 2 + digits }
  }
  return { value: String.fromCodePoint(code), end: at + 2 + digits }
}

function hexadecimal(toml: TomlText, at: number): Escape | null {
  const digits = toml.text.slice(at + 2, at + 4)
  if (!/^[0-9a-fA-F]{2}$/.test(digits)) {
    toml.fault('\\x is no escape that TOML 1.0 has; a backslash itself is written \\\\.', at, at + 2)
    return null
  }
  return newer(toml, at, String.fromCharCode(Number.parseInt(digits, 16)), 4, `\\u00${digits.toLowerCase()}`)
}

/** An escape that TOML 1.1 brought. */
function newer(toml: TomlText, at: number, value: string, length: number, right: string): Escape {
  const written = toml.text.slice(at, at + length)
  toml.fault(`${written} came with TOML 1.1, which many readers do not know; TOML 1.0 has ${right}.`, at, at + length)
  return { value, end: at + length }
}

/** Where text goes on behind the end of a line and white space; `at` where there is no end of a line. */
function endOfBlank(toml: TomlText, at: number): number {
  const { text } = toml
  let broken = false
  let end = at
  for (; end < text.length; end += 1) {
    if (toml.isLineEnd(end)) broken = true
    else if (text[end] !== ' ' && text[end] !== '\t' && !(text[end] === '\r' && text[end + 1] === '\n')) break
  }
  return broken ? end : at - 1
}
