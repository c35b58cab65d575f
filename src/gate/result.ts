/** What a gate found. How it is judged against the job's policy is `policy.ts`'s business, not the gate's. */
export type Verdict = 'pass' | 'warn' | 'fail' | 'inconclusive'

/** How grave a finding is. `note` never changes a verdict. */
export type Level = 'error' | 'warning' | 'note'

/** How sure it is that a finding is what it is taken for. */
export type Confidence = 'high' | 'medium' | 'low'

/** A place that belongs to a finding beside its own. */
export interface Related {
  message: string
  file: string
  line?: number
}

/**
 * One thing that a reader should look at. `file` is relative to the repository with `/` between its parts;
 * lines and columns count from 1 and `endColumn` is exclusive, as in SARIF.
 */
export interface Finding {
  rule: string
  level: Level
  message: string
  file?: string
  line?: number
  column?: number
  endLine?: number
  endColumn?: number
  /** The line itself, where showing it helps and gives nothing away. */
  excerpt?: string
  related: Related[]
  /** Why it does not count, or null where it does. */
  suppressed: string | null
  /** What would mend it. */
  help?: string
  /** How sure it is, where that is not a matter of course, and why. */
  confidence?: Confidence
  reason?: string
  /** The commit that brought it, where the history was judged, and when its author wrote it (ISO 8601). */
  commit?: string
  date?: string
  /** Stable while the finding stays the same, whatever line it moves to. */
  fingerprint: string
}

export interface Threshold {
  op: '>=' | '<=' | '>' | '<'
  value: number
  level: Level
}

/** A measured number. A ratio is a fraction of 1; times are in milliseconds. */
export interface Metric {
  name: string
  value: number
  unit: 'ratio' | 'count' | 'ms'
  verdict: Verdict
  thresholds: Threshold[]
}

/** What was judged, as far as it is known: outside GitHub most of it is not. */
export interface Subject {
  repository: string | null
  commit: string | null
  base: string | null
  ref: string | null
  event: string | null
  runId: number | null
  attempt: number | null
  /** The job's id in its workflow. */
  job: string | null
  leg: string | null
  pullRequest: number | null
}

/** What a gate's `judge` returns: a result without what the frame knows better (tool, subject). */
export interface Judgement<Details> {
  verdict: Verdict
  /** One line, without markup. */
  summary: string
  metrics: Metric[]
  findings: Finding[]
  details: Details
}

/** The result file; `schema/result.schema.json` describes it for readers in other languages. */
export interface Result<Details = unknown> extends Judgement<Details> {
  schema: 1
  tool: { name: string; version: string }
  gate: string
  subject: Subject
  /** Whether the verdict failed its job, by the job's own policy. */
  fails: boolean
}
