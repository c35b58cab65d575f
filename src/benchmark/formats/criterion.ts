import type { Measured } from '../model.js'
import { FileRefused } from '../refusal.js'
import { measuredNumber, measuredNumbers, sampled } from './values.js'

/** What one iteration goes through: `400 B`, `10 elements`. */
export interface Throughput {
  amount: number
  of: string
}

/** The time of one iteration in each sample: a sample is the time of many at once, mostly of more from one to the next. */
export function perIteration(times: unknown, iterations: unknown): number[] {
  const totals = measuredNumbers(times, 'times')
  const counts = measuredNumbers(iterations, 'iterations')
  if (totals.length !== counts.length) {
    throw new FileRefused(`has ${totals.length} times, but says how many iterations they are of for ${counts.length}`)
  }
  return totals.map((total, index) => measuredNumber(total / (counts[index] as number), 'the time of an iteration'))
}

/** The time, and the throughput, which says the same of it and is not judged again. All samples are of one process. */
export function criterionMeasured(
  name: string,
  samples: number[],
  unit: string,
  throughput: Throughput | null = null,
): Measured[] {
  const time: Measured = {
    name,
    metric: 'time',
    unit,
    direction: 'lower',
    judged: true,
    invocations: [sampled(samples)],
  }
  if (throughput === null || unit !== 'ns' || samples.includes(0)) return [time]
  const rates = samples.map(sample => (throughput.amount * 1e9) / sample)
  if (!rates.every(Number.isFinite)) return [time]
  const rate: Measured = {
    name,
    metric: 'throughput',
    unit: `${throughput.of}/s`,
    direction: 'higher',
    judged: false,
    invocations: [sampled(rates)],
  }
  return [time, rate]
}
