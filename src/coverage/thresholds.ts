import { finding, levelOfMissing } from '../gate/finding.js'
import {
  type Count,
  formatPercent,
  lackingTo,
  type Percent,
  ratioOf,
  ratioOfPercent,
  reaches,
} from '../gate/percent.js'
import type { Finding, Level, Metric } from '../gate/result.js'
import type { CoverageInputs } from './inputs.js'
import type { Totals } from './totals.js'

interface Measure {
  metric: string
  rule: string
  input: 'min-coverage' | 'min-branches' | 'min-functions'
  of: 'lines' | 'branches' | 'functions'
  one: string
}

const MEASURES: Measure[] = [
  { metric: 'coverage', rule: 'coverage/lines', input: 'min-coverage', of: 'lines', one: 'line' },
  { metric: 'branch-coverage', rule: 'coverage/branches', input: 'min-branches', of: 'branches', one: 'branch' },
  { metric: 'function-coverage', rule: 'coverage/functions', input: 'min-functions', of: 'functions', one: 'function' },
]

/** The metrics of the totals, and a finding for each threshold that is not reached. */
export function judgeTotals(
  totals: Totals,
  inputs: CoverageInputs,
  where: string,
): { metrics: Metric[]; findings: Finding[] } {
  const metrics: Metric[] = []
  const findings: Finding[] = []
  for (const measure of MEASURES) {
    const count = totals[measure.of]
    const least = inputs[measure.input]
    if (count === null) {
      if (least !== undefined) findings.push(unmeasured(measure, least, levelOfMissing(inputs['if-missing'])))
      continue
    }
    const reached = least === undefined || reaches(count, least)
    metrics.push({
      name: measure.metric,
      value: ratioOf(count),
      unit: 'ratio',
      verdict: reached ? 'pass' : 'fail',
      thresholds: least === undefined ? [] : [{ op: '>=', value: ratioOfPercent(least), level: 'error' }],
    })
    if (!reached) findings.push(tooLow(measure, count, least, where))
  }
  return { metrics, findings }
}

function tooLow(measure: Measure, count: Count, least: Percent, where: string): Finding {
  const lacking = lackingTo(count, least)
  return finding({
    rule: measure.rule,
    level: 'error',
    message: `${formatPercent(count)} of the ${measure.of} are covered (${count.covered} of ${count.total}); ${measure.input} is ${least.text}%.`,
    help: `${lacking} more ${lacking === 1 ? measure.one : measure.of} would reach it.${where}`,
    identity: measure.of,
  })
}

/** A threshold that no report can answer is not passed by silence. */
function unmeasured(measure: Measure, least: Percent, level: Level): Finding {
  return finding({
    rule: measure.rule,
    level,
    message: `${measure.input} is ${least.text}%, but no report says anything about ${measure.of}.`,
    help: `Switch ${measure.of} on in the tool that writes the report, or leave ${measure.input} out.`,
    identity: measure.of,
  })
}
