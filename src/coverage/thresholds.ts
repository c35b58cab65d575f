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
import type { CoverageInputs, Thresholds } from './inputs.js'
import type { Tally } from './tally.js'
import type { Totals } from './totals.js'

interface Measure {
  metric: string
  rule: string
  input: 'min-coverage' | 'min-branches' | 'min-functions' | 'min-statements'
  of: 'lines' | 'branches' | 'functions' | 'statements'
  one: string
}

const MEASURES: Measure[] = [
  { metric: 'coverage', rule: 'coverage/lines', input: 'min-coverage', of: 'lines', one: 'line' },
  { metric: 'branch-coverage', rule: 'coverage/branches', input: 'min-branches', of: 'branches', one: 'branch' },
  { metric: 'function-coverage', rule: 'coverage/functions', input: 'min-functions', of: 'functions', one: 'function' },
  {
    metric: 'statement-coverage',
    rule: 'coverage/statements',
    input: 'min-statements',
    of: 'statements',
    one: 'statement',
  },
]

/** What is judged by thresholds: the whole, or a component of it. */
export interface Scope {
  /** The component's name; null for the whole. */
  component: string | null
  thresholds: Thresholds
  totals: Totals
  /** The files to look at first, as a sentence to end a message with. */
  where: string
}

/** The metric's name, with the component's where it is of one. */
export function metricName(metric: string, { component }: Pick<Scope, 'component'>): string {
  return component === null ? metric : `${metric} (${component})`
}

/** ` of api`, to stand behind what is measured; empty for the whole. */
export function ofComponent({ component }: Pick<Scope, 'component'>): string {
  return component === null ? '' : ` of ${component}`
}

/** The metrics of the totals, and a finding for each threshold that is not reached. */
export function judgeTotals(
  scope: Scope,
  inputs: Pick<CoverageInputs, 'if-missing'>,
): { metrics: Metric[]; findings: Finding[] } {
  if (scope.component !== null && scope.totals.lines.total === 0) {
    return { metrics: [], findings: [nothingOf(scope.component, levelOfMissing(inputs['if-missing']))] }
  }
  const metrics: Metric[] = []
  const findings: Finding[] = []
  for (const measure of MEASURES) {
    const count = scope.totals[measure.of]
    const least = scope.thresholds[measure.input]
    if (count === null) {
      if (least !== undefined) findings.push(unmeasured(measure, least, scope, levelOfMissing(inputs['if-missing'])))
      continue
    }
    const reached = least === undefined || reaches(count, least)
    metrics.push(metricOf(metricName(measure.metric, scope), count, least))
    if (!reached) findings.push(tooLow(measure, count, least, scope))
  }
  return { metrics, findings }
}

/** A share of 1, and whether it is what it must be at least. */
export function metricOf(name: string, count: Count, least: Percent | undefined): Metric {
  return {
    name,
    value: ratioOf(count),
    unit: 'ratio',
    verdict: least === undefined || reaches(count, least) ? 'pass' : 'fail',
    thresholds: least === undefined ? [] : [{ op: '>=', value: ratioOfPercent(least), level: 'error' }],
  }
}

function tooLow(measure: Measure, count: Tally, least: Percent, scope: Scope): Finding {
  const lacking = lackingTo(count, least)
  const known = count.atMost === undefined ? '' : `, at most ${count.atMost}`
  return finding({
    rule: measure.rule,
    level: 'error',
    message: `${formatPercent(count)} of the ${measure.of}${ofComponent(scope)} are covered (${count.covered} of ${count.total}${known}); ${measure.input} is ${least.text}%.`,
    help: `${lacking} more ${lacking === 1 ? measure.one : measure.of} would reach it.${scope.where}${unsure(count, least)}`,
    identity: [measure.of, ...(scope.component === null ? [] : [scope.component])].join(' '),
  })
}

/** Where the parts that merged reports cover might have reached the threshold, had they said which ones. */
function unsure({ atMost, total }: Tally, least: Percent): string {
  if (atMost === undefined || !reaches({ covered: atMost, total }, least)) return ''
  return ' The reports do not say which ones each of them covers: only what is certain counts.'
}

/** A component that no report has a file of is not passed by silence. */
function nothingOf(component: string, level: Level): Finding {
  return finding({
    rule: 'coverage/missing',
    level,
    message: `No report has an executable line of ${component}.`,
    help: 'Do its `paths` fit, relative to `working-directory`? With `carry-forward: true` it counts as in the baseline.',
    identity: `component ${component}`,
  })
}

/** A threshold that no report can answer is not passed by silence. */
function unmeasured(measure: Measure, least: Percent, scope: Scope, level: Level): Finding {
  return finding({
    rule: measure.rule,
    level,
    message: `${measure.input}${ofComponent(scope)} is ${least.text}%, but no report says anything about ${measure.of}.`,
    help: `Switch ${measure.of} on in the tool that writes the report, or leave ${measure.input} out.`,
    identity: [measure.of, ...(scope.component === null ? [] : [scope.component])].join(' '),
  })
}
