import type { Reading } from '../model.js'
import type { Format } from './format.js'
import { namedSeries } from './named.js'
import { arrayOf, fieldOf, measuredNumber, objectOf, ReadingBuilder, summarised, textOf } from './values.js'

/**
 * The list that github-action-benchmark takes for its tools customSmallerIsBetter and customBiggerIsBetter:
 * `[{"name", "unit", "value", "range"?, "extra"?}]`. Which way is better is in its name there, not in the file: it goes by
 * the unit here. A range is free text and says nothing.
 */
export const custom: Format = {
  tool: 'custom',
  recognises: ({ json }) => isCustom(json),
  read({ json }): Reading {
    const builder = new ReadingBuilder()
    for (const [index, row] of (arrayOf(json) ?? []).entries()) {
      const name = textOf(fieldOf(row, 'name'))
      if (name === null) {
        builder.fail(`Benchmark ${index + 1}`, 'has no name')
        continue
      }
      builder.add(name, () => {
        const value = measuredNumber(fieldOf(row, 'value'), 'its value')
        return [namedSeries({ name, unit: textOf(fieldOf(row, 'unit')) ?? '' }, summarised(value))]
      })
    }
    return builder.done()
  },
}

/** Whether it is such a list, and not one that says more of its numbers than such a list can. */
export function isCustom(json: unknown): boolean {
  const rows = arrayOf(json)?.filter(row => objectOf(row) !== null) ?? []
  return (
    rows.some(isRow) &&
    !rows.some(row => ['samples', 'direction', 'metric'].some(key => Object.hasOwn(row as object, key)))
  )
}

function isRow(row: unknown): boolean {
  const isNamed = textOf(fieldOf(row, 'name')) !== null && textOf(fieldOf(row, 'unit')) !== null
  return isNamed && fieldOf(row, 'value') !== undefined
}
