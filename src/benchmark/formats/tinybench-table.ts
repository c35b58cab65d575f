import type { Measured, Reading } from '../model.js'
import { FileRefused } from '../refusal.js'
import { deviationOfMargin } from './margin.js'
import { thrownBy } from './tinybench-task.js'
import { arrayOf, fieldOf, measuredNumber, objectOf, ReadingBuilder, summarised, textOf } from './values.js'

/** Version 2 wrote `Task Name`, `ops/sec`, `Average Time (ns)`, `Margin`; later ones these. */
const NAMES = ['Task name', 'Task Name']
const AVERAGE = ['Latency avg (ns)', 'Latency average (ns)', 'Average Time (ns)']
const MEDIAN = ['Latency med (ns)', 'Latency median (ns)']

/** Whether it is `bench.table()`. */
export function isTable(json: unknown): boolean {
  return (arrayOf(json) ?? []).some(row => textOf(firstOf(row, NAMES)) !== null)
}

/** Reads its rows: texts for people, such as `382212 ± 69.20%`, in nanoseconds. */
export function readTable(rows: readonly unknown[]): Reading {
  const builder = new ReadingBuilder()
  for (const [index, row] of rows.entries()) {
    const name = textOf(firstOf(row, NAMES))
    if (name === null) builder.fail(`Row ${index + 1}`, 'has no task name')
    else if (fieldOf(row, 'Error') !== undefined) builder.fail(name, thrownBy(fieldOf(row, 'Error')))
    else if (row !== null && Object.hasOwn(row as object, 'Remarks')) builder.fail(name, 'was not run')
    else builder.add(name, () => rowOf(name, row))
  }
  return builder.done()
}

function rowOf(name: string, row: unknown): Measured[] {
  const count = measuredNumber(fieldOf(row, 'Samples'), 'its count of samples')
  const average = withMargin(firstOf(row, AVERAGE), 'its average time')
  const median = firstOf(row, MEDIAN)
  const center = median === undefined ? average.value : withMargin(median, 'its median time').value
  const margin = average.margin ?? withMargin(fieldOf(row, 'Margin') ?? 0, 'its margin').margin
  const deviation = margin === null ? null : deviationOfMargin(average.value, margin, count)
  const invocations = [summarised(center, deviation, count)]
  return [{ name, metric: 'time', unit: 'ns', direction: 'lower', judged: true, invocations }]
}

/** `382,212 ± 69.20%`, `109982`, or `±40.97%`. */
function withMargin(cell: unknown, what: string): { value: number; margin: number | null } {
  if (typeof cell === 'number') return { value: measuredNumber(cell, what), margin: null }
  const [, value, margin] = /^([\d.,]{1,40})? ?(?:\u00b1 ?([\d.]{1,40})%?)?$/.exec(textOf(cell) ?? '') ?? []
  if (value === undefined && margin === undefined) throw new FileRefused(`has no number as ${what}`)
  const isPercentage = margin !== undefined && (cell as string).endsWith('%')
  return {
    value: value === undefined ? 0 : measuredNumber(Number(value.replaceAll(',', '')), what),
    margin: isPercentage ? measuredNumber(Number(margin), what) : null,
  }
}

function firstOf(row: unknown, keys: readonly string[]): unknown {
  const object = objectOf(row)
  return keys.map(key => fieldOf(object, key)).find(value => value !== undefined)
}
