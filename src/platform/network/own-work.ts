/** A moment that time is measured from. */
export interface Moment {
  at: number
  /** What `done` was then. */
  done: number
}

/** Milliseconds of such work up to now, and up to when it can still have held up what comes in now. */
let done = 0
let settled = 0

/**
 * Does work of this program that takes its while: what comes in meanwhile is seen only after it, and is not as late as it seems.
 * `timeSince` knows.
 */
export function ownWork<T>(work: () => T): T {
  const start = performance.now()
  try {
    return work()
  } finally {
    done += performance.now() - start
    const upTo = done
    // The event loop takes up what has come in meanwhile between the next immediate and the one after it.
    setImmediate(() => setImmediate(() => (settled = Math.max(settled, upTo))))
  }
}

export function thisMoment(): Moment {
  return { at: performance.now(), done }
}

/**
 * Milliseconds up to an event that is taken up right now, without the work that may have held it up. Work before that is not
 * taken off: the event came after it, and nobody knows whether it would have come earlier.
 */
export function timeSince({ at, done: before }: Moment): number {
  return performance.now() - at - (done - Math.max(before, settled))
}
