import { quoted } from '../../words/quoted.js'
import { nameOfCharacter } from '../characters.js'
import { makeAbsent, makeScalar } from '../make.js'
import type { ScalarNode, ScalarType } from '../node.js'
import { faultOfDate } from './dates.js'
import { faultOfNumber, typeOfNumber } from './numbers.js'
import type { TomlText } from './text.js'

/** What numbers, dates and words are made of. */
const WORD = /[\w+\-.:]*/y
const DATE_ALONE = /^\d{4}-\d\d-\d\d$/
const TIME_BEHIND = / \d\d:[\d:.+\-Zz]*/y
// A number or date that is longer says nothing; expressions over it would be slow.
const LONGEST = 1000

/** Words of other languages, and what would be right. */
const MEANT = new Map([
  ['true', 'It is written `true`.'],
  ['false', 'It is written `false`.'],
  ['yes', 'Write `true`, or `"yes"` for text.'],
  ['on', 'Write `true`, or `"on"` for text.'],
  ['no', 'Write `false`, or `"no"` for text.'],
  ['off', 'Write `false`, or `"off"` for text.'],
  ['null', 'TOML has no null: leave the key out.'],
  ['none', 'TOML has no null: leave the key out.'],
  ['nil', 'TOML has no null: leave the key out.'],
])

/** Reads what begins with neither a bracket nor a quotation mark: a number, a date, `true`, `false`, or a fault. */
export function readPlain(toml: TomlText): ScalarNode {
  const word = wordAt(toml)
  if (word === 'true' || word === 'false') return plain(toml, word, 'boolean')
  const first = word.charCodeAt(0)
  if (first >= 0x61 && first !== 0x69 && first !== 0x6e) return readWrong(toml, word)
  if (word.length <= LONGEST) {
    const type = typeOfNumber(word)
    if (type !== null) return plain(toml, word, type)
    const date = faultOfDate(word)
    if (date === null) return plain(toml, word, 'date')
    const fault = date ?? faultOfNumber(word)
    if (fault !== null) {
      toml.fault(fault, toml.at, toml.at + word.length)
      return plain(toml, word, date === undefined ? 'float' : 'date')
    }
  }
  return readWrong(toml, word)
}

function wordAt({ text, at }: TomlText): string {
  WORD.lastIndex = at
  WORD.test(text)
  const word = text.slice(at, WORD.lastIndex)
  if (word.length !== 10 || !DATE_ALONE.test(word)) return word
  // The time of a date can stand behind a space.
  TIME_BEHIND.lastIndex = at + word.length
  return TIME_BEHIND.test(text) ? text.slice(at, TIME_BEHIND.lastIndex) : word
}

function plain(toml: TomlText, value: string, type: ScalarType): ScalarNode {
  const { at: start } = toml
  toml.at = start + value.length
  return makeScalar(value, type, 'plain', start, null, start, toml.at)
}

/** Reads what TOML does not have, says what would be right, and takes it for text. */
function readWrong(toml: TomlText, word: string): ScalarNode {
  const { text, at: start } = toml
  UNQUOTED_END.lastIndex = start + word.length
  const stop = UNQUOTED_END.exec(text)?.index ?? text.length
  const value = text.slice(start, stop).trimEnd()
  if (value === '') return readNothing(toml)
  toml.at = start + value.length
  const help = MEANT.get(value.toLowerCase())
  toml.fault(help ?? `Text stands in quotation marks; ${quoted(value)} has none.`, start, toml.at)
  return makeScalar(value, 'string', 'plain', start, null, start, toml.at)
}

const UNQUOTED_END = /[\n\r,[\]{}"'#=]/g

function readNothing(toml: TomlText): ScalarNode {
  const { text, at } = toml
  toml.tear(`A value cannot begin with ${nameOfCharacter(text, at)}.`, at, at + 1)
  toml.at = at + 1
  return makeAbsent(at)
}
