import type { Measured, Reading } from '../model.js'
import { FileRefused } from '../refusal.js'
import { csvRows } from './csv-rows.js'
import type { Format } from './format.js'
import { namedSeries, unitOfName } from './named.js'
import { measuredNumber, ReadingBuilder, sampled } from './values.js'

/** Its columns, in any order; others are left aside. */
const COLUMNS = ['name', 'value', 'metric', 'unit', 'direction'] as const
const SEPARATORS = [',', ';', '\t']
const LONGEST_HEADER = 10_000

type Column = (typeof COLUMNS)[number]
type Cells = Record<Column, string>

/**
 * Numbers that anybody wrote down as CSV: a header with `name` and `value`, and where they are known `metric`, `unit` and
 * `direction` (`lower` or `higher`). Cells may be quoted; commas, semicolons or tabs separate them, and a number may have a
 * decimal comma where commas do not. Rows with one name and metric are samples of one process, in the order of the rows.
 */
export const csv: Format = {
  tool: 'csv',
  recognises({ json, text }) {
    return json === undefined && separatorOf(text) !== null
  },
  read({ text }): Reading {
    const separator = separatorOf(text) ?? ','
    const rows = csvRows(text.trimStart(), separator)
    const header = cellsOf(rows.next().value ?? [])
    const places = new Map(COLUMNS.map(column => [column, header.indexOf(column)]))
    const builder = new ReadingBuilder()
    const series = new Map<string, { cells: Cells; values: number[] }>()
    let number = 1
    for (const row of rows) {
      number += 1
      if (row.every(cell => cell.trim() === '')) continue
      const cells = Object.fromEntries(COLUMNS.map(each => [each, row[places.get(each) ?? -1]?.trim() ?? ''])) as Cells
      if (cells.name === '') throw new FileRefused(`has no name in row ${number}`)
      builder.add(cells.name, () => {
        if (row.length > header.length) throw new FileRefused(`has more cells in row ${number} than there are columns`)
        const value = numberOf(cells.value, separator, number)
        const key = JSON.stringify([cells.name, cells.metric, cells.unit, cells.direction.toLowerCase()])
        const known = series.get(key)
        if (known === undefined) series.set(key, { cells, values: [value] })
        else known.values.push(value)
        return []
      })
    }
    for (const { cells, values } of series.values()) builder.add(cells.name, () => [seriesOf(cells, values)])
    return builder.done()
  },
}

/** What separates the cells of the header, by the columns that it must have; null where it is no such header. */
function separatorOf(text: string): string | null {
  const header = text.slice(0, LONGEST_HEADER).trimStart().split(/\r?\n/, 1)[0] ?? ''
  const has = (separator: string) => {
    const cells = headerCells(header, separator)
    return cells.includes('name') && cells.includes('value')
  }
  return SEPARATORS.find(has) ?? null
}

function headerCells(header: string, separator: string): string[] {
  try {
    return cellsOf(csvRows(header, separator).next().value ?? [])
  } catch (error) {
    if (error instanceof FileRefused) return []
    throw error
  }
}

function cellsOf(row: readonly string[]): string[] {
  return row.map(cell => cell.trim().toLowerCase())
}

function numberOf(text: string, separator: string, row: number): number {
  const plain = separator !== ',' && /^\d+,\d+$/.test(text) ? text.replace(',', '.') : text
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : plain
  return measuredNumber(value, `its value in row ${row}`)
}

function seriesOf(cells: Cells, values: number[]): Measured {
  const { name, unit, metric } = cells
  const direction = cells.direction.toLowerCase()
  if (direction !== '' && direction !== 'lower' && direction !== 'higher') {
    throw new FileRefused(`has the direction "${direction.slice(0, 60)}": it must be "lower" or "higher"`)
  }
  const named = { name, unit: unit === '' ? unitOfName(metric === '' ? name : metric) : unit }
  return namedSeries(
    { ...named, metric: metric === '' ? undefined : metric, direction: direction === '' ? null : direction },
    sampled(values),
  )
}
