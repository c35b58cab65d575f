import type { Invocation, Measured } from '../model.js'
import type { Format } from './format.js'
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

/** The JSON of pytest-benchmark: `--benchmark-json` has every round, `--benchmark-save` what was computed of them. */
export const pytestBenchmark: Format = {
  tool: 'pytest-benchmark',
  recognises: ({ json }) =>
    objectOf(fieldOf(json, 'machine_info')) !== null && arrayOf(fieldOf(json, 'benchmarks')) !== null,
  read({ json }) {
    const builder = new ReadingBuilder()
    builder.reading.machine = textOf(fieldOf(fieldOf(fieldOf(json, 'machine_info'), 'cpu'), 'brand_raw'))
    for (const [index, benchmark] of (arrayOf(fieldOf(json, 'benchmarks')) ?? []).entries()) {
      const name = textOf(fieldOf(benchmark, 'fullname')) ?? `benchmark ${index + 1}`
      builder.add(name, () => measuredOf(name, fieldOf(benchmark, 'stats')))
    }
    return builder.done()
  },
}

/** A round's time is already divided by its iterations; the clock's seconds whatever the table showed. */
function measuredOf(name: string, stats: unknown): Measured[] {
  const stat = (key: string) => fieldOf(stats, key)
  const invocations = [invocationOf(stats)]
  return [
    { name, metric: 'time', unit: 's', direction: 'lower', judged: true, invocations },
    ...figures(name, 's', { mean: stat('mean'), min: stat('min'), max: stat('max'), stddev: stat('stddev') }),
  ]
}

function invocationOf(stats: unknown): Invocation {
  const data = fieldOf(stats, 'data')
  if (data !== undefined && data !== null) return sampled(measuredNumbers(data, 'stats.data'))
  const rounds = optionalNumber(fieldOf(stats, 'rounds'), 'stats.rounds')
  const deviation = optionalNumber(fieldOf(stats, 'stddev'), 'stats.stddev')
  // The deviation of a single round is written as 0.
  return summarised(measuredNumber(fieldOf(stats, 'median'), 'stats.median'), rounds === 1 ? null : deviation, rounds)
}
