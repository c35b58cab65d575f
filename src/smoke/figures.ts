import type { Metric } from '../gate/result.js'
import { quantileOf, sorted } from '../statistics/robust.js'
import type { JudgedThreshold } from './load/judge.js'
import type { Checked } from './run/checks.js'
import type { Loaded } from './run/load.js'
import type { Load, Threshold } from './suite/model.js'

/** What a run amounts to in two numbers. */
export interface Figures {
  /** What was as expected, as a fraction of 1; null where nothing was asked. */
  availability: number | null
  /** Milliseconds; null where nothing answered, or no load was put on as checks had failed. */
  p95: number | null
}

/**
 * Of the load, without one of the checks. Where there is one that was not put on, since checks failed, there is no latency:
 * that of single checks is another, and no point in a series of loads.
 */
export function figuresOf(checked: readonly Checked[], plan: Load | null, loaded: Loaded | null): Figures {
  if (loaded !== null) return figuresOfLoad(loaded)
  const ofChecks = figuresOfChecks(checked)
  return plan === null ? ofChecks : { ...ofChecks, p95: null }
}

/**
 * Of checks that part that was as expected in its last attempt; one that was not run was not. The latency is that of those
 * that passed: how fast an error came says nothing.
 */
function figuresOfChecks(checked: readonly Checked[]): Figures {
  const passed = checked.filter(each => each.passed)
  const durations = passed.flatMap(({ tried }) => (tried === null ? [] : [tried.duration]))
  return {
    availability: checked.length === 0 ? null : passed.length / checked.length,
    p95: durations.length === 0 ? null : quantileOf(sorted(durations), 0.95),
  }
}

/** Of the requests to the version that is tested; those that could not be sent in their time were not as expected. */
function figuresOfLoad({ result }: Loaded): Figures {
  const total = result.targets[0]?.total
  if (total === undefined || total.settled === 0) return { availability: null, p95: null }
  return {
    availability: (total.settled - total.failed) / total.settled,
    p95: total.latency.count === 0 ? null : total.latency.percentile(95),
  }
}

/** The figures, each with what it is held to: of checks all must pass, of a load the thresholds say what must be. */
export function metricsOf({ availability, p95 }: Figures, loaded: Loaded | null): Metric[] {
  const judged = loaded?.judgement.thresholds.filter(({ threshold }) => threshold.request === null) ?? []
  const ofLatency = judged.filter(({ threshold: { metric } }) => metric.kind === 'percentile' && metric.percent === 95)
  const ofErrors = judged.filter(({ threshold: { metric } }) => ['availability', 'errors'].includes(metric.kind))
  const metrics: Metric[] = []
  if (availability !== null) {
    metrics.push(
      loaded === null ? ofAllChecks(availability) : metricOf('availability', availability, 'ratio', ofErrors),
    )
  }
  if (p95 !== null) metrics.push(metricOf('p95', p95, 'ms', ofLatency))
  return metrics
}

function ofAllChecks(availability: number): Metric {
  const thresholds = [{ op: '>=', value: 1, level: 'error' } as const]
  return {
    name: 'availability',
    value: availability,
    unit: 'ratio',
    verdict: availability < 1 ? 'fail' : 'pass',
    thresholds,
  }
}

function metricOf(name: string, value: number, unit: Metric['unit'], judged: readonly JudgedThreshold[]): Metric {
  const missed = judged.filter(({ passed }) => !passed)
  // What is missed by a measurement that is none says nothing of the server.
  const verdict = missed.length === 0 ? 'pass' : missed.some(({ holds }) => holds) ? 'fail' : 'inconclusive'
  return { name, value, unit, verdict, thresholds: judged.map(({ threshold }) => limitOf(threshold)) }
}

const OPPOSITE = { '<': '>', '<=': '>=', '>': '<', '>=': '<=' } as const

/** What is asked of errors is asked of what is left of them. */
function limitOf({ metric, operator, limit }: Threshold): Metric['thresholds'][number] {
  if (metric.kind !== 'errors') return { op: operator, value: limit, level: 'error' }
  // 1 - 0.07 is a little less than 0.93, which an availability of 0.93 would seem to be above.
  return { op: OPPOSITE[operator], value: Number((1 - limit).toPrecision(12)), level: 'error' }
}
