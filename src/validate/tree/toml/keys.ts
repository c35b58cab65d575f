import { quoted } from '../../words/quoted.js'
import { nameOfCharacter } from '../characters.js'
import { makeScalar } from '../make.js'
import type { ScalarNode } from '../node.js'
import { readString } from './strings.js'
import type { TomlText } from './text.js'

const [SPACE, DOUBLE, SINGLE, POINT, EQUALS, CLOSE] = [32, 34, 39, 46, 61, 93]
const BARE = /[\w-]+/y
// What was probably meant to be a key: anything up to what ends one.
const UNQUOTED = /[^\s.=[\]{}#"',]+/y

/** Reads a key of one part or, with points, of several; null where there is none, which is reported. */
export function readKeys(toml: TomlText): ScalarNode[] | null {
  const keys: ScalarNode[] = []
  for (;;) {
    const key = readKey(toml, toml.skipSpace())
    if (key === null || toml.torn) return null
    keys.push(key)
    if (toml.skipSpace() !== POINT) return keys
    toml.at += 1
  }
}

function readKey(toml: TomlText, code: number): ScalarNode | null {
  const { text, at: start } = toml
  if (code === DOUBLE || code === SINGLE) {
    const key = readString(toml)
    if (text.startsWith(text.charAt(start).repeat(3), start) && key.end > start + 2) {
      toml.fault('A key stands in one quotation mark on each side, and not in three.', start, key.end)
    }
    return key
  }
  const bare = match(BARE, toml)
  const end = toml.at
  const next = text.charCodeAt(end)
  const more = next === SPACE || next === POINT || next === EQUALS || next === CLOSE ? '' : match(UNQUOTED, toml)
  const key = bare + more
  if (key === '') {
    const missing =
      code === POINT || text[start] === '=' || text[start] === ']' || toml.isLineEnd() || start >= text.length
    const found = nameOfCharacter(text, start)
    toml.tear(missing ? 'A key is missing here.' : `A key cannot begin with ${found}.`, start, start + 1)
    return null
  }
  if (more !== '') {
    const message = `A key with ${nameOfCharacter(text, end)} stands in quotation marks: ${quoted(`"${key}"`)}.`
    if (!key.endsWith(':')) toml.fault(message, start, toml.at)
    else toml.at -= 1
  }
  const written = more === '' ? bare : text.slice(start, toml.at)
  return makeScalar(written, 'string', 'plain', start, null, start, toml.at)
}

function match(expression: RegExp, toml: TomlText): string {
  const { text, at } = toml
  expression.lastIndex = at
  if (!expression.test(text)) return ''
  toml.at = expression.lastIndex
  return text.slice(at, toml.at)
}
