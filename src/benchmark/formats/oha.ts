import type { Measured } from '../model.js'
import type { Format } from './format.js'
import { errorRate, latencies, nameOfFile, percentileOf, requests, throughput } from './load.js'
import { fieldOf, measuredNumber, objectOf, optionalNumber, ReadingBuilder } from './values.js'

/** Requests that were under way when the time of `-z` was over: oha does not count them as errors either. */
const UNFINISHED = 'aborted due to deadline'

/** `oha --output-format json`, or `oha --json` of older versions. It does not say what was loaded: the file's name has to. */
export const oha: Format = {
  tool: 'oha',
  recognises: ({ json }) =>
    objectOf(fieldOf(json, 'latencyPercentiles')) !== null &&
    fieldOf(fieldOf(json, 'summary'), 'requestsPerSec') !== undefined,
  read({ json, path }) {
    const builder = new ReadingBuilder()
    const name = nameOfFile(path)
    builder.add(name, () => measuredOf(name, json))
    return builder.done()
  },
}

/** @throws FileRefused */
function measuredOf(name: string, json: unknown): Measured[] {
  const summary = fieldOf(json, 'summary')
  const statuses = countsOf(json, 'statusCodeDistribution')
  const errors = countsOf(json, 'errorDistribution').filter(([error]) => error !== UNFINISHED)
  const answered = sum(statuses)
  // An answer with the status 503 is a success to oha.
  const failed = sum(statuses.filter(([status]) => Number(status) >= 400)) + sum(errors)
  const failures = errorRate(name, failed, answered + sum(errors))
  const ofSummary = (key: string) => optionalNumber(fieldOf(summary, key), `summary.${key}`)
  const percentiles = Object.entries(objectOf(fieldOf(json, 'latencyPercentiles')) ?? {}).flatMap(
    ([key, value]): [string, number | null][] => {
      const metric = percentileOf(key)
      return metric === null ? [] : [[metric, optionalNumber(value, `latencyPercentiles.${key}`)]]
    },
  )
  return [
    ...latencies(name, 's', {
      ...Object.fromEntries(percentiles),
      mean: ofSummary('average'),
      min: ofSummary('fastest'),
      max: ofSummary('slowest'),
    }),
    throughput(name, measuredNumber(fieldOf(summary, 'requestsPerSec'), 'summary.requestsPerSec')),
    failures,
    requests(name, answered),
  ]
}

function countsOf(json: unknown, key: string): [name: string, count: number][] {
  return Object.entries(objectOf(fieldOf(json, key)) ?? {}).map(([name, count]) => [
    name,
    measuredNumber(count, `${key}.${name}`),
  ])
}

function sum(counts: readonly (readonly [string, number])[]): number {
  return counts.reduce((total, [, count]) => total + count, 0)
}
