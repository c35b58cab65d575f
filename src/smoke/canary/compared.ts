/** One measure of both versions. */
export interface Compared {
  /** `errors`, `p50`, `p95` or `slow`. */
  metric: string
  /** Milliseconds; of `errors` and `slow` a part of all. Null where there is nothing to compare. */
  stable: number | null
  canary: number | null
  /** By how much the canary is worse, in parts of the stable version's latency, of shares in parts of all. */
  change: number | null
  low: number | null
  high: number | null
  /** What is worse by no more than this is as good. */
  tolerance: number | null
  verdict: 'promote' | 'reject' | 'inconclusive'
  /** What is missing for a comparison. */
  lacks: string | null
}

/** Worse where the whole interval lies above what is tolerated, as good where the whole of it lies below. */
export function verdictOf(interval: { low: number; high: number; tolerance: number }): Compared['verdict'] {
  if (interval.low > interval.tolerance) return 'reject'
  return interval.high < interval.tolerance ? 'promote' : 'inconclusive'
}

export function missing(metric: string, lacks: string): Compared {
  const nothing = { stable: null, canary: null, change: null, low: null, high: null, tolerance: null }
  return { metric, ...nothing, verdict: 'inconclusive', lacks }
}
