import type { PoolFailure } from '../../gate/traffic.js'
import { Histogram, type HistogramData } from './histogram.js'

/**
 * Why a request failed: without an answer, too late for one, with one that was not expected (`status`, or another
 * `expectation`), or `unsent` because no connection became free in its time.
 */
export type ErrorKind = PoolFailure | 'timeout' | 'status' | 'expectation' | 'unsent'

export const ERROR_KINDS: readonly ErrorKind[] = [
  'refused',
  'reset',
  'timeout',
  'unreachable',
  'untrusted',
  'protocol',
  'exhausted',
  'status',
  'expectation',
  'unsent',
]

/** One request that is over; times in milliseconds. */
export interface Settled {
  request: number
  /** When it was due, from the beginning of the load. */
  at: number
  /** From when it was due to the end of its answer, or to where it was given up. */
  latency: number
  /** From when it went out to the end of its answer; null where there is none. */
  service: number | null
  error: ErrorKind | null
  /** The words for the error. */
  reason: string
}

/** A tally as it is sent. */
export interface TallyData {
  settled: number
  completed: number
  errors: Record<ErrorKind, number>
  examples: Partial<Record<ErrorKind, string>>
  latency: HistogramData
  service: HistogramData
}

/** What became of requests. */
export class Tally {
  /** Those that are over, however they ended. */
  settled = 0
  /** Those with an answer, expected or not. */
  completed = 0
  readonly errors = Object.fromEntries(ERROR_KINDS.map(kind => [kind, 0])) as Record<ErrorKind, number>
  /** The words for the first error of each kind. */
  readonly examples: Partial<Record<ErrorKind, string>> = {}
  /** From when requests were due. Those given up are in it with the time until then; those that could not connect are not. */
  latency = new Histogram()
  /** From when requests went out; of those with an answer. */
  service = new Histogram()

  static from({ settled, completed, errors, examples, latency, service }: TallyData): Tally {
    const tally = new Tally()
    Object.assign(tally, { settled, completed })
    Object.assign(tally.errors, errors)
    Object.assign(tally.examples, examples)
    tally.latency = Histogram.from(latency)
    tally.service = Histogram.from(service)
    return tally
  }

  add({ latency, service, error, reason }: Settled): void {
    this.settled += 1
    if (service !== null) {
      this.completed += 1
      this.service.record(service)
    }
    if (service !== null || error === 'timeout' || error === 'unsent') this.latency.record(latency)
    if (error === null) return
    this.errors[error] += 1
    this.examples[error] ??= reason
  }

  merge(other: Tally): void {
    this.settled += other.settled
    this.completed += other.completed
    for (const kind of ERROR_KINDS) this.errors[kind] += other.errors[kind]
    Object.assign(this.examples, { ...other.examples, ...this.examples })
    this.latency.merge(other.latency)
    this.service.merge(other.service)
  }

  /** Those that went out, or tried to. */
  get sent(): number {
    return this.settled - this.errors.unsent
  }

  get failed(): number {
    return ERROR_KINDS.reduce((sum, kind) => sum + this.errors[kind], 0)
  }

  data(): TallyData {
    const { settled, completed, errors, examples, latency, service } = this
    return { settled, completed, errors, examples, latency: latency.data(), service: service.data() }
  }
}

/** All of them as one. */
export function totalOf(tallies: readonly Tally[]): Tally {
  const total = new Tally()
  for (const tally of tallies) total.merge(tally)
  return total
}
