import type { Parsed } from '../document.js'
import { Faults } from '../faults.js'
import { makeAbsent } from '../make.js'
import type { ScalarNode } from '../node.js'
import { readKeys } from './keys.js'
import { DEEPEST, refuseDeep } from './recovery.js'
import { Table } from './table.js'
import { define, openTable } from './tables.js'
import { END, TomlText } from './text.js'
import { readValue } from './values.js'

const [HASH, COLON, EQUALS, OPEN, CLOSE] = [35, 58, 61, 91, 93]

/** Reads TOML 1.0; what only TOML 1.1 allows is a fault that says so. */
export function parseToml(text: string): Parsed {
  const faults = new Faults()
  const toml = new TomlText(text, faults)
  const root = new Table('header', { start: 0, end: 0 }, new Map())
  let table = root
  let depth = 1
  for (let first = true; ; first = false) {
    const code = toml.skipLines()
    if (code === END || faults.full || toml.ended) break
    if (first) root.node.start = root.node.end = toml.at
    if (code === OPEN) {
      const { at: start } = toml
      const header = readHeader(toml)
      // Keys below a header that cannot be read belong to no table that is known.
      table = new Table('header', { start, end: toml.at }, root.open)
      depth = 1 + (header?.keys.length ?? 0)
      if (depth > DEEPEST) refuseDeep(toml)
      else if (header !== null) table = openTable(root, header.keys, { start, end: toml.at }, header.listed, faults)
      root.node.end = toml.at
      toml.finishLine('a header')
    } else {
      readPair(toml, table, depth)
      if (table !== root) root.node.end = table.node.end
      toml.finishLine('a value')
    }
  }
  return {
    documents: [{ root: root.node, start: 0, end: text.length, anchors: [], aliases: [] }],
    faults: faults.inOrder(),
    comments: toml.comments,
  }
}

/** Reads `[a.b]` or `[[a.b]]`; null where it cannot be read, which is reported. */
function readHeader(toml: TomlText): { keys: ScalarNode[]; listed: boolean } | null {
  const { at: start } = toml
  const listed = toml.code(start + 1) === OPEN
  toml.at += listed ? 2 : 1
  const keys = readKeys(toml)
  if (keys === null) return null
  const closed = toml.skipSpace() === CLOSE
  if (closed && (!listed || toml.code(toml.at + 1) === CLOSE)) {
    toml.at += listed ? 2 : 1
    return { keys, listed }
  }
  toml.tear(`This header is not closed: ${listed ? ']]' : ']'} is missing.`, start, toml.at + (closed ? 1 : 0))
  return { keys, listed }
}

/** Reads a key with its value into the table. */
function readPair(toml: TomlText, table: Table, depth: number): void {
  const keys = readKeys(toml)
  if (keys === null) return
  const last = keys[keys.length - 1] as ScalarNode
  const sign = toml.skipSpace()
  if (sign !== EQUALS && sign !== COLON) {
    const ends = sign === END || sign === HASH || toml.isLineEnd()
    toml.tear(ends ? 'This key has no value.' : 'An = is missing behind this key.', last.start, last.end)
    return
  }
  if (sign === COLON) toml.fault('An = stands between a key and its value, and no colon.', toml.at, toml.at + 1)
  toml.at += 1
  const code = toml.skipSpace()
  const missing = code === END || code === HASH || toml.isLineEnd()
  if (missing) toml.fault('This key has no value.', last.start, last.end)
  if (depth + keys.length - 1 > DEEPEST) {
    refuseDeep(toml)
    return
  }
  const value = missing ? makeAbsent(toml.at) : readValue(toml, code, depth + keys.length)
  define(table, keys, value, toml.faults)
  table.extendTo(value.end)
}
