import type { Reading } from '../model.js'
import { FileRefused } from '../refusal.js'
import type { Format } from './format.js'
import { metricOf, namedSeries, unitOfName } from './named.js'
import { type Sample, sampleOf } from './openmetrics-line.js'
import { measuredNumber, ReadingBuilder, sampled } from './values.js'

/** A line that says what a metric is, by which the format is known. */
const DECLARATION = /^# (?:TYPE [a-zA-Z_:][\w:]* [a-z]+|EOF)[ \t]*\r?$/m

/** Units as their names end, in the words that people use. */
const UNITS: Readonly<Record<string, string>> = { seconds: 's', milliseconds: 'ms', bytes: 'B', ratio: 'ratio' }

/** A series, while it is read. */
interface Series {
  sample: Sample
  type: string
  values: number[]
}

/**
 * Prometheus' and OpenMetrics' text. A sample is named with its labels, `queue_wait_seconds{queue="a"}`; the end of the
 * name, or `# UNIT`, says its unit. Gauges, samples without a type and the quantiles of summaries are judged; counters,
 * sums and counts are not, and buckets and what only says when something was made are left aside. Repeated samples, which
 * have timestamps, are samples of one process.
 */
export const openMetrics: Format = {
  tool: 'openmetrics',
  recognises: ({ json, text }) => json === undefined && DECLARATION.test(text),
  read({ text }): Reading {
    const [types, units] = [new Map<string, string>(), new Map<string, string>()]
    const builder = new ReadingBuilder()
    const series = new Map<string, Series>()
    let number = 0
    for (const raw of text.split('\n')) {
      const line = raw.trim()
      number += 1
      const [, what, family = '', rest = ''] = /^# (TYPE|UNIT) (\S+) (\S+)$/.exec(line) ?? []
      if (what !== undefined) (what === 'TYPE' ? types : units).set(family, rest)
      if (line === '' || line.startsWith('#')) continue
      const sample = sampleOf(line)
      if (sample === null)
        throw new FileRefused('has a line that is no sample: it must be a name, labels and a number', number)
      addSample(builder, series, sample, types)
    }
    for (const each of series.values()) builder.reading.measured.push(measuredOf(each, units))
    return builder.done()
  },
}

function addSample(
  builder: ReadingBuilder,
  series: Map<string, Series>,
  sample: Sample,
  types: Map<string, string>,
): void {
  const type = types.get(sample.family) ?? types.get(familyOf(sample.family)) ?? 'untyped'
  if (/_(bucket|created)$/.test(sample.family) || type === 'info' || type === 'stateset') return
  const isOther = !isJudged(sample, type)
  // What nobody compares may be NaN, as a program that has not begun says it.
  if (isOther && !(sample.value >= 0 && Number.isFinite(sample.value))) return
  builder.add(sample.name, () => {
    const key = `${sample.name} ${sample.quantile ?? ''}`
    const value = measuredNumber(
      sample.value,
      sample.quantile === null ? 'its value' : `its quantile ${sample.quantile}`,
    )
    const known = series.get(key)
    if (known === undefined) series.set(key, { sample, type, values: [value] })
    else known.values.push(value)
    return []
  })
}

/** The name of a metric whose sample this is: of `wait_seconds_sum`, `wait_seconds`. */
function familyOf(name: string): string {
  return name.replace(/_(total|sum|count|bucket|created|info)$/, '')
}

function isJudged({ family, quantile }: Sample, type: string): boolean {
  if (type === 'summary') return quantile !== null
  return type !== 'counter' && !(type.endsWith('histogram') && /_(sum|count)$/.test(family))
}

function measuredOf({ sample, type, values }: Series, units: ReadonlyMap<string, string>) {
  const family = familyOf(sample.family)
  const declared = units.get(sample.family) ?? units.get(family)
  const isCount = /_count$/.test(sample.family) && type !== 'gauge'
  const unit = isCount ? '' : (UNITS[declared ?? ''] ?? declared ?? unitOfName(family))
  const metric = sample.quantile === null ? metricOf(unit) : `p${percentOf(sample.quantile)}`
  return namedSeries({ name: sample.name, unit, metric }, sampled(values), isJudged(sample, type))
}

/** `0.95` as `95`, `0.999` as `99.9`. */
function percentOf(quantile: string): string {
  return String(Number((Number(quantile) * 100).toFixed(6)))
}
