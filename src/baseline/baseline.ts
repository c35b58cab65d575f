import { finding, levelOfMissing } from '../gate/finding.js'
import { legOf } from '../gate/judge.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Result } from '../gate/result.js'
import type { SharedInputs } from '../gate/shared-inputs.js'
import { unitOf } from '../handover/names.js'
import type { BaselineInputs } from './inputs.js'

/**
 * What there is to compare with. The kinds of nothing are told apart: `first` means that no earlier run could have left
 * a result, `missing` that some could and none did.
 */
export type Baseline =
  | { kind: 'found'; result: Result; from: string }
  | { kind: 'first'; why: string }
  | { kind: 'missing'; why: string }

/** Which results are of the same series: the same gate, job, leg and folder. */
export interface Series {
  gate: string
  /** 12 hexadecimal digits: the `unitOf` job, leg and folder. */
  unit: string
}

/** The series that a gate's results in this run belong to. */
export function seriesOf(gate: string, inputs: SharedInputs, { event }: Pick<Ports, 'event'>): Series {
  return { gate, unit: unitOf(event.job, legOf(inputs), inputs['working-directory']) }
}

/** The finding where there is nothing to compare with. */
export function baselineFinding(baseline: Exclude<Baseline, { kind: 'found' }>, inputs: BaselineInputs): Finding {
  if (baseline.kind === 'first') {
    return finding({
      rule: 'baseline/first-run',
      level: 'warning',
      message: `There is nothing to compare with yet: ${baseline.why}.`,
      help: 'The next run compares with what this one leaves.',
      identity: 'first',
    })
  }
  return finding({
    rule: 'baseline/missing',
    level: levelOfMissing(inputs['baseline-missing']),
    message: `There is no baseline: ${baseline.why}.`,
    help: 'Run the gate once on the base branch, or set `baseline-missing: warn` until it has.',
    identity: 'missing',
  })
}
