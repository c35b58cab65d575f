import type { Invocation, Measured } from '../model.js'
import { distinctNames, type Titled } from './distinct.js'
import type { Format } from './format.js'
import { kebab } from './named.js'
import {
  arrayOf,
  fieldOf,
  figures,
  isMeasured,
  measuredNumber,
  measuredNumbers,
  objectOf,
  optionalNumber,
  ReadingBuilder,
  sampled,
  summarised,
  textOf,
} from './values.js'

/** The JSON exporters of BenchmarkDotNet. Its times are nanoseconds, whatever its table shows; brief files keep no single ones. */
export const benchmarkDotNet: Format = {
  tool: 'benchmark-dotnet',
  recognises: ({ json }) =>
    objectOf(fieldOf(json, 'HostEnvironmentInfo')) !== null && arrayOf(fieldOf(json, 'Benchmarks')) !== null,
  read({ json }) {
    const builder = new ReadingBuilder()
    builder.reading.machine = textOf(fieldOf(fieldOf(json, 'HostEnvironmentInfo'), 'ProcessorName'))
    const benchmarks = arrayOf(fieldOf(json, 'Benchmarks')) ?? []
    const names = distinctNames(benchmarks.map(titleOf))
    for (const [index, benchmark] of benchmarks.entries()) {
      const name = names[index] as string
      // Where it threw, there is nothing to compute of.
      if (objectOf(fieldOf(benchmark, 'Statistics')) === null) builder.fail(name, 'has no results: it failed')
      else builder.add(name, () => measuredOf(name, benchmark))
    }
    return builder.done()
  },
}

/** One that runs in several jobs, as on two runtimes, is told apart by the job, which only the text for people names. */
function titleOf(benchmark: unknown, index: number): Titled {
  const short =
    textOf(fieldOf(benchmark, 'FullName')) ?? textOf(fieldOf(benchmark, 'DisplayInfo')) ?? `benchmark ${index + 1}`
  const display = textOf(fieldOf(benchmark, 'DisplayInfo')) ?? ''
  const from = display.indexOf(': ')
  const to = display.indexOf('(', from)
  const job = from < 0 ? '' : display.slice(from + 2, to < 0 ? undefined : to).trim()
  return { short, full: job === '' ? short : `${short} [${job}]` }
}

function measuredOf(name: string, benchmark: unknown): Measured[] {
  const statistics = fieldOf(benchmark, 'Statistics')
  const stat = (key: string) => fieldOf(statistics, key)
  const own = { mean: stat('Mean'), min: stat('Min'), max: stat('Max'), stddev: stat('StandardDeviation') }
  const percentiles = fieldOf(statistics, 'Percentiles')
  const percentile = { p90: fieldOf(percentiles, 'P90'), p95: fieldOf(percentiles, 'P95') }
  const invocations = launchesOf(benchmark) ?? [valuesOf(statistics)]
  return [
    { name, metric: 'time', unit: 'ns', direction: 'lower', judged: true, invocations },
    ...figures(name, 'ns', { ...own, ...percentile }),
    ...memoryOf(name, fieldOf(benchmark, 'Memory')),
    ...metricsOf(name, fieldOf(benchmark, 'Metrics')),
  ]
}

/** The results of each launch, which is a process: without warm-up, overhead and outliers. Null where the file has none. */
function launchesOf(benchmark: unknown): Invocation[] | null {
  const launches = new Map<unknown, number[]>()
  for (const each of arrayOf(fieldOf(benchmark, 'Measurements')) ?? []) {
    if (fieldOf(each, 'IterationMode') !== 'Workload' || fieldOf(each, 'IterationStage') !== 'Result') continue
    const nanoseconds = measuredNumber(fieldOf(each, 'Nanoseconds'), 'Nanoseconds')
    const value = measuredNumber(
      nanoseconds / measuredNumber(fieldOf(each, 'Operations'), 'Operations'),
      'the time of an operation',
    )
    const launch = fieldOf(each, 'LaunchIndex')
    const values = launches.get(launch)
    if (values === undefined) launches.set(launch, [value])
    else values.push(value)
  }
  return launches.size === 0 ? null : [...launches.values()].map(sampled)
}

function valuesOf(statistics: unknown): Invocation {
  const values = fieldOf(statistics, 'OriginalValues')
  if (arrayOf(values) !== null) return sampled(measuredNumbers(values, 'Statistics.OriginalValues'))
  const center = measuredNumber(fieldOf(statistics, 'Median') ?? fieldOf(statistics, 'Mean'), 'Statistics.Median')
  const deviation = optionalNumber(fieldOf(statistics, 'StandardDeviation'), 'Statistics.StandardDeviation')
  return summarised(center, deviation, optionalNumber(fieldOf(statistics, 'N'), 'Statistics.N'))
}

function memoryOf(name: string, memory: unknown): Measured[] {
  const value = fieldOf(memory, 'BytesAllocatedPerOperation')
  if (!isMeasured(value)) return []
  const invocations = [summarised(value)]
  return [{ name, metric: 'memory', unit: 'B/op', direction: 'lower', judged: true, invocations }]
}

/** What diagnosers add, such as collections of garbage. The memory is there already. */
function metricsOf(name: string, metrics: unknown): Measured[] {
  return (arrayOf(metrics) ?? []).flatMap(each => {
    const [value, descriptor] = [fieldOf(each, 'Value'), fieldOf(each, 'Descriptor')]
    const id = textOf(fieldOf(descriptor, 'Id')) ?? ''
    if (id === '' || id === 'Allocated Memory' || !isMeasured(value)) return []
    const direction = fieldOf(descriptor, 'TheGreaterTheBetter') === true ? 'higher' : 'lower'
    const unit = textOf(fieldOf(descriptor, 'Unit')) ?? ''
    return [{ name, metric: kebab(id), unit, direction, judged: false, invocations: [summarised(value)] }]
  })
}
