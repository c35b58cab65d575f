/** The gate's part of the result file. */
export interface SecretDetails {
  scanned: {
    /** Contents: of a history each counts once. */
    files: number
    bytes: number
    /** Null where no commits were searched. */
    commits: number | null
  }
  suppressed: { baseline: number; inline: number; allowlist: number }
  /** Entries of the baseline whose secret is not in the file any more. */
  stale: { file: string; type: string; line?: number }[]
  /** What was not searched, and why. */
  skipped: { path: string; why: string }[]
}
