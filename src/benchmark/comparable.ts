import type { Result } from '../gate/result.js'
import type { BenchmarkDetails } from './details.js'
import { isHistory } from './history.js'

/**
 * Whether later runs can compare with a result: not where a file was unreadable or nothing was measured, nor where it was
 * measured by turns, for then it has no past.
 */
export function isComparable(result: Result): boolean {
  const { benchmarks, measured, history } = detailsOf(result)
  const byTurns = benchmarks.some(({ method }) => method === 'interleaved')
  const unread = result.findings.some(({ rule }) => rule === 'benchmark/unreadable')
  const values = measured.flatMap(({ invocations }) => invocations)
  const sound = values.every(({ samples, summary }) => samples.length > 0 || summary !== null)
  return measured.length > 0 && sound && !unread && !byTurns && isHistory(history)
}

export function detailsOf({ details }: Result): BenchmarkDetails {
  return details as BenchmarkDetails
}
