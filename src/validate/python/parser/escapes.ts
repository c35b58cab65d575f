import { BACKSLASH, CLOSE_BRACE, OPEN_BRACE, RETURN } from '../lexer/characters.js'

export interface EscapeFault {
  start: number
  end: number
  message: string
}

/** How the text of a literal is to be read. */
export interface Reading {
  raw: boolean
  bytes: boolean
  /** Whether braces stand for themselves only in pairs, as in the text of an f-string. */
  braces: boolean
}

const SIMPLE: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
}

const DIGITS: Readonly<Record<string, number>> = { x: 2, u: 4, U: 8 }

/**
 * The value of a literal's text between two offsets. Ends of lines are line feeds, as Python has it. The names of `\N{...}` stay as
 * they are written: to resolve them takes Unicode's whole list.
 */
export function valueBetween(text: string, start: number, end: number, reading: Reading): string | EscapeFault {
  let value = ''
  let from = start
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code === RETURN) {
      value += `${text.slice(from, at)}\n`
      if (text.charCodeAt(at + 1) === 10) at += 1
      from = at + 1
    } else if (reading.braces && (code === OPEN_BRACE || code === CLOSE_BRACE) && text.charCodeAt(at + 1) === code) {
      value += text.slice(from, at + 1)
      at += 1
      from = at + 1
    } else if (code === BACKSLASH && !reading.raw) {
      const read = escapeAt(text, at, end, reading.bytes)
      if ('message' in read) return read
      value += text.slice(from, at) + read.value
      from = read.end
      at = from - 1
    } else if (code >= 128 && reading.bytes) {
      return { start: at, end: at + 1, message: 'bytes hold ASCII characters only; others are written as \\x..' }
    }
  }
  return from === start ? text.slice(start, end) : value + text.slice(from, end)
}

type Escape = { value: string; end: number } | EscapeFault

/** The escape whose backslash is at an offset; one that Python does not know stands for itself, backslash included. */
function escapeAt(text: string, at: number, end: number, bytes: boolean): Escape {
  const letter = text[at + 1] as string
  const simple = SIMPLE[letter]
  if (simple !== undefined) return { value: simple, end: at + 2 }
  if (letter === '\r') return { value: '', end: text[at + 2] === '\n' ? at + 3 : at + 2 }
  if (letter >= '0' && letter <= '7') return octal(text, at + 1, end, bytes)
  const digits = DIGITS[letter]
  if (digits !== undefined && !(bytes && letter !== 'x')) return hexadecimal(text, at, end, digits)
  if (letter === 'N' && !bytes) return named(text, at, end)
  return { value: '\\', end: at + 1 }
}

function octal(text: string, start: number, end: number, bytes: boolean): Escape {
  let at = start
  while (at < end && at < start + 3 && text.charCodeAt(at) >= 48 && text.charCodeAt(at) <= 55) at += 1
  const code = Number.parseInt(text.slice(start, at), 8)
  return { value: String.fromCharCode(bytes ? code & 255 : code), end: at }
}

function hexadecimal(text: string, at: number, end: number, digits: number): Escape {
  const written = text.slice(at + 2, Math.min(end, at + 2 + digits))
  const code = /^[0-9a-fA-F]+$/.test(written) && written.length === digits ? Number.parseInt(written, 16) : Number.NaN
  if (code <= 0x10ffff) return { value: String.fromCodePoint(code), end: at + 2 + digits }
  const message = `this escape needs ${digits} hexadecimal digits behind \\${text[at + 1]}`
  return { start: at, end: at + 2, message: code > 0x10ffff ? 'there is no such character' : message }
}

function named(text: string, at: number, end: number): Escape {
  let close = at + 3
  while (close < end && text.charCodeAt(close) !== CLOSE_BRACE) close += 1
  if (text.charCodeAt(at + 2) === OPEN_BRACE && close > at + 3 && close < end)
    return { value: text.slice(at, close + 1), end: close + 1 }
  return { start: at, end: at + 2, message: 'this escape needs the name of a character in braces: \\N{...}' }
}
