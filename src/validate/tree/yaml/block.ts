import { makeAbsent, makeList, makeMap } from '../make.js'
import type { ListNode, MapNode, Node, Pair, ScalarNode } from '../node.js'
import { faultLongValue, passColon, readKey } from './block-key.js'
import { readBlockScalar } from './block-scalar.js'
import { nextEntry } from './entries.js'
import { faultInline, faultTooDeep } from './faults.js'
import { atEnclosed, faultNamedAlias, readEnclosed } from './flow.js'
import { Keys, pairOf } from './keys.js'
import { DEEPEST } from './limits.js'
import { allowsCollection, isOver, named, type Opening, type Place, readOpening } from './opening.js'
import { checkFirst, isWord, plainFrom, plainLine, plainOf } from './plain.js'
import { withProperties } from './properties.js'
import { isGap, type Reader } from './reader.js'

const [ASTERISK, DASH, COLON, GREATER, QUESTION, BAR] = [42, 45, 58, 62, 63, 124] as const

// What grew by and by has room for more: finished lists are copied to leave that behind.

/** The node that is deeper than `parent`; an absent one where there is none. */
export function readNode(reader: Reader, parent: number, place: Place): Node {
  const { ended } = reader
  reader.skip()
  if (isOver(reader, parent, place)) return makeAbsent(ended)
  // Most values are words beside their key.
  if (place === 'value' && ended > reader.line && isWord(reader.code())) return readPlain(reader, parent)
  const opening = readOpening(reader, parent, place)
  if ('kind' in opening) return opening
  const code = reader.code()
  if (isWord(code)) return readPlainOrMap(reader, parent, opening)
  if (code === DASH || code === QUESTION || code === COLON) {
    if (isGap(reader.text, reader.at + 1)) return readCollection(reader, parent, opening, code)
  } else if (code === BAR || code === GREATER) {
    return named(reader, readBlockScalar(reader, parent), opening.outer, opening.inner)
  } else if (atEnclosed(code)) return readEnclosedOrMap(reader, parent, opening)
  checkFirst(reader, false)
  return readPlainOrMap(reader, parent, opening)
}

// One that an indicator begins.
function readCollection(reader: Reader, parent: number, opening: Opening, code: number): Node {
  const { start, indent, tab, outer, inner } = opening
  const what = code === DASH ? 'list' : 'map'
  const ofKey = code === COLON
  if (!allowsCollection(opening) || (inner !== null && !ofKey)) faultInline(reader, what, opening)
  if (tab >= 0) reader.faultTab(tab)
  if (ofKey) return readMapFrom(reader, parent, opening, makeAbsent(reader.at))
  const node =
    code === DASH ? readList(reader, parent, reader.at - reader.line) : readMap(reader, parent, indent, start, null)
  return named(reader, node, outer, inner)
}

function readEnclosedOrMap(reader: Reader, parent: number, opening: Opening): Node {
  const { outer, inner } = opening
  const isAlias = reader.code() === ASTERISK
  if (isAlias && inner !== null) faultNamedAlias(reader, inner)
  const node = readEnclosed(reader, parent)
  reader.skipBlanks()
  if (reader.code() === COLON && (allowsCollection(opening) || parent < 0)) {
    return readMapFrom(reader, parent, opening, node)
  }
  if (!isAlias) return named(reader, node, outer, inner)
  if (outer !== null) faultNamedAlias(reader, outer)
  return node
}

function readPlainOrMap(reader: Reader, parent: number, opening: Opening): Node {
  const start = reader.at
  const { indent, outer, inner } = opening
  if (allowsCollection(opening) || parent < 0) {
    const end = plainLine(reader, false)
    if (reader.code() === COLON) return readMapFrom(reader, parent, opening, plainOf(reader, start, end))
    reader.at = start
  }
  const node = readPlain(reader, parent)
  if (!reader.atKeyLine || !lacksColon(reader, opening, node)) return named(reader, node, outer, inner)
  // From its beginning again, now as the first key.
  reader.at = start
  reader.line = start - indent
  reader.ended = reader.line
  return named(reader, readMap(reader, parent, indent, start, null), outer, null)
}

function readPlain(reader: Reader, parent: number): ScalarNode {
  const start = reader.at
  let end = plainLine(reader, false)
  if (reader.code() === COLON) end = faultLongValue(reader)
  return plainFrom(reader, start, end, parent, false)
}

// Whether a scalar before a line with a key should be a key itself: as deep as that one, or a word above a deeper one.
function lacksColon(reader: Reader, { fresh, inner, indent }: Opening, node: ScalarNode): boolean {
  if (!fresh || inner !== null) return false
  return reader.column === indent || (reader.column > indent && !node.text.includes(' '))
}

// A map whose first key was read.
function readMapFrom(reader: Reader, parent: number, opening: Opening, key: Node): Node {
  const { start, indent, tab, outer, inner } = opening
  if (!allowsCollection(opening)) faultInline(reader, 'map', opening)
  if (tab >= 0) reader.faultTab(tab)
  return named(reader, readMap(reader, parent, indent, start, withProperties(reader, key, inner)), outer, null)
}

function readMap(reader: Reader, parent: number, column: number, start: number, first: Node | null): MapNode {
  if (reader.depth >= DEEPEST) {
    faultTooDeep(reader, parent)
    return makeMap([], false, start, reader.ended)
  }
  reader.depth += 1
  const pairs: Pair[] = []
  const keys = new Keys(reader, pairs)
  let key = first
  for (let indent = column, from = start; indent >= 0; from = reader.at) {
    if (key === null && reader.isIndicator(QUESTION)) keys.add(readExplicit(reader, indent))
    else {
      key ??= readKey(reader, indent)
      passColon(reader, key, from)
      keys.add(pairOf(key, readNode(reader, indent, 'value')))
    }
    key = null
    indent = nextEntry(reader, indent, parent, false, readNode)
  }
  reader.depth -= 1
  return makeMap(pairs.slice(), false, start, reader.ended)
}

function readExplicit(reader: Reader, indent: number): Pair {
  reader.step()
  const key = readNode(reader, indent, 'explicit')
  reader.skip()
  if (reader.column !== indent || !reader.isIndicator(COLON)) return pairOf(key, makeAbsent(reader.ended))
  reader.step()
  return pairOf(key, readNode(reader, indent, 'explicit'))
}

function readList(reader: Reader, parent: number, column: number): ListNode {
  const start = reader.at
  if (reader.depth >= DEEPEST) {
    faultTooDeep(reader, parent)
    return makeList([], false, start, reader.ended)
  }
  reader.depth += 1
  const items: Node[] = []
  for (let indent = column; indent >= 0; indent = nextEntry(reader, indent, parent, true, readNode)) {
    reader.step()
    items.push(readNode(reader, indent, 'item'))
  }
  reader.depth -= 1
  return makeList(items.slice(), false, start, reader.ended)
}
