import { makeAbsent } from '../make.js'
import type { MapNode, Node } from '../node.js'
import { readKeys } from './keys.js'
import { DEEPEST, isStatement, refuseDeep, unclosed } from './recovery.js'
import { Table } from './table.js'
import { define } from './tables.js'
import { END, type TomlText } from './text.js'

const [COMMA, CLOSE_LIST, EQUALS, CLOSE_MAP] = [44, 93, 61, 125]

/** Reads a value that begins with the code unit: tables in braces, which it consists of, are given it. */
type ReadValue = (toml: TomlText, code: number, depth: number) => Node

/** Reads the table in braces whose brace is next. */
export function readBraces(toml: TomlText, depth: number, read: ReadValue): MapNode {
  const { at: start } = toml
  const table = new Table('dotted', { start, end: start }, new Map(), { flow: true })
  toml.at += 1
  let broken = false
  let comma = -1
  let wantsComma = false
  for (;;) {
    const before = toml.at
    toml.skipSpace()
    const end = toml.at
    const code = toml.skipLines()
    const { at } = toml
    broken ||= at > end
    if (code === CLOSE_MAP) {
      if (comma >= 0) newer(toml, 'A comma before the closing }', 'TOML 1.0 has none there', comma)
      if (broken) newer(toml, 'A table in braces over several lines', 'in TOML 1.0 it stands on one', start)
      toml.at += 1
      break
    }
    if (code === END || code === CLOSE_LIST || (wantsComma && code !== COMMA && isStatement(toml, before))) {
      unclosed(toml, start, '}', before)
      break
    }
    if (code === COMMA) {
      if (!wantsComma && !toml.torn) toml.fault('There is no key before this comma.', at, at + 1)
      comma = at
      toml.at += 1
      toml.torn = false
      wantsComma = false
      continue
    }
    if (wantsComma && !toml.torn) toml.fault('A comma is missing behind this.', before - 1, before)
    comma = -1
    wantsComma = true
    readPair(toml, table, depth, read)
  }
  if (!toml.ended) toml.torn = false
  table.node.end = toml.at
  return table.node
}

/** Reads a key with its value into the table in braces. */
function readPair(toml: TomlText, table: Table, depth: number, read: ReadValue): void {
  toml.torn = false
  const keys = readKeys(toml)
  if (keys === null) {
    skipPair(toml)
    return
  }
  const last = keys[keys.length - 1] ?? table.node
  if (toml.skipSpace() !== EQUALS) {
    toml.tear('An = with a value is missing behind this key.', last.start, last.end)
    skipPair(toml)
    return
  }
  toml.at += 1
  const code = toml.skipSpace()
  const missing = code === COMMA || code === CLOSE_MAP || code === END || toml.isLineEnd()
  if (missing) toml.fault('This key has no value.', last.start, last.end)
  if (depth + keys.length > DEEPEST) refuseDeep(toml)
  else define(table, keys, missing ? makeAbsent(toml.at) : read(toml, code, depth + keys.length), toml.faults)
}

const PAIR_END = /[,}\n]/g

function skipPair(toml: TomlText): void {
  PAIR_END.lastIndex = toml.at
  toml.at = PAIR_END.exec(toml.text)?.index ?? toml.text.length
}

function newer(toml: TomlText, what: string, before: string, at: number): void {
  const message = `${what} came with TOML 1.1, which many readers do not know; ${before}.`
  toml.fault(message, at, at + 1)
}
