const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const acts = new Set<() => void>()

/**
 * Has `act` called where this process is told to end, as by a job that is cancelled: a group of its own, and a folder,
 * would outlive it. Returns what takes that back.
 */
export function onInterruption(act: () => void): () => void {
  if (acts.size === 0) for (const signal of SIGNALS) process.on(signal, interrupted)
  acts.add(act)
  return () => {
    acts.delete(act)
    if (acts.size === 0) stopListening()
  }
}

function interrupted(signal: NodeJS.Signals): void {
  for (const act of acts) act()
  acts.clear()
  stopListening()
  // To end as it would have without us.
  process.kill(process.pid, signal)
}

function stopListening(): void {
  for (const signal of SIGNALS) process.off(signal, interrupted)
}
