import type { Phases } from '../gate/network.js'
import type { Verdict } from '../gate/result.js'
import type { CanaryJudgement } from './canary/judge.js'
import type { HistoryPoint } from './comparable.js'
import type { Assertion } from './expect/evaluate.js'
import type { ProbeKind } from './expect/subject.js'
import type { LoadDetails } from './load-details.js'
import { noPhases } from './probes/phases.js'
import type { Run } from './run/attempt.js'
import type { Checked } from './run/checks.js'
import { shownRequest } from './run/shown.js'

/** The gate's part of the result file. */
export interface SmokeDetails {
  checks: CheckDetails[]
  /** Null where there is none, or checks failed before it. */
  load: LoadDetails | null
  /** Null where the load was put on one version only. */
  canary: CanaryJudgement | null
  /** What was as expected: a fraction of 1; null where nothing was asked. */
  availability: number | null
  /** Milliseconds. */
  p95: number | null
  history: HistoryPoint[]
}

export interface CheckDetails {
  name: string
  kind: ProbeKind
  /** What was asked, in one line, without secrets. */
  request: string
  verdict: Verdict
  /** None where a check that it needs failed. */
  attempts: number
  /** Milliseconds of the last attempt, redirects included; phases are summed over them. */
  duration: number
  phases: Phases
  assertions: AssertionDetails[]
  /** The certificate that ends first, over all connections of the last attempt. */
  certificate: { subject: string; until: string } | null
  /** The check whose failure kept it from being run. */
  needs: string | null
}

export type AssertionDetails = Omit<Assertion, 'place'> & { line?: number }

/** What became of a check, as far as it may be told. */
export function checkDetails(checked: Checked, run: Run): CheckDetails {
  const { check, passed, tried } = checked
  const text = (each: string) => run.masks.text(each)
  const expiring = tried?.expiring ?? null
  return {
    name: text(check.name),
    kind: check.probe.kind,
    request: shownRequest(check.probe, run),
    verdict: passed ? 'pass' : 'fail',
    attempts: tried?.attempts ?? 0,
    duration: tried?.duration ?? 0,
    phases: tried?.phases ?? noPhases(),
    assertions: (tried?.assertions ?? []).map(({ place, ...each }) => ({
      ...each,
      subject: text(each.subject),
      expected: text(each.expected),
      actual: text(each.actual),
      ...(place.line !== undefined && { line: place.line }),
    })),
    certificate: expiring && { subject: text(expiring.subject), until: new Date(expiring.until).toISOString() },
    needs: checked.tried === null ? text(checked.failed.name) : null,
  }
}

/** The check and what it asks; where it has no name of its own that is the same, or, of a long address, its beginning. */
export function askedText({ name, request }: Pick<CheckDetails, 'name' | 'request'>): string {
  const isCut = request.endsWith('…') && `GET ${name}`.startsWith(request.slice(0, -1))
  return isCut || request === name || request === `GET ${name}` ? name : `${name} (${request})`
}

const LISTED = 10

/** Names in a row; of many the first. */
export function listed(names: readonly string[]): string {
  const more = names.length > LISTED ? ` and ${names.length - LISTED} more` : ''
  return names.slice(0, LISTED).join(', ') + more
}
