import { quoted } from '../../words/quoted.js'
import { nameOfCharacter } from '../characters.js'
import { makeScalar } from '../make.js'
import type { ScalarNode } from '../node.js'
import type { JsonText } from './text.js'

const [LINE_FEED, CARRIAGE_RETURN, SPACE, DOUBLE, SINGLE, BACKSLASH, SMALL_U] = [10, 13, 32, 34, 39, 92, 117]

const ESCAPES = new Map<number, string>([
  [34, '"'],
  [47, '/'],
  [92, '\\'],
  [98, '\b'],
  [102, '\f'],
  [110, '\n'],
  [114, '\r'],
  [116, '\t'],
])

/** Reads the string whose quotation mark is next. */
export function readString(json: JsonText, isKey: boolean): ScalarNode {
  const { text, at: start } = json
  const mark = text.charCodeAt(start)
  if (mark === DOUBLE) {
    for (let at = start + 1; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === DOUBLE) {
        json.at = at + 1
        return makeScalar(text.slice(start + 1, at), 'string', 'double', start + 1, null, start, at + 1)
      }
      if (code === BACKSLASH || code < SPACE) return readSlowly(json, mark, at, isKey)
    }
  }
  return readSlowly(json, mark, start + 1, isKey)
}

/** Reads a string that has more than plain characters; up to `from` it has none. */
function readSlowly(json: JsonText, mark: number, from: number, isKey: boolean): ScalarNode {
  const { text, at: start } = json
  const pieces = [0, start + 1]
  let value = ''
  let copied = start + 1
  let at = from
  for (;;) {
    const code = at < text.length ? text.charCodeAt(at) : LINE_FEED
    if (code === mark) break
    if (code === LINE_FEED || code === CARRIAGE_RETURN) {
      at = endOfUnclosed(text, start, at, isKey)
      value = copied <= at ? value + text.slice(copied, at) : value
      return finish(json, value, pieces, false, Math.max(at, copied))
    }
    if (code < SPACE) controlCharacter(json, at)
    if (code !== BACKSLASH) {
      at += 1
      continue
    }
    const escaped = escapeAt(json, mark, at)
    if (escaped === null) {
      at += isBreak(text.charCodeAt(at + 1)) || at + 1 >= text.length ? 1 : 2
      continue
    }
    value += text.slice(copied, at)
    if (pieces.at(-1) !== at) pieces.push(value.length, at)
    value += escaped
    at += text.charCodeAt(at + 1) === SMALL_U ? 6 : 2
    pieces.push(value.length, at)
    copied = at
  }
  value += text.slice(copied, at)
  return finish(json, value, pieces, true, at + 1)
}

function finish(json: JsonText, value: string, pieces: readonly number[], closed: boolean, end: number): ScalarNode {
  const { text, at: start } = json
  json.at = end
  const single = text.charCodeAt(start) === SINGLE
  if (!closed) {
    json.torn = true
    json.fault('This string is not closed on its line: its quotation mark is missing.', start, end)
  } else if (single) {
    json.fault(`JSON writes strings in double quotation marks: ${quoted(`"${value}"`)}.`, start, end)
  }
  const escaped = pieces.length > 2
  return makeScalar(value, 'string', single ? 'single' : 'double', start + 1, escaped ? pieces : null, start, end)
}

/** The one code unit that the escape stands for; null where it is none, which is reported. */
function escapeAt(json: JsonText, mark: number, at: number): string | null {
  const { text } = json
  const code = text.charCodeAt(at + 1)
  if (code === SMALL_U) {
    const digits = text.slice(at + 2, at + 6)
    if (HEXADECIMAL.test(digits)) return String.fromCharCode(Number.parseInt(digits, 16))
    json.fault('\\u must be followed by four hexadecimal digits.', at, at + 2)
    return null
  }
  const known = ESCAPES.get(code)
  if (known !== undefined) return known
  if (code === SINGLE && mark === SINGLE) return "'"
  if (at + 1 >= text.length || isBreak(code)) {
    json.fault('A string cannot go on in the next line: a line break in it is written \\n.', at, at + 1)
  } else {
    const character = String.fromCodePoint(text.codePointAt(at + 1) as number)
    const message = `\\${character} is no escape that JSON has; a backslash itself is written \\\\.`
    json.fault(code < SPACE ? 'A backslash itself is written \\\\.' : message, at, at + 2)
  }
  return null
}

const HEXADECIMAL = /^[0-9a-fA-F]{4}$/

function controlCharacter(json: JsonText, at: number): void {
  if (json.faults.full) return
  const { text } = json
  const code = text.charCodeAt(at)
  const written = code === 9 ? '\\t' : `\\u${code.toString(16).padStart(4, '0')}`
  json.fault(`A string cannot hold ${nameOfCharacter(text, at)} as it is: it is written ${written}.`, at, at + 1)
}

/** The rest of a line is read again only where that is little. */
const LONG = 200

/** Where a string most likely was to end that the line's end cuts off: before the punctuation that follows it. */
function endOfUnclosed(text: string, start: number, end: number, isKey: boolean): number {
  const colon = isKey && end - start < LONG ? text.slice(start, end).indexOf(':') : -1
  if (colon > 0) return start + colon
  let at = end
  while (at > start + 1 && CLOSING.test(text[at - 1] as string)) at -= 1
  return at
}

const CLOSING = /[\s,\]}]/

function isBreak(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN
}
