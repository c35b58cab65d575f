import type { Measured } from '../model.js'
import { errorRate, type Kind, latencies, percentileOf, single } from './load.js'
import { fieldOf, measuredNumber, optionalNumber } from './values.js'

/** A metric of k6, whichever of its forms it was written in. */
export interface K6Metric {
  name: string
  type: 'trend' | 'counter' | 'rate' | 'gauge'
  contains: 'time' | 'data' | 'default'
  values: Readonly<Record<string, unknown>>
  /** How long the test ran, where the values lack the rate of counters. */
  seconds: number | null
}

const UNITS = { time: 'ms', data: 'B', default: '' } as const

/** Parts of `http_req_duration`, or what comes before it: they are there to explain it. */
const PARTS = new Set(
  ['blocked', 'connecting', 'tls_handshaking', 'sending', 'waiting', 'receiving'].map(of => `http_req_${of}`),
)

/** k6 always adds this one; unless requests failed it is `http_req_duration` again. */
const AGAIN = 'http_req_duration{expected_response:true}'

const NAMES = new Map([
  ['avg', 'mean'],
  ['med', 'p50'],
  ['min', 'min'],
  ['max', 'max'],
])

/** Counters of which more a second is better; of those of a script nobody knows. */
const THROUGHPUTS = new Map([
  ['http_reqs', 'requests/s'],
  ['iterations', 'iterations/s'],
])

/** What k6 measured of one metric. @throws FileRefused */
export function measuredOf(metric: K6Metric): Measured[] {
  if (metric.type === 'trend') return trendOf(metric)
  if (metric.type === 'counter') return counterOf(metric)
  return metric.type === 'rate' ? rateOf(metric) : gaugeOf(metric)
}

/** What to say of a threshold that k6 itself found crossed. k6 judged it; nothing else is. */
export function missed(expression: string): string {
  return `missed its threshold in k6: ${expression}`
}

/** Of a trend without values k6 writes zeros, and it is none that could be compared. */
function trendOf({ name, contains, values }: K6Metric): Measured[] {
  const unit = UNITS[contains]
  const told = Object.entries(values).flatMap(([key, value]): [string, number | null][] => {
    const metric = NAMES.get(key) ?? percentileOf(key)
    return metric === null ? [] : [[metric, optionalNumber(value, key)]]
  })
  if (told.every(([, value]) => !value)) return []
  const isJudged = contains === 'time' && !PARTS.has(baseOf(name)) && name !== AGAIN
  const measured = latencies(name, unit, Object.fromEntries(told)).map(each =>
    isJudged ? each : { ...each, judged: false },
  )
  const count = optionalNumber(fieldOf(values, 'count'), 'count')
  return count === null ? measured : [...measured, single(name, 'count', unjudged(''), count)]
}

function counterOf({ name, contains, values, seconds }: K6Metric): Measured[] {
  const count = measuredNumber(fieldOf(values, 'count'), 'count')
  const rate = seconds === null ? measuredNumber(fieldOf(values, 'rate'), 'rate') : seconds > 0 ? count / seconds : null
  const known = THROUGHPUTS.get(baseOf(name))
  const unit = known ?? `${UNITS[contains] || baseOf(name)}/s`
  const counted = single(name, 'count', unjudged(UNITS[contains]), count)
  if (rate === null) return [counted]
  return [single(name, 'throughput', { unit, direction: 'higher', judged: known !== undefined }, rate), counted]
}

/** `passes` are the times it was true, which for `http_req_failed` are those that failed. */
function rateOf({ name, values }: K6Metric): Measured[] {
  const hits = measuredNumber(fieldOf(values, 'passes') ?? fieldOf(values, 'matches'), 'passes')
  const total = optionalNumber(fieldOf(values, 'total'), 'total')
  const all = total ?? hits + measuredNumber(fieldOf(values, 'fails'), 'fails')
  if (all === 0) return []
  const base = baseOf(name)
  if (base === 'http_req_failed') return [errorRate(name, hits, all)]
  if (base === 'checks') return [errorRate(name, all - Math.min(hits, all), all)]
  return [single(name, 'rate', { unit: 'ratio', direction: 'higher', judged: false }, hits / all)]
}

function gaugeOf({ name, contains, values }: K6Metric): Measured[] {
  return ['value', 'min', 'max'].flatMap(key => {
    const value = optionalNumber(fieldOf(values, key), key)
    return value === null ? [] : [single(name, key, unjudged(UNITS[contains]), value)]
  })
}

function unjudged(unit: string): Kind {
  return { unit, direction: 'lower', judged: false }
}

/** `http_reqs` for `http_reqs{scenario:buy}`. */
function baseOf(name: string): string {
  const brace = name.indexOf('{')
  return brace < 0 ? name : name.slice(0, brace)
}
