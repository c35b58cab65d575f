import { FileRefused } from '../refusal.js'

const QUOTE = '"'

/** The rows of a CSV file, without empty lines. @throws FileRefused where a quoted cell has no end */
export function* csvRows(text: string, separator = ','): Generator<string[]> {
  let at = 0
  while (at < text.length) {
    const row: string[] = []
    let more = true
    while (more) {
      const [cell, end] = text[at] === QUOTE ? quoted(text, at, separator) : plain(text, at, separator)
      row.push(cell)
      more = text[end] === separator
      at = end + 1
    }
    // The line feed of a carriage return.
    if (text[at - 1] === '\r' && text[at] === '\n') at += 1
    if (row.length > 1 || row[0] !== '') yield row
  }
}

/** A quoted cell and where it ends; a quote in it is written twice. */
function quoted(text: string, start: number, separator: string): [cell: string, end: number] {
  const parts: string[] = []
  let from = start + 1
  for (;;) {
    const end = text.indexOf(QUOTE, from)
    if (end < 0) throw new FileRefused('has a quoted cell that does not end')
    parts.push(text.slice(from, end))
    if (text[end + 1] !== QUOTE) return [parts.join(QUOTE), endOfCell(text, end + 1, separator)]
    from = end + 2
  }
}

function plain(text: string, start: number, separator: string): [cell: string, end: number] {
  const end = endOfCell(text, start, separator)
  return [text.slice(start, end), end]
}

function endOfCell(text: string, from: number, separator: string): number {
  for (let at = from; at < text.length; at += 1) {
    const character = text[at]
    if (character === separator || character === '\n' || character === '\r') return at
  }
  return text.length
}

/** The number that a cell is; another text stays one, and so is refused as a measured value. */
export function numberOfCell(cell: string | undefined): number | string | undefined {
  return cell !== undefined && /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(cell) ? Number(cell) : cell
}
