import { entryOf, type Grammar, groupOf } from '../entries.js'
import { linesOf } from './lines.js'

interface Cell {
  value: string
  start: number
  end: number
}

const MOST_COLUMNS = 100

/** Rows below a line that names the columns: each row is a group. Cells with line ends in them are not read. */
export const csv: Grammar = function* read(content) {
  let header: readonly string[] | null = null
  let separator = ','
  for (const { text, start } of linesOf(content)) {
    if (text.trim() === '') continue
    if (header === null) {
      separator = [',', ';', '\t'].find(sign => text.includes(sign)) ?? ','
      header = cellsOf(text.replace(/^\xef\xbb\xbf/, '   '), separator).map(({ value }) => value.trim())
      continue
    }
    const group = groupOf('', null)
    for (const [column, cell] of cellsOf(text, separator).entries()) {
      const name = header[column]
      if (name === undefined) break
      yield entryOf(group, name, cell.value, start + cell.start, start + cell.end)
    }
  }
}

function cellsOf(text: string, separator: string): Cell[] {
  const cells: Cell[] = []
  for (let at = 0; at <= text.length && cells.length < MOST_COLUMNS; ) {
    const cell = text[at] === '"' ? quoted(text, at) : null
    const from = cell === null ? at : cell.end + 1
    const next = text.indexOf(separator, from)
    const end = next < 0 ? text.length : next
    cells.push(cell ?? { value: text.slice(at, end), start: at, end })
    at = end + 1
  }
  return cells
}

function quoted(text: string, open: number): Cell | null {
  for (let at = text.indexOf('"', open + 1); at > 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] !== '"') return { value: text.slice(open + 1, at).replaceAll('""', '"'), start: open + 1, end: at }
  }
  return null
}
