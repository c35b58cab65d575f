import type { Invocation, Measured } from '../model.js'
import { FileRefused } from '../refusal.js'
import {
  arrayOf,
  fieldOf,
  figures,
  measuredNumber,
  measuredNumbers,
  objectOf,
  optionalNumber,
  sampled,
  summarised,
} from './values.js'

/** What is told beside the times, for thresholds, and what tinybench calls it: extremes of one process are no sign of a change. */
const OTHERS: readonly (readonly [metric: string, key: string])[] = [
  ['mean', 'mean'],
  ['min', 'min'],
  ['max', 'max'],
  ['p75', 'p75'],
  ['p99', 'p99'],
  ['p99.5', 'p995'],
  ['p99.9', 'p999'],
]

/**
 * What tinybench says of one task, and vitest, which runs on it: times in milliseconds, in `latency` from version 3 on and
 * among everything else before. Throughput is the same measurement turned over: only the time is judged.
 */
export function tinybenchTask(name: string, result: unknown): Measured[] {
  const latency = objectOf(fieldOf(result, 'latency')) ?? result
  const invocation = timesOf(latency)
  const rate = rateOf(result)
  const time: Measured = {
    name,
    metric: 'time',
    unit: 'ms',
    direction: 'lower',
    judged: true,
    invocations: [invocation],
  }
  const throughput: Omit<Measured, 'invocations'> = {
    ...time,
    metric: 'throughput',
    unit: 'ops/s',
    direction: 'higher',
    judged: false,
  }
  const rates = rate === null ? [] : [{ ...throughput, invocations: [summarised(rate)] }]
  const values = OTHERS.map(([metric, key]) => [metric, fieldOf(latency, key)])
  return [time, ...rates, ...figures(name, 'ms', Object.fromEntries(values))]
}

/** The samples where they were kept, else the median, or the mean where there is none. */
function timesOf(latency: unknown): Invocation {
  const samples = arrayOf(fieldOf(latency, 'samples'))
  if (samples !== null && samples.length > 0) return sampled(measuredNumbers(samples, 'its samples'))
  const center = fieldOf(latency, 'median') ?? fieldOf(latency, 'p50') ?? fieldOf(latency, 'mean')
  if (center === undefined) throw new FileRefused('has no time: it failed, or was not run')
  const deviation = optionalNumber(fieldOf(latency, 'sd'), 'its standard deviation')
  const count = fieldOf(latency, 'samplesCount') ?? fieldOf(latency, 'sampleCount')
  return summarised(measuredNumber(center, 'its time'), deviation, optionalNumber(count, 'its count of samples'))
}

function rateOf(result: unknown): number | null {
  const throughput = fieldOf(result, 'throughput')
  const rate = fieldOf(throughput, 'p50') ?? fieldOf(throughput, 'mean') ?? fieldOf(result, 'hz')
  return optionalNumber(rate, 'its throughput')
}

/** What a task that threw says of it. JSON keeps nothing of an error but what a program put in. */
export function thrownBy(error: unknown): string {
  const message = fieldOf(error, 'message')
  const text = typeof message === 'string' ? message : typeof error === 'string' ? error : ''
  const line = text.split('\n', 1)[0]?.trim() ?? ''
  return line === '' ? 'threw an error' : `threw an error: ${line.slice(0, 200)}`
}
