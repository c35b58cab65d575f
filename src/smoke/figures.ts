import type { Metric } from '../gate/result.js'
import { quantileOf, sorted } from '../statistics/robust.js'
import type { Checked } from './run/checks.js'
import type { Loaded } from './run/load.js'

/** What a run amounts to in two numbers. */
export interface Figures {
  /** What was as expected, as a fraction of 1; null where nothing was asked. */
  availability: number | null
  /** Milliseconds; null where nothing answered. */
  p95: number | null
}

/**
 * Of checks that part that was as expected in its last attempt; one that was not run was not. The latency is that of those
 * that passed: how fast an error came says nothing.
 */
export function figuresOfChecks(checked: readonly Checked[]): Figures {
  const passed = checked.filter(each => each.passed)
  const durations = passed.flatMap(({ tried }) => (tried === null ? [] : [tried.duration]))
  return {
    availability: checked.length === 0 ? null : passed.length / checked.length,
    p95: durations.length === 0 ? null : quantileOf(sorted(durations), 0.95),
  }
}

/** Of the requests to the version that is tested; those that could not be sent in their time were not as expected. */
export function figuresOfLoad({ result }: Loaded): Figures {
  const total = result.targets[0]?.total
  if (total === undefined || total.settled === 0) return { availability: null, p95: null }
  return {
    availability: (total.settled - total.failed) / total.settled,
    p95: total.latency.count === 0 ? null : total.latency.percentile(95),
  }
}

export function metricsOf({ availability, p95 }: Figures): Metric[] {
  const metric = (name: string, value: number | null, unit: Metric['unit']): Metric[] =>
    value === null ? [] : [{ name, value, unit, verdict: 'pass', thresholds: [] }]
  return [...metric('availability', availability, 'ratio'), ...metric('p95', p95, 'ms')]
}
