import type { Result } from '../gate/result.js'

/** How one run was. */
export interface HistoryPoint {
  runId: number | null
  commit: string | null
  /** Milliseconds since 1970. */
  date: number
  availability: number
  /** Milliseconds; null where nothing answered. */
  p95: number | null
}

/** Whether later runs can show a result: one in which nothing was asked has nothing to show. */
export function isComparable(result: Result): boolean {
  return pointsOf(result).length > 0
}

/** The runs that a result tells of, oldest first, its own last. */
export function pointsOf({ details }: Result): HistoryPoint[] {
  return (details as { history: HistoryPoint[] }).history
}
