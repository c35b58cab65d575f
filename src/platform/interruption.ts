import type { Interruption } from '../gate/ports.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const acts = new Set<() => void>()
/** What ends by itself when it is asked to: the process goes on until it has told what came of it. */
const working = new Set<AbortController>()

/**
 * Has `act` called where this process is told to end, as by a job that is cancelled: a group of its own, and a folder,
 * would outlive it. Returns what takes that back.
 */
export function onInterruption(act: () => void): () => void {
  return listening(acts, act)
}

export const machineInterruption: Interruption = {
  async during(work) {
    const controller = new AbortController()
    const forget = listening(working, controller)
    try {
      return await work(controller.signal)
    } finally {
      forget()
    }
  },
}

function listening<T>(those: Set<T>, one: T): () => void {
  if (acts.size + working.size === 0) for (const signal of SIGNALS) process.on(signal, interrupted)
  those.add(one)
  return () => {
    those.delete(one)
    if (acts.size + working.size === 0) stopListening()
  }
}

function interrupted(signal: NodeJS.Signals): void {
  const asked = [...working].filter(each => !each.signal.aborted)
  for (const each of asked) each.abort()
  if (asked.length > 0) return
  for (const act of acts) act()
  acts.clear()
  stopListening()
  // To end as it would have without us.
  process.kill(process.pid, signal)
}

function stopListening(): void {
  for (const signal of SIGNALS) process.off(signal, interrupted)
}
