import type { Direction, Measured } from '../model.js'
import { FileRefused } from '../refusal.js'
import { summarised } from './values.js'

/** Percentiles that people judge a server by. Others are there for thresholds. */
const JUDGED = new Set(['p50', 'p90', 'p95', 'p99'])

/** What is said of a metric besides its value. */
export interface Kind {
  unit: string
  direction: Direction
  judged: boolean
}

/**
 * One value of one run. A load test says its result once, however many requests it made: they are not independent, so
 * neither their deviation nor their number tells how far another run may be from this one.
 */
export function single(name: string, metric: string, kind: Kind, value: number): Measured {
  return { name, metric, ...kind, invocations: [summarised(value)] }
}

/** How long requests took, by metric; null is what the tool does not tell. A percentile of 0 is not one that can change by a share. */
export function latencies(name: string, unit: string, values: Readonly<Record<string, number | null>>): Measured[] {
  return Object.entries(values).flatMap(([metric, value]) =>
    value === null
      ? []
      : [single(name, metric, { unit, direction: 'lower', judged: JUDGED.has(metric) && value > 0 }, value)],
  )
}

/** Requests a second. */
export function throughput(name: string, value: number): Measured {
  return single(name, 'throughput', { unit: 'requests/s', direction: 'higher', judged: true }, value)
}

/** How many requests there were. */
export function requests(name: string, value: number): Measured {
  return single(name, 'requests', { unit: 'requests', direction: 'higher', judged: false }, value)
}

/**
 * The share of requests that failed.
 *
 * @throws FileRefused where there were none, or all of them failed: how fast they did is no result
 */
export function errorRate(name: string, failed: number, all: number): Measured {
  if (all === 0) throw new FileRefused('made no request')
  if (failed >= all) throw new FileRefused(`had no request that succeeded, of ${all}`)
  return single(name, 'error-rate', { unit: 'ratio', direction: 'lower', judged: true }, failed / all)
}

/** `p95` for how tools name a percentile: `p95`, `p(95)`, `95%`, `95th`; null for anything else. */
export function percentileOf(label: string): string | null {
  const [, prefixed, suffixed] =
    /^(?:p\(?(\d{1,3}(?:\.\d{1,9})?)\)?|(\d{1,3}(?:\.\d{1,9})?)(?:%|th))$/.exec(label) ?? []
  const percent = prefixed ?? suffixed
  return percent === undefined ? null : `p${Number(percent)}`
}

/** The name of a file without folder and ending: what a report is of that does not say so. */
export function nameOfFile(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}

/** A URL as a name: without what it may hold of a user and a password. */
export function nameOfUrl(url: string): string {
  return url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#]*@/i, '$1')
}
