import type { Text } from '../model.js'
import { type Assigned, NONE } from './assigned.js'
import { lineBefore } from './bare.js'
import { bareAt, endOf, type Literal, quotedAt } from './literals.js'

const CELL = /[^\s,;"'()][^,;"'()\n]{0,255}/y
const SEPARATOR = /[ \t]{0,8}[,;\t|][ \t]{0,8}/y
const ROW = /\s{0,80},?\s{0,80}\((?=[^)])/y
const INSERT = /\binsert\s{1,8}(?:ignore\s{1,8})?into\s{1,8}[\w.`"[\]]{1,80}\s{0,8}\(([^()]{0,400})$/i
const VALUES = /[^()]{0,400}\)\s{0,40}values\s{0,40}(?=\()/iy
const HEADER_END = /[^\n]{0,200}\n[ \t]{0,8}\|?[ \t]{0,8}:?-{2,}[-:| \t]{0,400}\r?\n/y
const LONGEST_ROW = 2000
const MOST_IN_PROSE = 40
const MOST_ROWS = 200
const MOST_CELLS = 60

/** The values of a column that has the name: of a table in a text, or of a statement that fills one. */
export function columnValues(text: Text, start: number, end: number): readonly Assigned[] {
  if (text.kind === 'csv') return ofTable(text.content, start, end)
  if (text.kind === 'markdown') return ofMarkdown(text.content, start, end)
  return /[,)]/.test(text.content.slice(end, end + 3)) ? ofInsert(text.content, start, end) : NONE
}

function ofTable(content: string, start: number, end: number): readonly Assigned[] {
  // The name is a column's only in the first line.
  if (start > 1000 || content.lastIndexOf('\n', start) >= 0) return NONE
  const separator = /[,;\t|]/.exec(content.slice(0, start))?.[0] ?? content.slice(end).replace(/^["']/, '')[0] ?? ','
  const column = content.slice(0, start).split(separator).length - 1
  const found: Assigned[] = []
  let line = content.indexOf('\n', end) + 1
  for (let rows = 0; line > 0 && rows < MOST_ROWS; rows += 1) {
    const literal = cellAt(content, line, column)
    if (literal !== null) found.push({ literal, place: 'value' })
    line = content.indexOf('\n', line) + 1
  }
  return found
}

/** Below a header and its line of dashes. */
function ofMarkdown(content: string, start: number, end: number): readonly Assigned[] {
  const below = endOf(HEADER_END, content, end)
  const header = lineBefore(content, start)
  if (below === null || !header.includes('|')) return NONE
  const column = header.split('|').length - 1
  const found: Assigned[] = []
  for (let line = below, rows = 0; rows < MOST_IN_PROSE; rows += 1) {
    const newline = content.indexOf('\n', line)
    const cells = content
      .slice(line, newline < 0 ? line + LONGEST_ROW : Math.min(newline, line + LONGEST_ROW))
      .split('|')
    const cell = cells[column]
    if (cells.length < 2 || cell === undefined) break
    const value = cell.replace(/^[\s`*"']+|[\s`*"']+$/g, '')
    const at = line + cells.slice(0, column).join('|').length + (column > 0 ? 1 : 0) + cell.indexOf(value)
    const literal = { start: at, end: at + value.length, value, quoted: true, after: at + value.length }
    if (value !== '') found.push({ literal, place: /\s/.test(value) ? 'aside' : 'value' })
    if (newline < 0) break
    line = newline + 1
  }
  return found
}

function ofInsert(content: string, start: number, end: number): readonly Assigned[] {
  const before = INSERT.exec(content.slice(Math.max(0, start - 500), start))
  const values = before === null ? null : endOf(VALUES, content, end)
  if (before === null || values === null) return NONE
  const column = (before[1] as string).split(',').length - 1
  const found: Assigned[] = []
  for (let at = endOf(ROW, content, values), rows = 0; at !== null && rows < MOST_ROWS; rows += 1) {
    const literal = cellAt(content, at, column)
    if (literal?.quoted) found.push({ literal, place: 'value' })
    const close = content.slice(at, at + 2000).indexOf(')')
    at = close < 0 ? null : endOf(ROW, content, at + close + 1)
  }
  return found
}

function cellAt(content: string, start: number, column: number): Literal | null {
  let at = start
  for (let cells = 0; cells <= column && cells < MOST_CELLS; cells += 1) {
    const literal = quotedAt(content, at) ?? bareAt(content, at, CELL)
    if (cells === column) return literal === null || literal.quoted ? literal : withoutSpaces(literal)
    const next = endOf(SEPARATOR, content, literal?.after ?? at)
    if (next === null) return null
    at = next
  }
  return null
}

function withoutSpaces(literal: Literal): Literal {
  const value = literal.value.trimEnd()
  return { ...literal, value, end: literal.start + value.length }
}
