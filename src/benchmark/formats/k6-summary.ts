import type { Reading } from '../model.js'
import { FileRefused } from '../refusal.js'
import type { Format } from './format.js'
import { type K6Metric, measuredOf, missed } from './k6.js'
import { arrayOf, fieldOf, measuredNumber, objectOf, ReadingBuilder, textOf } from './values.js'

const TYPES = new Set(['trend', 'counter', 'rate', 'gauge'])

/**
 * What k6 hands to `handleSummary()`, written as JSON; and its machine-readable form, from 1.5 on, which
 * `--new-machine-readable-summary` puts in the place of that and of `--summary-export`. The latter does not say
 * whether thresholds were crossed.
 */
export const k6Summary: Format = {
  tool: 'k6',
  recognises: ({ json }) => isHandled(json) || isMachineReadable(json),
  read: ({ json }) => (isMachineReadable(json) ? readMachineReadable(json) : readHandled(json)),
}

function isHandled(json: unknown): boolean {
  const metrics = objectOf(fieldOf(json, 'metrics'))
  return (
    metrics !== null &&
    Object.values(metrics).some(each => typeOf(each) !== null && objectOf(fieldOf(each, 'values')) !== null)
  )
}

function isMachineReadable(json: unknown): boolean {
  const isOfK6 = textOf(fieldOf(fieldOf(json, 'metadata'), 'k6_version')) !== null
  return isOfK6 && arrayOf(fieldOf(fieldOf(json, 'results'), 'metrics')) !== null
}

function readHandled(json: unknown): Reading {
  const builder = new ReadingBuilder()
  for (const [name, metric] of Object.entries(objectOf(fieldOf(json, 'metrics')) ?? {})) {
    builder.add(name, () => measuredOf(metricOf(name, metric, null)))
    for (const [expression, told] of Object.entries(objectOf(fieldOf(metric, 'thresholds')) ?? {})) {
      if (fieldOf(told, 'ok') === false) builder.fail(name, missed(expression))
    }
  }
  return builder.done()
}

function readMachineReadable(json: unknown): Reading {
  const builder = new ReadingBuilder()
  const results = fieldOf(json, 'results')
  const seconds = fieldOf(fieldOf(json, 'config'), 'duration')
  for (const metric of arrayOf(fieldOf(results, 'metrics')) ?? []) {
    const name = textOf(fieldOf(metric, 'name')) ?? 'a metric without a name'
    builder.add(name, () => measuredOf(metricOf(name, metric, measuredNumber(seconds, 'duration'))))
  }
  for (const metric of arrayOf(fieldOf(fieldOf(results, 'checks'), 'metrics')) ?? []) {
    // The checks as one rate, as the other form has it: of those that succeeded.
    if (fieldOf(metric, 'name') === 'checks_succeeded')
      builder.add('checks', () => measuredOf(metricOf('checks', metric, null)))
  }
  return builder.done()
}

/** @throws FileRefused */
function metricOf(name: string, metric: unknown, seconds: number | null): K6Metric {
  const [type, values] = [typeOf(metric), objectOf(fieldOf(metric, 'values'))]
  if (type === null) throw new FileRefused(`has a type that is none of ${[...TYPES].join(', ')}`)
  if (values === null) throw new FileRefused('has no values')
  const contains = fieldOf(metric, 'contains')
  return { name, type, contains: contains === 'time' || contains === 'data' ? contains : 'default', values, seconds }
}

function typeOf(metric: unknown): K6Metric['type'] | null {
  const type = textOf(fieldOf(metric, 'type'))
  return type !== null && TYPES.has(type) ? (type as K6Metric['type']) : null
}
