import type { Subject } from './result.js'

/** The run that a `workflow_run` event tells of: by GitHub's word, and not by that of anything the run left behind. */
export interface Trigger {
  runId: number
  attempt: number
  /** The event of that run. */
  event: string
  headRepository: { id: number; name: string; owner: string } | null
  headBranch: string | null
  headCommit: string
  /** Whether it ran the repository's own code and not a fork's. */
  own: boolean
}

/** What caused this run, and what follows from it for everything that a gate reads and writes beyond its own job. */
export interface Event {
  subject: Subject
  /** The branch that the change goes to, or that was pushed to. */
  branch: string | null
  /** The branch that the work of the repository goes to in the end. */
  defaultBranch: string | null
  /** The pull request that a comment belongs on. */
  commentOn: number | null
  /** The commit that a check run belongs to. */
  checkOn: string | null
  /** Why this run's token can only read, whatever the workflow says; null where it may write. */
  readOnly: string | null
  /** Why this run's token only reads unless the workflow's `permissions` say more; null where nothing is special. */
  readsByDefault: string | null
  /**
   * Whether the run has the base's rights while what it judges may be anybody's: then the base's policy holds, and
   * nothing from the repository is executed.
   */
  privileged: boolean
  /** Whether its results may serve later runs as a baseline. */
  makesBaseline: boolean
  /** The workflow's file, such as `.github/workflows/ci.yml`. */
  workflow: string | null
  /** The job's id in the workflow file. */
  job: string | null
  trigger: Trigger | null
}
