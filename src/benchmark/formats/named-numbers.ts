import type { Direction, Invocation, Measured, Reading } from '../model.js'
import { FileRefused } from '../refusal.js'
import { isCustom } from './custom.js'
import type { Format } from './format.js'
import { namedSeries, unitOfName } from './named.js'
import {
  arrayOf,
  fieldOf,
  measuredNumber,
  measuredNumbers,
  objectOf,
  ReadingBuilder,
  sampled,
  textOf,
} from './values.js'
import { isVitestResult } from './vitest.js'

/** What can be said of a number, of whatever type it is. */
const KNOWN = new Set(['name', 'value', 'samples', 'unit', 'direction', 'metric'])

/**
 * Numbers that anybody wrote down as JSON. A number is one of
 *
 *     12.5                          one value; the end of its name may say the unit: "parse_ms", "rows_per_second"
 *     [12.5, 12.9, 12.4]            several, measured one after another in one process
 *     {"value": 12.5}               or {"samples": [12.5, 12.9]}, and with either, where they are known,
 *                                   "unit": "ms", "direction": "lower" or "higher", "metric": "p95"
 *
 * and a file is an object of them by name, `{"parse": 12.5, "render": {"value": 3, "unit": "ms"}}`; one whose names are in
 * groups, `{"parser": {"small": 1.2, "large": 80}}`, which are named `parser > small`; or a list of them, each an object with
 * its `name`. Where nothing else is said, less is better. So that no other JSON file is taken for one of these, texts do not
 * stand beside numbers, and what else is said of a number is text. `null` is a number that is missing, which is a failure.
 */
export const namedNumbers: Format = {
  tool: 'json',
  recognises: ({ json }) => (Array.isArray(json) ? isList(json) : isObjectOfNumbers(json)),
  read({ json }): Reading {
    const builder = new ReadingBuilder()
    const rows = arrayOf(json)
    if (rows === null) addAll(builder, objectOf(json) ?? {}, '')
    else for (const [index, row] of rows.entries()) addRow(builder, row, index)
    return builder.done()
  },
}

function addAll(builder: ReadingBuilder, numbers: Readonly<Record<string, unknown>>, group: string): void {
  for (const [key, value] of Object.entries(numbers)) {
    const name = `${group}${key}`
    const inner = objectOf(value)
    if (inner !== null && group === '' && !isDescribed(inner)) addAll(builder, inner, `${key} > `)
    else builder.add(name, () => [seriesOf(name, value)])
  }
}

function addRow(builder: ReadingBuilder, row: unknown, index: number): void {
  const name = textOf(fieldOf(row, 'name'))
  if (name === null) builder.fail(`Number ${index + 1}`, 'has no name')
  else builder.add(name, () => [seriesOf(name, row)])
}

function seriesOf(name: string, value: unknown): Measured {
  const described = objectOf(value)
  if (described === null) return namedSeries({ name, unit: unitOfName(name) }, invocationOf(value))
  if (!isDescribed(described)) throw new FileRefused('has neither a "value" nor "samples"')
  const samples = fieldOf(described, 'samples')
  const invocation = invocationOf(samples === undefined ? fieldOf(described, 'value') : samples)
  const [unit, metric] = [optionalText(described, 'unit'), optionalText(described, 'metric')]
  return namedSeries({ name, unit: unit ?? unitOfName(name), metric, direction: directionIn(described) }, invocation)
}

function invocationOf(value: unknown): Invocation {
  return sampled(Array.isArray(value) ? measuredNumbers(value, 'its samples') : [measuredNumber(value, 'its value')])
}

function optionalText(described: object, key: string): string | undefined {
  const value = fieldOf(described, key)
  if (value === undefined || value === null) return undefined
  if (typeof value === 'string') return value
  throw new FileRefused(`has a "${key}" that is no text`)
}

function directionIn(described: object): Direction | null {
  const text = optionalText(described, 'direction')
  if (text === undefined || text === 'lower' || text === 'higher') return text ?? null
  throw new FileRefused(`has the direction "${text.slice(0, 60)}": it must be "lower" or "higher"`)
}

function isDescribed(value: object): boolean {
  return Object.hasOwn(value, 'value') || Object.hasOwn(value, 'samples')
}

function isPlain(described: object): boolean {
  return Object.entries(described).every(
    ([key, value]) => KNOWN.has(key) || value === null || typeof value === 'string',
  )
}

function isList(rows: readonly unknown[]): boolean {
  const described = rows.map(objectOf).filter(row => row !== null && isDescribed(row)) as object[]
  return described.some(row => textOf(fieldOf(row, 'name')) !== null) && described.every(isPlain) && !isCustom(rows)
}

/** Whether there is a number in it, and nothing beside numbers and groups of them. */
function isObjectOfNumbers(json: unknown): boolean {
  const values = Object.values(objectOf(json) ?? {})
  const isGroup = (value: unknown) => {
    const inner = objectOf(value)
    return inner !== null && !isDescribed(inner) && Object.values(inner).every(each => each === null || isNumber(each))
  }
  const hasNumber = (value: unknown) => isNumber(value) || Object.values(objectOf(value) ?? {}).some(isNumber)
  const isAll = values.every(value => value === null || isNumber(value) || isGroup(value))
  return isAll && values.some(hasNumber) && !isVitestResult(json)
}

function isNumber(value: unknown): boolean {
  if (Array.isArray(value)) return typeof value[0] === 'number'
  const described = objectOf(value)
  return typeof value === 'number' || (described !== null && isDescribed(described) && isPlain(described))
}
