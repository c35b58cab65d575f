import { finding, levelOfMissing } from '../gate/finding.js'
import type { AnyGate } from '../gate/gate.js'
import { legOf, workingDirectory } from '../gate/judge.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Result } from '../gate/result.js'
import type { SharedInputs } from '../gate/shared-inputs.js'
import { unitOfResult } from '../handover/names.js'
import type { BaselineInputs } from './inputs.js'

/**
 * What there is to compare with. The kinds of nothing are told apart: `first` means that no earlier run could have left
 * a result, `missing` that some could and none did.
 */
export type Baseline = Found | { kind: 'first'; why: string } | { kind: 'missing'; why: string }

/** The nearest result of the series. */
export interface Found {
  kind: 'found'
  result: Result
  /** Where it is from, for the reader. */
  from: string
  /** The next nearest ones, of runs that are not `known`: at most `most`. What cannot be read is passed over. */
  earlier(known: (runId: number) => boolean, most: number): Promise<Result[]>
}

/** Which results can be compared with each other: those of the same gate, job, leg and folder, on the same branch. */
export interface Series {
  gate: string
  /** 12 hexadecimal digits: the `unitOfResult`. */
  unit: string
  /** The branch that a change goes to, or that was pushed to. */
  branch: string | null
  /** Whether a result holds what is compared. */
  comparable(result: Result): boolean
}

/** The series that a gate's results in this run belong to. */
export function seriesOf(
  { name, comparable }: Pick<AnyGate, 'name' | 'comparable'>,
  inputs: SharedInputs,
  { event }: Pick<Ports, 'event'>,
): Series {
  const unit = unitOfResult({ job: event.job, leg: legOf(inputs) }, workingDirectory(inputs))
  return { gate: name, unit, branch: event.branch, comparable: comparable ?? (() => true) }
}

/** The finding where there is nothing to compare with. */
export function baselineFinding(
  baseline: Exclude<Baseline, Found>,
  inputs: BaselineInputs,
  { event }: Pick<Ports, 'event'>,
): Finding {
  if (baseline.kind === 'first') {
    return finding({
      rule: 'baseline/first-run',
      level: 'warning',
      message: `There is nothing to compare with yet: ${baseline.why}.`,
      help: event.makesBaseline
        ? 'The next run compares with what this one leaves.'
        : 'What a run on a push to the base branch leaves is compared with: does the workflow run on `push` too?',
      identity: 'first',
    })
  }
  const fails = inputs['baseline-missing'] === 'fail'
  return finding({
    rule: 'baseline/missing',
    level: levelOfMissing(inputs['baseline-missing']),
    message: `There is no baseline: ${baseline.why}.`,
    help: `Run the gate once on the base branch${fails ? ', or set `baseline-missing: warn` until it has' : ''}.`,
    identity: 'missing',
  })
}
