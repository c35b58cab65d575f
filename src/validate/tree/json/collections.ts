import { quoted } from '../../words/quoted.js'
import { makeAbsent, makeList, makeMap, makeScalar } from '../make.js'
import { Names } from '../names.js'
import type { ListNode, MapNode, Node, Pair, ScalarNode } from '../node.js'
import { readPlain } from './plain.js'
import { readString } from './strings.js'
import { END, type JsonText } from './text.js'

const [DOUBLE, SINGLE, COMMA, COLON, EQUALS, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [
  34, 39, 44, 58, 61, 91, 93, 123, 125,
]

/** Reads a value that begins with the code unit: maps and lists, which it consists of, are given it. */
export type ReadValue = (json: JsonText, code: number, depth: number) => Node

/** Reads the list whose bracket is next. */
export function readList(json: JsonText, depth: number, read: ReadValue): ListNode {
  const { at: start } = json
  const items: Node[] = []
  json.at += 1
  json.lists += 1
  for (let code = firstMember(json, CLOSE_LIST); code !== END; code = nextMember(json, start, CLOSE_LIST)) {
    if (code === COLON) {
      json.fault('A list has no keys: its members are values with commas between them.', json.at, json.at + 1)
      json.at += 1
      json.torn = true
    } else {
      items.push(read(json, code, depth + 1))
    }
  }
  json.lists -= 1
  return makeList(items, true, start, json.at)
}

/** Reads the map whose brace is next. */
export function readMap(json: JsonText, depth: number, read: ReadValue): MapNode {
  const { at: start } = json
  const pairs: Pair[] = []
  const names = new Names(pairs)
  json.at += 1
  json.maps += 1
  for (let code = firstMember(json, CLOSE_MAP); code !== END; code = nextMember(json, start, CLOSE_MAP)) {
    const pair = readPair(json, code, depth, read)
    if (pair === null) continue
    const first = names.find(pair.name)
    if (first !== undefined) {
      const message = `The key ${quoted(pair.name)} is there twice; readers take the last one.`
      json.faults.addRepeated('json/duplicate-key', message, pair.key, first.key)
    }
    pairs.push(pair)
  }
  json.maps -= 1
  return makeMap(pairs, true, start, json.at)
}

/** Goes to the first member and gives what it begins with; END where there is none, behind the bracket. */
function firstMember(json: JsonText, close: number): number {
  return member(json, json.at - 1, close, -1)
}

/** Goes over the comma behind a member to the next one. */
function nextMember(json: JsonText, start: number, close: number): number {
  const { at: before } = json
  const code = json.next()
  if (code === COMMA) {
    const comma = json.at
    json.at += 1
    json.torn = false
    return member(json, start, close, comma)
  }
  if (code !== END && code !== CLOSE_LIST && code !== CLOSE_MAP && !json.torn) {
    json.fault('A comma is missing behind this.', before - 1, before)
  }
  json.torn = false
  return member(json, start, close, -1)
}

/** Goes to a member that follows the bracket or the comma at `comma`, past what cannot stand there. */
function member(json: JsonText, start: number, close: number, comma: number): number {
  for (;;) {
    const code = json.next()
    const { at } = json
    if (code === COMMA) {
      json.fault('There is no value before this comma.', at, at + 1)
      json.at = at + 1
      continue
    }
    if (code === close) {
      json.at = at + 1
      if (comma >= 0 && !json.relaxed)
        json.fault(`No comma can stand before the closing ${json.text[at]}.`, comma, comma + 1)
      json.torn = false
      return END
    }
    if (code === END) {
      endOfText(json, start)
      return END
    }
    if (code !== CLOSE_LIST && code !== CLOSE_MAP) return code
    const related = { message: 'It was opened here.', start, end: start + 1 }
    if (code === CLOSE_LIST ? json.lists > 0 : json.maps > 0) {
      const message = `${json.text[at]} stands where ${String.fromCharCode(close)} should close what was opened last.`
      json.fault(message, at, at + 1, related)
      return END
    }
    json.fault(`This ${json.text[at]} closes nothing that is open.`, at, at + 1)
    json.at = at + 1
  }
}

/** Reports that the text ends within brackets, of which the innermost was opened at `start`. */
function endOfText(json: JsonText, start: number): void {
  if (json.ended) return
  json.ended = true
  const { text } = json
  const open = json.lists + json.maps
  const missing = text.charCodeAt(start) === OPEN_MAP ? '}' : ']'
  const last = Math.max(text.trimEnd().length, 1)
  const others = open === 1 ? '' : `, and so is what closes ${open - 1} more around it`
  const related = { message: 'This is not closed.', start, end: start + 1 }
  json.fault(`The text ends here, but ${missing} is missing${others}.`, last - 1, last, related)
}

/** Reads a key with its value; null where there is no key. */
function readPair(json: JsonText, code: number, depth: number, read: ReadValue): Pair | null {
  const key = readKey(json, code, depth, read)
  const after = json.next()
  if (after === COLON || after === EQUALS) {
    if (after === EQUALS) json.fault('A colon stands between a key and its value, and not =.', json.at, json.at + 1)
    json.at += 1
    json.torn = false
    const value = readPairValue(json, key, depth, read)
    return { key, name: key.text, value }
  }
  const separates = after === COMMA || after === CLOSE_MAP || after === CLOSE_LIST || after === END
  if (!json.torn)
    json.fault(separates ? 'This key has no value.' : 'A colon is missing behind this key.', key.start, key.end)
  const value = separates || json.torn ? makeAbsent(key.end) : read(json, after, depth + 1)
  return key.style === 'absent' ? null : { key, name: key.text, value }
}

function readPairValue(json: JsonText, key: ScalarNode, depth: number, read: ReadValue): Node {
  const code = json.next()
  if (code !== COMMA && code !== CLOSE_MAP && code !== CLOSE_LIST && code !== END) return read(json, code, depth + 1)
  if (code !== END) json.fault('This key has no value.', key.start, key.end)
  return makeAbsent(json.at)
}

function readKey(json: JsonText, code: number, depth: number, read: ReadValue): ScalarNode {
  if (code === DOUBLE || code === SINGLE) return readString(json, true)
  const { at: start } = json
  if (code === OPEN_MAP || code === OPEN_LIST) {
    const { end } = read(json, code, depth + 1)
    json.fault('A key is text in double quotation marks.', start, start + 1)
    json.torn = true
    return makeScalar('', 'null', 'absent', start, null, start, end)
  }
  const faulty = readPlain(json, code)
  if (faulty.type !== 'string' && faulty.style !== 'absent') {
    json.fault(`A key is text in double quotation marks: ${quoted(`"${faulty.text}"`)}.`, start, faulty.end)
  }
  return faulty
}
