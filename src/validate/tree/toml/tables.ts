import { quoted } from '../../words/quoted.js'
import type { Faults } from '../faults.js'
import type { Node, Pair, ScalarNode, Span } from '../node.js'
import { Table, TableList } from './table.js'

const RULE = 'toml/duplicate-key'

/** Finds or makes the table of a header: `[a.b]`, or with `listed` one more of `[[a.b]]`. */
export function openTable(
  root: Table,
  keys: readonly ScalarNode[],
  header: Span,
  listed: boolean,
  faults: Faults,
): Table {
  let table = root
  for (const key of keys.slice(0, -1)) {
    const inner = table.inner(key.text)
    if (inner !== undefined) {
      table = inner instanceof TableList ? inner.last : inner
      continue
    }
    const taken = table.pair(key.text)
    if (taken !== undefined) {
      isValue(faults, key, taken)
      return new Table('header', header, table.open)
    }
    const implied = new Table('implied', key, table.open)
    table.addInner(key, implied)
    table = implied
  }
  const key = keys.at(-1) as ScalarNode
  return listed ? openListed(table, key, header, faults) : openOne(table, key, header, faults)
}

function openListed(table: Table, key: ScalarNode, header: Span, faults: Faults): Table {
  const there = table.inner(key.text)
  if (there instanceof TableList) return there.append(header)
  const taken = table.pair(key.text)
  if (taken !== undefined) {
    if (there === undefined) isValue(faults, key, taken)
    else
      faults.addRepeated(
        RULE,
        `${quoted(key.text)} is one table already, and cannot be a list of tables.`,
        key,
        taken.key,
      )
  }
  const list = new TableList(header, table.open)
  table.addInner(key, list)
  return list.last
}

function openOne(table: Table, key: ScalarNode, header: Span, faults: Faults): Table {
  const there = table.inner(key.text)
  if (there instanceof Table && there.made === 'implied') {
    there.made = 'header'
    there.node.start = header.start
    there.node.end = header.end
    return there
  }
  const taken = table.pair(key.text)
  if (taken !== undefined) {
    const name = quoted(key.text)
    if (there === undefined) isValue(faults, key, taken)
    else if (there instanceof TableList) {
      faults.addRepeated(
        RULE,
        `${name} is a list of tables: a further one has two brackets on each side.`,
        key,
        taken.key,
      )
    } else if (there.made === 'dotted') {
      faults.addRepeated(
        RULE,
        `Keys with points made the table ${name} already: what is new belongs there.`,
        key,
        taken.key,
      )
    } else {
      faults.addRepeated(RULE, `The table ${name} is there twice: what belongs to it stands together.`, key, taken.key)
    }
  }
  const opened = new Table('header', header, table.open)
  table.addInner(key, opened)
  return opened
}

/** Puts a value where a key, `a` or `a.b`, says. */
export function define(table: Table, keys: readonly ScalarNode[], value: Node, faults: Faults): void {
  let within = table
  for (let at = 0; at < keys.length - 1; at += 1) {
    const next = enter(within, keys[at] as ScalarNode, value, faults)
    if (next === null) return
    within = next
  }
  const key = keys[keys.length - 1] as ScalarNode
  const taken = within.pair(key.text)
  if (taken !== undefined) faults.addRepeated(RULE, `The key ${quoted(key.text)} is there twice.`, key, taken.key)
  within.add(key, value)
}

/** The table that a key before a point names; null where there cannot be one. */
function enter(table: Table, key: ScalarNode, value: Node, faults: Faults): Table | null {
  const there = table.inner(key.text)
  const taken = table.pair(key.text)
  if (taken === undefined) {
    const made = new Table('dotted', { start: key.start, end: value.end }, table.open, { flow: table.node.flow })
    table.addInner(key, made)
    return made
  }
  if (there === undefined) isValue(faults, key, taken)
  else if (there instanceof TableList || there.made === 'header') {
    const message = `${quoted(key.text)} has a header of its own: keys are added to it there, and not with points.`
    faults.addRepeated(RULE, message, key, taken.key)
  } else {
    there.made = 'dotted'
    there.extendTo(value.end)
    return there
  }
  return null
}

function isValue(faults: Faults, key: ScalarNode, { value, key: first }: Pair): void {
  const complete = value.kind === 'map' ? 'a table in braces' : value.kind === 'list' ? 'a list in brackets' : 'a value'
  faults.addRepeated(RULE, `${quoted(key.text)} is ${complete} already: nothing can be added to it.`, key, first)
}
