import type { Measured, Reading } from '../model.js'
import { FileRefused } from '../refusal.js'
import type { Format } from './format.js'
import { thrownBy } from './tinybench-task.js'
import {
  arrayOf,
  fieldOf,
  figures,
  measuredNumber,
  measuredNumbers,
  objectOf,
  optionalNumber,
  ReadingBuilder,
  sampled,
  summarised,
  textOf,
} from './values.js'

/** What is told beside the times, for thresholds, and what mitata calls it. */
const OTHERS: readonly (readonly [metric: string, key: string])[] = [
  ['mean', 'avg'],
  ['min', 'min'],
  ['max', 'max'],
  ['p75', 'p75'],
  ['p99', 'p99'],
  ['p99.9', 'p999'],
]

/**
 * The JSON of mitata: `run({ format: 'json' })` of version 1, whose benchmarks have a run for each of their arguments, and
 * `run({ json: true })` of those before, with one run each. Samples are nanoseconds, sorted: in which order they were
 * measured is lost.
 */
export const mitata: Format = {
  tool: 'mitata',
  recognises({ json }) {
    if (arrayOf(fieldOf(json, 'benchmarks')) === null) return false
    const context = fieldOf(json, 'context')
    const isNew = textOf(fieldOf(context, 'runtime')) !== null && objectOf(fieldOf(context, 'noop')) !== null
    return isNew || (textOf(fieldOf(json, 'runtime')) !== null && textOf(fieldOf(json, 'cpu')) !== null)
  },
  read({ json }): Reading {
    const builder = new ReadingBuilder()
    const layout = arrayOf(fieldOf(json, 'layout')) ?? []
    const cpu = textOf(fieldOf(fieldOf(fieldOf(json, 'context'), 'cpu'), 'name')) ?? textOf(fieldOf(json, 'cpu'))
    builder.reading.machine = cpu === '' ? null : cpu
    for (const benchmark of arrayOf(fieldOf(json, 'benchmarks')) ?? []) {
      const group = fieldOf(benchmark, 'group')
      const named = typeof group === 'number' ? textOf(fieldOf(layout[group], 'name')) : textOf(group)
      const runs = arrayOf(fieldOf(benchmark, 'runs')) ?? [benchmark]
      for (const run of runs) addRun(builder, named === null || named === '' ? '' : `${named} > `, run)
    }
    return builder.done()
  },
}

function addRun(builder: ReadingBuilder, group: string, run: unknown): void {
  const name = `${group}${textOf(fieldOf(run, 'name')) ?? '?'}`
  const error = fieldOf(run, 'error')
  if (error !== undefined && error !== null) builder.fail(name, thrownBy(error))
  else builder.add(name, () => metricsOf(name, fieldOf(run, 'stats')))
}

function metricsOf(name: string, stats: unknown): Measured[] {
  if (objectOf(stats) === null) throw new FileRefused('has no stats: it was not run')
  const samples = arrayOf(fieldOf(stats, 'samples'))
  const invocation =
    samples === null || samples.length === 0
      ? summarised(measuredNumber(fieldOf(stats, 'p50') ?? fieldOf(stats, 'avg'), 'its median'))
      : sampled(measuredNumbers(samples, 'its samples'))
  const time: Measured = {
    name,
    metric: 'time',
    unit: 'ns',
    direction: 'lower',
    judged: true,
    invocations: [invocation],
  }
  const heap = optionalNumber(fieldOf(fieldOf(stats, 'heap'), 'avg'), 'its heap')
  const memory = heap === null ? [] : [{ ...time, metric: 'memory', unit: 'B', invocations: [summarised(heap)] }]
  const values = OTHERS.map(([metric, key]) => [metric, fieldOf(stats, key)])
  return [time, ...memory, ...figures(name, 'ns', Object.fromEntries(values))]
}
