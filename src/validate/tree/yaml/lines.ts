import { isWord } from './plain.js'
import { isBlank, isGap, type Reader } from './reader.js'

const [QUOTE, SINGLE, DASH, DOT, SLASH, COLON] = [34, 39, 45, 46, 47, 58] as const

/** Whether the line, from here on, looks as an entry of a block map or list begins: `- `, or a word with a colon. */
export function isEntry(reader: Reader): boolean {
  const { text, size } = reader
  if (reader.isIndicator(DASH)) return true
  let at = reader.at
  const first = text.charCodeAt(at)
  const quoted = first === QUOTE || first === SINGLE
  if (quoted) at += 1
  const start = at
  while (at < size && belongsToKey(text.charCodeAt(at))) at += 1
  if (at === start) return false
  if (quoted && text.charCodeAt(at) === first) at += 1
  while (isBlank(text, at)) at += 1
  return text.charCodeAt(at) === COLON && isGap(text, at + 1)
}

function belongsToKey(code: number): boolean {
  return isWord(code) || code === DASH || code === DOT || code === SLASH
}

/** Says, once for each value, that a line of it is not indented as it must be. Many readers allow that. */
export function faultShallow(reader: Reader, start: number): void {
  if (reader.shallow === start) return
  reader.shallow = start
  const { at } = reader
  const message = `A value that began on line ${reader.lineOf(start)} goes on here and is not indented deeper than its key.`
  reader.fault('yaml/indentation', message, at, at + 1)
}
