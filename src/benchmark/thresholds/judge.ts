import { finding, levelOfMissing } from '../../gate/finding.js'
import { nearest } from '../../gate/nearest.js'
import type { Finding, Level, Metric, Threshold as MetricThreshold } from '../../gate/result.js'
import { centerOf } from '../center.js'
import { factorBetween, formatValue } from '../formats/units.js'
import type { Measured } from '../model.js'
import { fits } from './pattern.js'
import { type Bound, holds, matchedBy, type Threshold } from './threshold.js'

/** Among how many of the measured it is looked for what a threshold may mean. */
const MOST_NEAR = 1000

/** Judges values by what they must be, whatever they were before. */
export function judgeThresholds(
  measured: readonly Measured[],
  thresholds: readonly Threshold[],
  ifMissing: 'fail' | 'warn' | 'pass',
): { findings: Finding[]; metrics: Metric[] } {
  const findings: Finding[] = []
  const metrics: Metric[] = []
  for (const threshold of thresholds) {
    const matched = matchedBy(threshold, measured)
    if (matched.length === 0) findings.push(unmatched(threshold, measured, levelOfMissing(ifMissing)))
    for (const each of matched) {
      const judged = judgeOne(each, threshold)
      findings.push(...judged.findings)
      metrics.push(...judged.metrics)
    }
  }
  return { findings, metrics }
}

function judgeOne(measured: Measured, threshold: Threshold): { findings: Finding[]; metrics: Metric[] } {
  const value = centerOf(measured)
  const name = nameOf(measured, threshold)
  const findings: Finding[] = []
  const bounds: MetricThreshold[] = []
  let verdict: Metric['verdict'] = 'pass'
  for (const kind of ['alert', 'target'] as const) {
    const bound = threshold[kind]
    if (bound === null) continue
    const factor = bound.unit === null ? 1 : factorBetween(measured.unit || bound.unit, bound.unit)
    if (factor === null) {
      findings.push(otherUnit(measured, bound, name))
      verdict = 'fail'
      continue
    }
    const level: Level = kind === 'alert' ? 'error' : 'warning'
    bounds.push(metricThreshold(kind, bound, level, measured))
    // What passes the alert misses the target as well: one finding is enough.
    if (holds(bound, value * factor) !== (kind === 'alert') || verdict === 'fail') continue
    verdict = kind === 'alert' ? 'fail' : 'warn'
    findings.push(crossed(kind, level, name, formatValue(value, measured.unit), threshold))
  }
  const milliseconds = factorBetween(measured.unit, 'ms')
  const isDrawn =
    milliseconds !== null && [value * milliseconds, ...bounds.map(each => each.value)].every(Number.isFinite)
  if (!isDrawn) return { findings, metrics: [] }
  return { findings, metrics: [{ name, value: value * milliseconds, unit: 'ms', verdict, thresholds: bounds }] }
}

/** A bound as reports draw it: what must hold, in milliseconds. */
function metricThreshold(kind: 'alert' | 'target', bound: Bound, level: Level, measured: Measured): MetricThreshold {
  const value = bound.value * (factorBetween(bound.unit ?? measured.unit, 'ms') ?? 1)
  const opposite = { '<': '>=', '<=': '>', '>': '<=', '>=': '<' } as const
  return { op: kind === 'alert' ? opposite[bound.operator] : bound.operator, value, level }
}

function crossed(kind: 'alert' | 'target', level: Level, name: string, value: string, threshold: Threshold): Finding {
  const bound = threshold[kind] as Bound
  return finding({
    rule: `benchmark/${kind}`,
    level,
    message:
      kind === 'alert'
        ? `${name} is ${value}: the alert is ${bound.text}.`
        : `${name} is ${value}: the target is ${bound.text}.`,
    identity: name,
  })
}

function otherUnit(measured: Measured, bound: Bound, name: string): Finding {
  return finding({
    rule: 'benchmark/unit',
    level: 'error',
    message: `${name} is measured in ${measured.unit}, which cannot be compared with ${bound.text}.`,
    identity: `threshold ${name}`,
  })
}

/** A threshold that nothing answers is not passed by silence. */
function unmatched(threshold: Threshold, measured: readonly Measured[], level: Level): Finding {
  const { text } = threshold
  const metrics = metricsOf(threshold, measured)
  const what = metrics.length > 0 ? 'metric' : 'benchmark'
  return finding({
    rule: 'benchmark/threshold',
    level,
    message: `There is a threshold of ${text}, and no ${what} of that name.`,
    help: metrics.length > 0 ? `Its metrics are ${metrics.join(', ')}.` : namesNear(text, measured),
    identity: text,
  })
}

/** The metrics of the benchmark that is meant, where only the metric is another than any that it has. */
function metricsOf({ name, metric, isLine }: Threshold, measured: readonly Measured[]): string[] {
  const words = name.split(' ')
  const meant = isLine ? words.slice(0, -1).join(' ') : name
  const found = metric !== null || words.length > 1 ? measured.filter(each => fits(each.name, meant)) : []
  return [...new Set(found.map(each => each.metric))]
}

function namesNear(text: string, measured: readonly Measured[]): string {
  if (measured.length === 0) return 'Nothing was measured.'
  const some = measured.slice(0, MOST_NEAR)
  const near = nearest(text, new Set(some.flatMap(({ name, metric }) => [name, `${name} ${metric}`])))
  if (near !== undefined) return `Did you mean ${near}?`
  const names = measured.slice(0, 5).map(({ name, metric }) => `${name} ${metric}`)
  return `Measured are ${names.join(', ')}${measured.length > 5 ? ', …' : ''}.`
}

function nameOf({ name, metric }: Measured, threshold: Threshold): string {
  return threshold.isLine && threshold.text === name ? name : `${name} ${metric}`
}
