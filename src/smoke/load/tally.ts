import type { PoolFailure } from '../../gate/traffic.js'
import { Histogram, type HistogramData } from './histogram.js'

/**
 * Why a request failed: without an answer, too late for one, with one that was not expected (`status`, or another
 * `expectation`), or `unsent` because no connection became free in its time.
 */
export type ErrorKind = PoolFailure | 'timeout' | 'status' | 'expectation' | 'unsent'

const ERROR_KINDS: readonly ErrorKind[] = [
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
  /** Of an answer whose status is the error. */
  status?: number
  /** The words for the error. */
  reason: string
}

/** What requests failed of: those with the same error and the same status. */
export interface Cause {
  error: ErrorKind
  /** Null where it is not the error. */
  status: number | null
  count: number
  /** When the first of them was due, and the words for it. */
  first: number
  reason: string
}

/** The most frequent of them, and of such the first. */
export function mostFrequent<T extends Cause>(causes: readonly T[]): T | undefined {
  return causes.toSorted((a, b) => b.count - a.count)[0]
}

/** A tally as it is sent. */
export interface TallyData {
  settled: number
  completed: number
  errors: Record<ErrorKind, number>
  causes: Cause[]
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
  private readonly known = new Map<string, Cause>()
  /** From when requests were due. Those given up are in it with the time until then; others without an answer are not. */
  latency = new Histogram()
  /** From when requests went out; of those with an answer. */
  service = new Histogram()

  static from({ settled, completed, errors, causes, latency, service }: TallyData): Tally {
    const tally = new Tally()
    Object.assign(tally, { settled, completed })
    Object.assign(tally.errors, errors)
    for (const cause of causes) tally.count(cause)
    tally.latency = Histogram.from(latency)
    tally.service = Histogram.from(service)
    return tally
  }

  add({ at, latency, service, error, status, reason }: Settled): void {
    this.settled += 1
    if (service !== null) {
      this.completed += 1
      this.service.record(service)
    }
    if (service !== null || error === 'timeout' || error === 'unsent') this.latency.record(latency)
    if (error === null) return
    this.errors[error] += 1
    this.count({ error, status: status ?? null, count: 1, first: at, reason })
  }

  merge(other: Tally): void {
    this.settled += other.settled
    this.completed += other.completed
    for (const kind of ERROR_KINDS) this.errors[kind] += other.errors[kind]
    for (const cause of other.causes) this.count(cause)
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

  /** What requests failed of, in the order of time. */
  get causes(): Cause[] {
    return [...this.known.values()].sort((a, b) => a.first - b.first)
  }

  data(): TallyData {
    const { settled, completed, errors, causes, latency, service } = this
    return { settled, completed, errors, causes, latency: latency.data(), service: service.data() }
  }

  private count(cause: Cause): void {
    const key = `${cause.error} ${cause.status}`
    const known = this.known.get(key)
    const { first, reason } = known === undefined || cause.first < known.first ? cause : known
    this.known.set(key, { ...cause, count: cause.count + (known?.count ?? 0), first, reason })
  }
}

/** All of them as one. */
export function totalOf(tallies: readonly Tally[]): Tally {
  const total = new Tally()
  for (const tally of tallies) total.merge(tally)
  return total
}
