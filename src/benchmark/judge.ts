import { finding } from '../gate/finding.js'
import { ratioOfPercent } from '../gate/percent.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Metric } from '../gate/result.js'
import { formatChange } from './change.js'
import { decide } from './decide/decide.js'
import type { Decided, Decision } from './decide/decision.js'
import { type BenchmarkDetails, type Judged, judgedOf, keptOf, MOST_VALUES, unjudged, worstFirst } from './details.js'
import { addedFinding, changeFinding, failureFinding, overallChange, shiftFinding, unitFinding } from './findings.js'
import { bounded, historyOf, joinHistories, renamedHistory } from './history.js'
import type { BenchmarkInputs } from './inputs.js'
import type { Measurement } from './measure.js'
import { keyOf, type Measured } from './model.js'
import { asDeclared, type Pairs, pair } from './pair.js'
import type { Past } from './past.js'
import { judgeThresholds } from './thresholds/judge.js'
import { matchedBy, type Threshold } from './thresholds/threshold.js'
import { unusedRenames, vanishedFindings } from './vanished.js'

/** What is judged, and by what. */
export interface Sides {
  head: Measurement
  past: Past
  /** What was decided already, while it was measured; by `keyOf`. */
  decided: ReadonlyMap<string, Decision> | null
  thresholds: readonly Threshold[]
  renames: ReadonlyMap<string, string>
}

/** What a measurement amounts to. */
export interface Outcome {
  details: BenchmarkDetails
  metrics: Metric[]
  findings: Finding[]
  /** Whether anything was compared with the past, or with what it must be. */
  isJudged: boolean
}

/** Judges what was measured by the past and by the thresholds. */
export function judgeBenchmarks(
  sides: Sides,
  inputs: BenchmarkInputs,
  { event, clock }: Pick<Ports, 'event' | 'clock'>,
): Outcome {
  const { head, past, thresholds, renames } = sides
  const measured = asDeclared(head.measured, thresholds)
  const earlier = renamedHistory(past.history, renames)
  const pairs = pair(measured, past.base ?? [], earlier, renames, thresholds, head.failures)
  const isCompared = past.base !== null || past.history.runs.length > 0
  const decided = decisionsOf(pairs, sides, inputs)
  const judged = pairs.comparisons.map((each, index) => judgedOf(each, decided.decisions[index] as Decision))
  const byThresholds = judgeThresholds(measured, thresholds, inputs['if-missing'])
  const benchmarks = worstFirst([...judged, ...restOf(pairs, sides, isCompared)])
  const { runId, commit } = event.subject
  const history = historyOf({ runId, commit, date: clock.date() }, measured)
  const { kept, thinned } = keptOf(measured)
  const findings = [
    ...head.findings,
    ...head.failures.map(failureFinding),
    ...past.findings,
    ...judged.flatMap((each, index) => {
      const limit = formatLimit(pairs.comparisons[index]?.maxRegression, inputs)
      return changeFinding(each, decided.decisions[index] as Decision, limit, past.from ?? 'earlier runs') ?? []
    }),
    ...vanishedFindings(pairs, measured, renames, inputs),
    ...(isCompared ? unusedRenames(past.base ?? [], past.history.series, renames) : []),
    ...pairs.changed.map(unitFinding),
    ...byThresholds.findings,
    ...shiftFinding(decided, ratioOfPercent(inputs['max-regression'])),
    ...(isCompared ? addedFinding(pairs.added) : []),
    ...(thinned ? [thinnedFinding()] : []),
  ]
  const machine = { commonShift: decided.commonShift, applied: decided.shiftApplied, names: head.machines }
  const details: BenchmarkDetails = {
    benchmarks,
    machine,
    measured: kept,
    history: bounded(joinHistories([earlier, history], inputs.history)),
  }
  const asksOf = (each: Threshold) => (each.target ?? each.alert) !== null && matchedBy(each, measured).length > 0
  const isJudged = pairs.comparisons.length > 0 || thresholds.some(asksOf)
  return { details, metrics: [...metricsOf(details), ...byThresholds.metrics], findings, isJudged }
}

function decisionsOf({ comparisons }: Pairs, { head, past, decided }: Sides, inputs: BenchmarkInputs): Decided {
  if (decided !== null) {
    const decisions = comparisons.map(each => decided.get(keyOf(each)) as Decision)
    return { decisions, commonShift: null, shiftApplied: false }
  }
  const machines = new Set([...head.machines, ...past.machines])
  return decide(comparisons, {
    maxRegression: ratioOfPercent(inputs['max-regression']),
    falseAlarmRate: inputs['false-alarm-rate'],
    normalize: inputs.normalize === 'auto',
    sameMachine: past.here && machines.size <= 1,
  })
}

/** What there is nothing to decide of: vanished, failed and new ones. */
function restOf({ vanished, added, changed }: Pairs, { head }: Sides, isCompared: boolean): Judged[] {
  const center = (each: Measured) =>
    historyOf({ runId: null, commit: null, date: null }, [each]).series[0]?.values[0] ?? null
  const none = { base: null, head: null }
  return [
    ...head.failures.map(({ name, message }) =>
      unjudged({ name, metric: '', unit: '', direction: 'lower' }, { ...none, verdict: 'failed', why: message }),
    ),
    ...vanished.map(each =>
      unjudged(each, { ...none, base: center(each), verdict: 'vanished', why: 'only the baseline has it' }),
    ),
    ...changed.map(({ head: each }) =>
      unjudged(each, { ...none, head: center(each), verdict: 'inconclusive', why: 'the baseline has another unit' }),
    ),
    ...added.map(each =>
      unjudged(each, {
        ...none,
        head: center(each),
        verdict: 'new',
        why: isCompared ? 'the baseline does not have it' : 'there is no baseline',
      }),
    ),
  ]
}

function metricsOf({ benchmarks, machine }: BenchmarkDetails): Metric[] {
  const countOf = (verdict: Judged['verdict']) => benchmarks.filter(each => each.verdict === verdict).length
  const count = (name: string, value: number): Metric => ({
    name,
    value,
    unit: 'count',
    verdict: 'pass',
    thresholds: [],
  })
  const ratio = (name: string, value: number | null): Metric[] =>
    value === null ? [] : [{ name, value, unit: 'ratio', verdict: 'pass', thresholds: [] }]
  const regressions = countOf('regression')
  return [
    { ...count('regressions', regressions), verdict: regressions > 0 ? 'fail' : 'pass' },
    count('improvements', countOf('improvement')),
    count('inconclusive', countOf('inconclusive')),
    ...ratio('change', overallChange(benchmarks)),
    ...ratio('machine-shift', machine.commonShift),
  ]
}

function formatLimit(own: number | undefined, inputs: BenchmarkInputs): string {
  return own === undefined ? `${inputs['max-regression'].text}%` : formatChange(own).slice(1)
}

function thinnedFinding(): Finding {
  return finding({
    rule: 'benchmark/thinned',
    level: 'note',
    message: `More than ${MOST_VALUES.toLocaleString('en')} values were judged, the most that a result keeps: of each run it holds a part of them, evenly spread from the least to the greatest.`,
    identity: 'thinned',
  })
}
