import type { Finding, Level, Verdict } from './result.js'

const GRAVITY: Record<Verdict, number> = { pass: 0, warn: 1, inconclusive: 2, fail: 3 }
const RANK: Record<Level, number> = { error: 0, warning: 1, note: 2 }

/** The gravest of the verdicts; `pass` where there is none. */
export function worst(verdicts: Iterable<Verdict>): Verdict {
  let gravest: Verdict = 'pass'
  for (const verdict of verdicts) if (GRAVITY[verdict] > GRAVITY[gravest]) gravest = verdict
  return gravest
}

/** What the findings that are not suppressed amount to: an error fails, a warning warns. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  return worst(findings.filter(finding => finding.suppressed === null).map(finding => verdictOfLevel(finding.level)))
}

/** The verdict that a finding of this level amounts to by itself. */
export function verdictOfLevel(level: Level): Verdict {
  if (level === 'error') return 'fail'
  return level === 'warning' ? 'warn' : 'pass'
}

/** Findings, worst first; equal ones keep the gate's own order. */
export function worstFirst(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => RANK[a.level] - RANK[b.level])
}
