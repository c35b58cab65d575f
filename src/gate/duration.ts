const MILLISECONDS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 }

// Timers hold some 24 days and fire at once beyond: what no job lasts is refused long before.
const LONGEST = 24 * 3_600_000

/** Reads `500ms`, `2s`, `1.5m`, `1m30s` or a bare number of seconds into milliseconds; null for anything else and above a day. */
export function parseDuration(text: string): number | null {
  const milliseconds = millisecondsOf(text.trim())
  return milliseconds !== null && milliseconds <= LONGEST ? milliseconds : null
}

function millisecondsOf(trimmed: string): number | null {
  if (/^\d+(\.\d+)?$/.test(trimmed)) return Number(trimmed) * 1000
  if (!/^(\d+(\.\d+)?(ms|s|m|h))+$/.test(trimmed)) return null
  let total = 0
  for (const [, amount, unit] of trimmed.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h)/g)) {
    total += Number(amount) * (MILLISECONDS[unit as string] as number)
  }
  return total
}

/** `340 ms`, `2.5 s`, `3 min`: for people, not for reading back. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 120_000) return `${Number((milliseconds / 1000).toFixed(2))} s`
  return `${Number((milliseconds / 60_000).toFixed(1))} min`
}
