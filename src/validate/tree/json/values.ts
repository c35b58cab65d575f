import { makeList, makeMap } from '../make.js'
import type { Node } from '../node.js'
import { readList, readMap } from './collections.js'
import { readPlain } from './plain.js'
import { readString } from './strings.js'
import type { JsonText } from './text.js'

const [DOUBLE, SINGLE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_MAP, CLOSE_MAP] = [34, 39, 92, 91, 93, 123, 125]

/** Deeper than any configuration; readers of the tree follow it by recursion. */
export const DEEPEST = 200

/** Reads the value that begins with the code unit. `depth` is how deep a map or list there is, from 1. */
export function readValue(json: JsonText, code: number, depth: number): Node {
  if (code === DOUBLE || code === SINGLE) return readString(json, false)
  if (code !== OPEN_MAP && code !== OPEN_LIST) return readPlain(json, code)
  if (depth > DEEPEST) return skipDeep(json, code)
  return code === OPEN_MAP ? readMap(json, depth, readValue) : readList(json, depth, readValue)
}

/** Skips a value that lies too deep, whatever is in it. */
function skipDeep(json: JsonText, code: number): Node {
  const { text, at: start, faults } = json
  const message = `Values nest more than ${DEEPEST} deep here: what is deeper is not read.`
  if (!json.deep) faults.add('json/too-deep', message, start, start + 1)
  json.deep = true
  let open = 0
  let at = start
  do {
    const each = text.charCodeAt(at)
    if (each === DOUBLE) at = endOfString(text, at)
    else if (each === OPEN_LIST || each === OPEN_MAP) open += 1
    else if (each === CLOSE_LIST || each === CLOSE_MAP) open -= 1
    at += 1
  } while (open > 0 && at < text.length)
  json.at = at
  return code === OPEN_MAP ? makeMap([], true, start, at) : makeList([], true, start, at)
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === BACKSLASH) at += 1
    else if (code === DOUBLE) return at
  }
  return text.length
}
