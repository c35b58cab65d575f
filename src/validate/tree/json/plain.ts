import { quoted } from '../../words/quoted.js'
import { lengthOfCharacter, nameOfCharacter } from '../characters.js'
import { makeAbsent, makeScalar } from '../make.js'
import type { ScalarNode, ScalarType } from '../node.js'
import type { JsonText } from './text.js'

const [PLUS, MINUS, POINT, ZERO, NINE, UPPER_E, LOWER_E] = [43, 45, 46, 48, 57, 69, 101]

/** Words of other languages, and what JSON has in their place. */
const MEANT = new Map([
  ['True', 'true'],
  ['TRUE', 'true'],
  ['False', 'false'],
  ['FALSE', 'false'],
  ['None', 'null'],
  ['Null', 'null'],
  ['NULL', 'null'],
  ['nil', 'null'],
  ['undefined', 'null'],
])

/** Reads what begins with neither a bracket nor a quotation mark: a number, `true`, `false`, `null`, or a fault. */
export function readPlain(json: JsonText, code: number): ScalarNode {
  if (code === MINUS || (code >= ZERO && code <= NINE)) {
    const number = numberAt(json)
    if (number !== null) return number
  }
  const word = wordAt(json)
  const type = word === 'true' || word === 'false' ? 'boolean' : word === 'null' ? 'null' : undefined
  return type === undefined ? readWrong(json, word) : plain(json, word, type)
}

/** A number that is written as JSON wants it, or null. */
function numberAt(json: JsonText): ScalarNode | null {
  const { text, at: start } = json
  let at = text.charCodeAt(start) === MINUS ? start + 1 : start
  let type: ScalarType = 'integer'
  const whole = digitsFrom(text, at)
  if (whole === at || (whole > at + 1 && text.charCodeAt(at) === ZERO)) return null
  at = whole
  if (text.charCodeAt(at) === POINT) {
    type = 'float'
    const fraction = digitsFrom(text, at + 1)
    if (fraction === at + 1) return null
    at = fraction
  }
  const letter = text.charCodeAt(at)
  if (letter === LOWER_E || letter === UPPER_E) {
    type = 'float'
    const sign = text.charCodeAt(at + 1)
    const from = sign === PLUS || sign === MINUS ? at + 2 : at + 1
    at = digitsFrom(text, from)
    if (at === from) return null
  }
  return isPartOfWord(text.charCodeAt(at)) ? null : plain(json, text.slice(start, at), type)
}

function digitsFrom(text: string, from: number): number {
  let at = from
  for (let code = text.charCodeAt(at); code >= ZERO && code <= NINE; code = text.charCodeAt(at)) at += 1
  return at
}

function plain(json: JsonText, value: string, type: ScalarType): ScalarNode {
  const { at: start } = json
  json.at = start + value.length
  return makeScalar(value, type, 'plain', start, null, start, json.at)
}

function wordAt({ text, at: start }: JsonText): string {
  let at = start
  while (isPartOfWord(text.charCodeAt(at))) at += 1
  return text.slice(start, at)
}

/** Letters and digits of any language, and what joins them in numbers and names. */
function isPartOfWord(code: number): boolean {
  if (code > 0x7f) return code !== 0xa0 && code !== 0xfeff && (code < 0x2000 || code > 0x206f)
  const letter = code | 0x20
  if ((letter >= 0x61 && letter <= 0x7a) || (code >= ZERO && code <= NINE)) return true
  return code === POINT || code === PLUS || code === MINUS || code === 0x5f || code === 0x24
}

/** Reads what JSON does not have, says what would be right, and takes it for what was meant. */
function readWrong(json: JsonText, word: string): ScalarNode {
  const { text, at: start } = json
  if (word === '') return readNothing(json)
  const meant = MEANT.get(word)
  if (meant !== undefined) {
    json.fault(`JSON has no ${word}: it is written ${meant}.`, start, start + word.length)
    return plain(json, word, meant === 'null' ? 'null' : 'boolean')
  }
  const number = numberMeant(word)
  if (number !== undefined) {
    json.fault(number, start, start + word.length)
    return plain(json, word, 'float')
  }
  const end = endOfUnquoted(text, start + word.length)
  json.at = end
  json.torn = true
  const value = text.slice(start, end)
  json.fault(`Text stands in double quotation marks; ${quoted(value)} has none.`, start, end)
  return makeScalar(value, 'string', 'plain', start, null, start, end)
}

/** What is wrong with a number, for what looks like one. */
function numberMeant(word: string): string | undefined {
  if (/^[+-]?(?:NaN|Infinity|inf|nan)$/.test(word))
    return `JSON has no ${word}: it has null, or the text ${quoted(`"${word}"`)}.`
  if (/^[+-]?0[xX][\da-fA-F]+$/.test(word))
    return `JSON has no hexadecimal numbers: ${quoted(word)} is written in decimal.`
  if (/^[+-]?\d[\d_]*_\d+$/.test(word))
    return `A number has no _ between its digits: ${quoted(word.replaceAll('_', ''))}.`
  const [, sign = '', whole = '', fraction, exponent = ''] = /^([+-]?)(\d*)(\.\d*)?([eE][+-]?\d+)?$/.exec(word) ?? []
  if (whole === '' && (fraction === undefined || fraction === '.')) return undefined
  const right = `${sign === '-' ? sign : ''}${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '.' ? '' : (fraction ?? '')}${exponent}`
  return `JSON writes this number ${quoted(right)}.`
}

/** The end of text without quotation marks, of which its first word was read: it may have several. */
function endOfUnquoted(text: string, from: number): number {
  UNQUOTED_END.lastIndex = from
  const stop = UNQUOTED_END.exec(text)?.index ?? text.length
  return from + text.slice(from, stop).trimEnd().length
}

// An address has a colon of its own, and a comment begins behind white space.
const UNQUOTED_END = /[\n\r,{}[\]"']|:(?!\/\/)|(?<=\s)\/[/*]/g

const STOPS = /[\s,:{}[\]"]/

/** Skips what begins no value at all. */
function readNothing(json: JsonText): ScalarNode {
  const { text, at } = json
  json.fault(`A value cannot begin with ${nameOfCharacter(text, at)}.`, at, at + lengthOfCharacter(text, at))
  json.at = at + 1
  while (json.at < text.length && !STOPS.test(text[json.at] as string)) json.at += 1
  json.torn = true
  return makeAbsent(at)
}
