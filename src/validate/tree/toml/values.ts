import { makeList } from '../make.js'
import type { ListNode, Node } from '../node.js'
import { readBraces } from './braces.js'
import { readPlain } from './plain.js'
import { DEEPEST, isStatement, refuseDeep, unclosed } from './recovery.js'
import { readString } from './strings.js'
import { END, type TomlText } from './text.js'

const [DOUBLE, SINGLE, COMMA, OPEN_LIST, CLOSE_LIST, OPEN_MAP] = [34, 39, 44, 91, 93, 123]

/** Reads the value that begins with the code unit. `depth` is how deep a table or list there is. */
export function readValue(toml: TomlText, code: number, depth: number): Node {
  if (code === DOUBLE || code === SINGLE) return readString(toml)
  if (code !== OPEN_MAP && code !== OPEN_LIST) return readPlain(toml)
  if (depth > DEEPEST) return refuseDeep(toml)
  return code === OPEN_MAP ? readBraces(toml, depth, readValue) : readList(toml, depth)
}

function readList(toml: TomlText, depth: number): ListNode {
  const { at: start } = toml
  const items: Node[] = []
  toml.at += 1
  let wantsComma = false
  for (;;) {
    const before = toml.at
    const code = toml.skipLines()
    if (code === END || isStatement(toml, before)) {
      unclosed(toml, start, ']', before)
      break
    }
    const { at } = toml
    if (code === CLOSE_LIST) {
      toml.at += 1
      break
    }
    if (code === COMMA) {
      if (!wantsComma && !toml.torn) toml.fault('There is no value before this comma.', at, at + 1)
      toml.at += 1
      toml.torn = false
      wantsComma = false
      continue
    }
    if (wantsComma && !toml.torn) toml.fault('A comma is missing behind this.', before - 1, before)
    toml.torn = false
    items.push(readValue(toml, code, depth + 1))
    wantsComma = true
  }
  if (!toml.ended) toml.torn = false
  return makeList(items, true, start, toml.at)
}
