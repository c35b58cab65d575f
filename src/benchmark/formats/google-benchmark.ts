import type { Measured } from '../model.js'
import { FileRefused } from '../refusal.js'
import type { Format, Source } from './format.js'
import { countersOf } from './google-counters.js'
import { type Run, rowsOf, runsOf, seriesOf } from './google-rows.js'
import { arrayOf, fieldOf, ReadingBuilder, textOf } from './values.js'

/** How far into a file its context is looked for. */
const NEAR = 65_536

/** What the library writes of a number that is none, as the variation of a counter that was always 0: no JSON. */
const NO_NUMBER = /^([ \t]*"(?:[^"\\\n]|\\.)*": )-?(?:nan|inf|NaN|Infinity)(?=,?\r?$)/gm

/** The JSON of Google Benchmark, `--benchmark_out_format=json`. */
export const googleBenchmark: Format = {
  tool: 'google-benchmark',
  recognises: ({ json, text }) => {
    if (json === undefined)
      return /^\s*\{\s*"context"/.test(text) && text.slice(0, NEAR).includes('"library_build_type"')
    const context = fieldOf(json, 'context')
    const isGoogles = fieldOf(context, 'num_cpus') !== undefined || fieldOf(context, 'library_build_type') !== undefined
    return isGoogles && arrayOf(fieldOf(json, 'benchmarks')) !== null
  },
  read(source) {
    const benchmarks = arrayOf(fieldOf(documentOf(source), 'benchmarks'))
    if (benchmarks === null) throw new FileRefused('has no list `benchmarks`')
    const builder = new ReadingBuilder()
    for (const [name, run] of runsOf(benchmarks)) {
      const rows = rowsOf(run)
      const broken = rows.find(row => fieldOf(row, 'error_occurred') === true)
      if (broken !== undefined)
        builder.fail(name, `failed: ${textOf(fieldOf(broken, 'error_message')) ?? 'no reason given'}`)
      // One that was skipped without an error says so, and is none that was run.
      else if (!rows.some(row => fieldOf(row, 'skipped') === true)) builder.add(name, () => measuredOf(name, run))
    }
    return builder.done()
  },
}

function documentOf({ json, text }: Source): unknown {
  if (json !== undefined) return json
  try {
    return JSON.parse(text.replace(NO_NUMBER, '$1null'))
  } catch {
    throw new FileRefused('is no JSON: it was cut off, or changed after Google Benchmark wrote it')
  }
}

function measuredOf(name: string, run: Run): Measured[] {
  const units = new Set(rowsOf(run).map(row => textOf(fieldOf(row, 'time_unit')) ?? 'ns'))
  const [unit = 'ns', other] = units
  if (other !== undefined) throw new FileRefused(`has times in ${unit} and in ${other}`)
  const times = (key: string) => [seriesOf(run, key)]
  return [
    { name, metric: 'time', unit, direction: 'lower', judged: true, invocations: times('real_time') },
    // Of one thread where the benchmark has several: it is no second opinion on the same thing.
    { name, metric: 'cpu-time', unit, direction: 'lower', judged: false, invocations: times('cpu_time') },
    ...countersOf(name, run),
  ]
}
