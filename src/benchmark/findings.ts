import { finding } from '../gate/finding.js'
import type { Finding } from '../gate/result.js'
import { formatChange } from './change.js'
import type { Decided, Decision } from './decide/decision.js'
import { type Judged, worsening } from './details.js'
import { formatValue } from './formats/units.js'
import type { Failure, Measured } from './model.js'

/** What a decision has to say to the reader; null where it says nothing that the table does not. */
export function changeFinding(judged: Judged, decision: Decision, limit: string, from: string): Finding | null {
  if (decision.verdict !== 'regression' && !decision.suspicious) return null
  const { name, metric, unit, base, head, interval } = judged
  const values =
    base === null || head === null ? '' : `: ${formatValue(base, unit)} before, ${formatValue(head, unit)} now`
  const range = interval === null ? '' : `, 95% between ${formatChange(interval[0])} and ${formatChange(interval[1])}`
  const change = judged.change === null ? '' : ` (${formatChange(judged.change)}${range})`
  const isSure = decision.verdict === 'regression'
  return finding({
    rule: isSure ? 'benchmark/regression' : 'benchmark/suspicious',
    level: isSure ? 'error' : 'warning',
    message: `${name} ${isSure ? 'got' : 'may have got'} worse in ${metric}${values}${change}; max-regression is ${limit}.`,
    help: `${sentence(decision.why)} Compared with ${from}.`,
    identity: `${name} ${metric}`,
  })
}

/** Benchmarks that did not run to their end. */
export function failureFinding({ name, message }: Failure): Finding {
  return finding({ rule: 'benchmark/failed', level: 'error', message: `${name} ${message}.`, identity: name })
}

export function addedFinding(added: readonly Measured[]): Finding[] {
  const names = [...new Set(added.map(({ name }) => name))]
  if (names.length === 0) return []
  const shown = names.slice(0, 10).join(', ') + (names.length > 10 ? ', …' : '')
  const message = `${names.length === 1 ? 'One benchmark is' : `${names.length} benchmarks are`} new, and compared from the next run on: ${shown}.`
  return [finding({ rule: 'benchmark/new', level: 'note', message, identity: 'new' })]
}

export function unitFinding({ head, unit }: { head: Measured; unit: string }): Finding {
  return finding({
    rule: 'benchmark/unit',
    level: 'error',
    message: `${head.name} has its ${head.metric} in ${head.unit || 'no unit'} now and in ${unit || 'no unit'} in the baseline: they cannot be compared.`,
    identity: `${head.name} ${head.metric}`,
  })
}

/** The shift that all have in common: a slower machine, or a change that slows down everything. */
export function shiftFinding({ commonShift, shiftApplied }: Decided, maxRegression: number): Finding[] {
  if (commonShift === null || !shiftApplied) return []
  const slower = commonShift > 0
  const amount = formatChange(Math.abs(commonShift)).slice(1)
  return [
    finding({
      rule: 'benchmark/machine-shift',
      level: commonShift > maxRegression ? 'warning' : 'note',
      message: `All benchmarks together are ${amount} ${slower ? 'slower' : 'faster'}: this is taken for the machine's, and taken away from each.`,
      help: slower
        ? 'A change that slows down everything looks the same: `interleaved`, or `baseline-files` measured in the same job, tell them apart.'
        : 'Base and head were measured on different machines.',
      identity: 'shift',
    }),
  ]
}

/** The change of all together, by the geometric mean of how much each got worse; null where nothing was compared. */
export function overallChange(benchmarks: readonly Judged[]): number | null {
  const logs = benchmarks.flatMap(each => (each.change === null ? [] : [Math.log1p(worsening(each))]))
  const finite = logs.filter(Number.isFinite)
  return finite.length === 0 ? null : Math.expm1(finite.reduce((sum, log) => sum + log, 0) / finite.length)
}

function sentence(text: string): string {
  const trimmed = text.trim().replace(/\.$/, '')
  return trimmed === '' ? '' : `${trimmed[0]?.toUpperCase()}${trimmed.slice(1)}.`
}
