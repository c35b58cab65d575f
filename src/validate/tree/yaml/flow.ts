import { quoted } from '../../words/quoted.js'
import { nameOfCharacter } from '../characters.js'
import { makeAbsent, makeList, makeMap } from '../make.js'
import type { ListNode, MapNode, Node, Pair } from '../node.js'
import { isValueSign, passBrackets, reach } from './brackets.js'
import { faultLongKey, Keys, pairOf } from './keys.js'
import { DEEPEST } from './limits.js'
import { checkFirst, plainFrom, plainLine } from './plain.js'
import { atProperties, merged, type Properties, readName, readProperties, withProperties } from './properties.js'
import { readQuoted } from './quoted.js'
import type { Reader } from './reader.js'

const [DOUBLE, SINGLE, ASTERISK, COMMA, COLON, QUESTION] = [34, 39, 42, 44, 58, 63] as const
const [OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [91, 93, 123, 125] as const

/** Whether a value in quotation marks or brackets, or an alias, begins here. */
export function atEnclosed(code: number): boolean {
  return code === DOUBLE || code === SINGLE || code === OPEN_LIST || code === OPEN_MAP || code === ASTERISK
}

/** The value in quotation marks or brackets, or the alias, that begins here. */
export function readEnclosed(reader: Reader, parent: number): Node {
  const code = reader.code()
  if (code === DOUBLE || code === SINGLE) return readQuoted(reader, parent)
  return code === ASTERISK ? readAlias(reader) : readBrackets(reader, parent)
}

function readAlias(reader: Reader): Node {
  const start = reader.at
  const name = readName(reader, 'alias')
  const span = { start, end: reader.ended }
  return name === '' ? { ...makeAbsent(start), end: span.end } : reader.anchors.resolve(reader, name, span)
}

function readBrackets(reader: Reader, parent: number): ListNode | MapNode {
  const start = reader.at
  const isMap = reader.code() === OPEN_MAP
  if (reader.depth >= DEEPEST) {
    passBrackets(reader, parent)
    return isMap ? makeMap([], true, start, reader.ended) : makeList([], true, start, reader.ended)
  }
  if (reader.brackets === 0) {
    reader.outermost = start
    reader.broken = false
  }
  reader.depth += 1
  reader.brackets += 1
  reader.step()
  const node = isMap ? readMap(reader, parent, start) : readList(reader, parent, start)
  reader.brackets -= 1
  reader.depth -= 1
  return node
}

function readList(reader: Reader, parent: number, start: number): ListNode {
  const items: Node[] = []
  while (separated(reader, parent, start, items.length > 0)) items.push(readItem(reader, parent))
  return makeList(items.slice(), true, start, reader.ended)
}

function readMap(reader: Reader, parent: number, start: number): MapNode {
  const pairs: Pair[] = []
  const keys = new Keys(reader, pairs)
  while (separated(reader, parent, start, pairs.length > 0)) {
    const explicit = reader.isIndicator(QUESTION)
    if (explicit) reader.step()
    const key = !explicit || reach(reader, parent) ? readNode(reader, parent) : makeAbsent(reader.ended)
    keys.add(pairOf(key, readValue(reader, parent, isJson(reader))))
  }
  return makeMap(pairs.slice(), true, start, reader.ended)
}

// Passes what separates entries: whether another one follows. Says what is wrong with the separation.
function separated(reader: Reader, parent: number, start: number, after: boolean): boolean {
  const isMap = reader.text.charCodeAt(start) === OPEN_MAP
  let comma = !after
  for (;;) {
    if (reader.broken) return false
    if (!reach(reader, parent)) {
      faultOpen(reader, start, isMap)
      return false
    }
    const { at } = reader
    const code = reader.code()
    if (code === COMMA) {
      if (comma) reader.fault('yaml/syntax', 'A value is missing before this comma.', at, at + 1)
      comma = true
      reader.step()
    } else if (code === CLOSE_LIST || code === CLOSE_MAP) {
      if ((code === CLOSE_MAP) !== isMap) faultOther(reader, start, isMap)
      reader.step()
      return false
    } else {
      if (!comma) {
        const name = code === COLON ? 'the key of this colon' : nameOfCharacter(reader.text, at)
        reader.fault(
          'yaml/syntax',
          `A comma is missing before ${name}: it separates the entries in brackets.`,
          at,
          at + 1,
        )
      }
      return true
    }
  }
}

// In a list: a node, or a map of one pair.
function readItem(reader: Reader, parent: number): Node {
  const start = reader.at
  const { line } = reader
  if (reader.isIndicator(QUESTION)) {
    reader.step()
    const key = reach(reader, parent) ? readNode(reader, parent) : makeAbsent(reader.ended)
    const pair = pairOf(key, readValue(reader, parent, isJson(reader)))
    return makeMap([pair], true, start, reader.ended)
  }
  const node = readNode(reader, parent)
  const json = isJson(reader)
  const { ended } = reader
  if (reader.broken || !reach(reader, parent) || !isValueSign(reader, json)) return node
  if (reader.line !== line) {
    const message = 'A key in a list in brackets, and the colon after it, must stand on one line.'
    reader.fault('yaml/syntax', message, reader.at, reader.at + 1)
  }
  faultLongKey(reader, start, ended)
  const pair = pairOf(node, readValue(reader, parent, json))
  return makeMap([pair], true, start, reader.ended)
}

function readNode(reader: Reader, parent: number): Node {
  let properties: Properties | null = null
  while (atProperties(reader)) {
    properties = merged(reader, properties, readProperties(reader))
    if (!reach(reader, parent)) return withProperties(reader, makeAbsent(reader.ended), properties)
  }
  return withProperties(reader, readBare(reader, parent, properties), properties)
}

function readBare(reader: Reader, parent: number, properties: Properties | null): Node {
  const start = reader.at
  const code = reader.code()
  if (atEnclosed(code)) {
    if (code === ASTERISK && properties !== null) faultNamedAlias(reader, properties)
    return readEnclosed(reader, parent)
  }
  if (code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP || isValueSign(reader, false)) {
    return makeAbsent(properties === null ? start : properties.end)
  }
  checkFirst(reader, true)
  const end = plainLine(reader, true)
  return plainFrom(reader, start, end, parent, true)
}

// What follows a key: a colon and a node, or nothing.
function readValue(reader: Reader, parent: number, json: boolean): Node {
  const { ended } = reader
  if (reader.broken || !reach(reader, parent) || !isValueSign(reader, json)) return makeAbsent(ended)
  reader.step()
  const after = reader.at
  if (!reach(reader, parent)) return makeAbsent(after)
  const code = reader.code()
  return code === COMMA || code === CLOSE_LIST || code === CLOSE_MAP ? makeAbsent(after) : readNode(reader, parent)
}

// After a key as JSON has them, in quotation marks or brackets, the colon needs no white space behind it.
function isJson({ text, ended }: Reader): boolean {
  const code = text.charCodeAt(ended - 1)
  return code === DOUBLE || code === SINGLE || code === CLOSE_LIST || code === CLOSE_MAP
}

/** Says that an alias has properties, which belong to the node that it stands for. */
export function faultNamedAlias(reader: Reader, { start, end }: Properties): void {
  reader.fault('yaml/syntax', 'An alias cannot have an anchor or a tag of its own.', start, end)
}

function faultOpen(reader: Reader, start: number, isMap: boolean): void {
  reader.broken = true
  const [open, close] = isMap ? ['{', '}'] : ['[', ']']
  const last = reader.lineOf(reader.ended)
  const until = last === reader.lineOf(start) ? 'on this line' : `up to line ${last}`
  reader.fault(
    'yaml/syntax',
    `${quoted(open)} opens a value here, and no ${quoted(close)} closes it ${until}.`,
    start,
    start + 1,
  )
}

function faultOther(reader: Reader, start: number, isMap: boolean): void {
  const [open, close, found] = isMap ? ['{', '}', ']'] : ['[', ']', '}']
  const related = { message: `${quoted(open)} is here.`, start, end: start + 1 }
  const { at } = reader
  const line = reader.lineOf(start)
  const message = `${quoted(found)} cannot close the ${quoted(open)} of line ${line}: ${quoted(close)} is missing before it.`
  reader.fault('yaml/syntax', message, at, at + 1, related)
}
