import type { Event } from '../gate/event.js'

/** Which run wrote something, so that an older one does not write over it. */
export interface Stamp {
  /** The commit that was judged. */
  commit: string
  runId: number
  attempt: number
}

/** The stamp of this run; null outside of one. */
export function stampOf({ subject }: Event): Stamp | null {
  const { commit, runId, attempt } = subject
  return commit === null || runId === null ? null : { commit, runId, attempt: attempt ?? 1 }
}

/** Whether `a` is of a later run, or a later attempt of the same run, than `b`. Run ids only grow. */
export function isNewer(a: Pick<Stamp, 'runId' | 'attempt'>, b: Pick<Stamp, 'runId' | 'attempt'>): boolean {
  return a.runId === b.runId ? a.attempt > b.attempt : a.runId > b.runId
}
