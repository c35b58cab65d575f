import { quoted } from '../../words/quoted.js'
import { makeAbsent } from '../make.js'
import type { Node } from '../node.js'
import { atEnclosed, faultNamedAlias, readEnclosed } from './flow.js'
import { faultLongKey } from './keys.js'
import { checkFirst, isWord, plainLine, plainOf } from './plain.js'
import { atProperties, readProperties, withProperties } from './properties.js'
import { isBlank, isGap, type Reader } from './reader.js'

const [ASTERISK, SLASH, COLON] = [42, 47, 58] as const

/** The key of an entry of a block map that has one already. */
export function readKey(reader: Reader, indent: number): Node {
  if (!atProperties(reader)) return readBareKey(reader, indent)
  const { line } = reader
  const properties = readProperties(reader)
  reader.skip()
  if (reader.line !== line || reader.column < 0) {
    const message =
      'What stands before a key must be on its line, and what stands before a map must be deeper than the map around it.'
    reader.fault('yaml/syntax', message, properties.start, properties.end)
  }
  if (reader.code() === ASTERISK) {
    faultNamedAlias(reader, properties)
    return readBareKey(reader, indent)
  }
  const key = reader.column < 0 ? makeAbsent(properties.end) : readBareKey(reader, indent)
  return withProperties(reader, key, properties)
}

function readBareKey(reader: Reader, indent: number): Node {
  const start = reader.at
  const code = reader.code()
  if (!isWord(code)) {
    if (reader.isIndicator(COLON)) return makeAbsent(start)
    if (atEnclosed(code)) {
      const key = readEnclosed(reader, indent)
      reader.skipBlanks()
      return key
    }
    checkFirst(reader, false)
  }
  let end = plainLine(reader, false)
  reader.ended = end
  if (reader.code() !== COLON) {
    const colon = tightColon(reader, start, end)
    if (colon > 0) {
      reader.at = colon
      end = colon
    }
  }
  return plainOf(reader, start, end)
}

/** Passes the colon after a key that begins at `start`; says where it is missing. */
export function passColon(reader: Reader, key: Node, start: number): void {
  const { at, ended } = reader
  if (reader.code() !== COLON) {
    if (reader.lastFault === start) return
    const text = quoted(reader.text.slice(start, ended))
    const why = 'a text that goes on from the line above must be indented deeper than its key'
    reader.fault('yaml/syntax', `A key belongs here, and ${text} has no colon after it; ${why}.`, start, ended)
    return
  }
  if (start < reader.line) {
    reader.fault('yaml/syntax', 'A key must stand on one line, with its colon, unless `? ` begins it.', start, ended)
  }
  if (key.kind !== 'scalar' || key.end - key.start > 1) faultLongKey(reader, start, ended)
  if (!isGap(reader.text, at + 1)) {
    reader.fault('yaml/syntax', 'A space is missing after the colon that ends a key.', at, at + 1)
  }
  reader.step()
}

/** Says that the value of a key has another key's colon in it, and passes the line. Returns where its text ends. */
export function faultLongValue(reader: Reader): number {
  const { at } = reader
  const message = 'A colon with white space after it ends a key, and here the value of a key stands before it'
  reader.fault('yaml/syntax', `${message}: put the value in quotation marks.`, at, at + 1)
  let end = at
  while (reader.code() === COLON) {
    reader.at += 1
    end = reader.at
    const from = end
    const last = plainLine(reader, false)
    if (last > from) end = last
  }
  return end
}

// Where a colon ends a key though no white space follows it: the text up to it has none either. -1 where there is none.
function tightColon({ text }: Reader, start: number, end: number): number {
  for (let at = start + 1; at < end - 1; at += 1) {
    if (isBlank(text, at)) return -1
    if (text.charCodeAt(at) === COLON) return text.charCodeAt(at + 1) === SLASH ? -1 : at
  }
  return -1
}
