import type { Measured } from '../model.js'
import { FileRefused } from '../refusal.js'
import type { Format } from './format.js'
import { forksOf } from './jmh-forks.js'
import { kebab, metricOf } from './named.js'
import { directionOf } from './units.js'
import { arrayOf, fieldOf, isMeasured, objectOf, ReadingBuilder, summarised, textOf } from './values.js'

/** What each mode measures; a benchmark may be run in several. */
const METRICS: Readonly<Record<string, string>> = {
  thrpt: 'throughput',
  avgt: 'time',
  sample: 'sample-time',
  ss: 'single-shot-time',
}

/** What percentiles are read of the mode that samples. */
const PERCENTILES = ['50.0', '90.0', '95.0', '99.0']

/** JMH's `-rf json`. Benchmarks that threw an exception are not in it. */
export const jmh: Format = {
  tool: 'jmh',
  recognises: ({ json }) => {
    const [first] = arrayOf(json) ?? []
    return textOf(fieldOf(first, 'benchmark')) !== null && objectOf(fieldOf(first, 'primaryMetric')) !== null
  },
  read({ json }) {
    const builder = new ReadingBuilder()
    for (const [index, run] of (arrayOf(json) ?? []).entries()) {
      const benchmark = textOf(fieldOf(run, 'benchmark')) ?? `benchmark ${index + 1}`
      const parameters = parametersOf(fieldOf(run, 'params'))
      builder.add(benchmark + parameters, () => measuredOf(benchmark, parameters, run))
    }
    return builder.done()
  },
}

/** As JMH prints them before a run. Longer than any are, they are cut: they stand in the name of each score. */
function parametersOf(params: unknown): string {
  const list = Object.entries(objectOf(params) ?? {}).map(([key, value]) => `${key} = ${textOf(value) ?? '?'}`)
  return list.length === 0 ? '' : ` (${list.join(', ').slice(0, 1000)})`
}

function measuredOf(benchmark: string, parameters: string, run: unknown): Measured[] {
  const mode = textOf(fieldOf(run, 'mode')) ?? ''
  if (!Object.hasOwn(METRICS, mode)) throw new FileRefused(`has the mode "${mode}", which JMH has not`)
  const metric = METRICS[mode] as string
  const name = benchmark + parameters
  const primary = fieldOf(run, 'primaryMetric')
  const unit = unitOf(primary)
  const main = scoreOf(name, metric, unit, primary)
  const others = Object.entries(objectOf(fieldOf(run, 'secondaryMetrics')) ?? {}).flatMap(([label, score]) =>
    // The methods of a group, each with its own score, are not what a profiler adds.
    unitOf(score) === unit && !isPercentile(label)
      ? [scoreOf(`${benchmark}:${label}${parameters}`, metric, unit, score)]
      : profiled(name, label, score),
  )
  return [main, ...(mode === 'sample' ? percentilesOf(name, unit, primary) : []), ...others]
}

function unitOf(score: unknown): string {
  return textOf(fieldOf(score, 'scoreUnit')) ?? ''
}

/** In the mode that samples they stand among the profilers' metrics as well. */
function isPercentile(label: string): boolean {
  return /^\u00b7?p\d\.\d+$/.test(label)
}

function scoreOf(name: string, metric: string, unit: string, score: unknown): Measured {
  const direction = directionOf(unit, '') ?? 'lower'
  return { name, metric, unit, direction, judged: true, invocations: forksOf(score) }
}

function percentilesOf(name: string, unit: string, score: unknown): Measured[] {
  const percentiles = fieldOf(score, 'scorePercentiles')
  return PERCENTILES.flatMap(percentile => {
    const value = fieldOf(percentiles, percentile)
    const metric = `p${Number(percentile)}`
    return isMeasured(value)
      ? [{ name, metric, unit, direction: 'lower', judged: true, invocations: [summarised(value)] }]
      : []
  })
}

/** What a profiler adds: how much is allocated for an operation is judged, the rest is there for thresholds. */
function profiled(name: string, label: string, score: unknown): Measured[] {
  const value = fieldOf(score, 'score')
  if (isPercentile(label) || !isMeasured(value)) return []
  const plain = label.replace(/^\u00b7/, '')
  const unit = unitOf(score)
  const direction = directionOf(unit, plain) ?? 'lower'
  return plain === 'gc.alloc.rate.norm'
    ? [{ name, metric: metricOf(unit), unit, direction, judged: true, invocations: forksOf(score) }]
    : [{ name, metric: kebab(plain), unit, direction, judged: false, invocations: [summarised(value)] }]
}
