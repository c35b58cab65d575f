import type { Verdict } from '../gate/result.js'

/** The gate's part of the result file. */
export interface ValidateDetails {
  files: { path: string; kind: string; verdict: Verdict }[]
  /** What could have been checked and was not, and why. */
  skipped: { what: string; why: string }[]
}
