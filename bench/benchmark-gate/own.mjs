// benchmark-compare's decision on generated runs.
import { decide } from '../../lib/benchmark/decide/decide.js'
import { deviation, mean } from './draw.mjs'

const OPTIONS = { maxRegression: 0.05, falseAlarmRate: 0.05, normalize: true }

/** The decisions, by samples, by earlier runs too, or by what is left of the samples where a tool keeps none. */
export const OWN = {
  'benchmark-compare, samples': (run, sameMachine) => of(run, sampled, false, sameMachine),
  'benchmark-compare, samples, 30 earlier runs': run => of(run, sampled, true, false),
  'benchmark-compare, mean, deviation and count': (run, sameMachine) => of(run, summarised, false, sameMachine),
}

function of({ base, head, past }, side, isPast, sameMachine) {
  const comparisons = head.map((values, at) => ({
    name: `benchmark ${at}`,
    metric: 'time',
    unit: 'ns',
    direction: 'lower',
    base: side(base[at]),
    head: side(values),
    past: isPast ? past[at] : [],
  }))
  return decide(comparisons, { ...OPTIONS, sameMachine }).decisions
}

/** As one process measures them. */
function sampled(values) {
  return { invocations: [values], summaries: [] }
}

function summarised(values) {
  return { invocations: [], summaries: [{ center: mean(values), deviation: deviation(values), count: values.length }] }
}
