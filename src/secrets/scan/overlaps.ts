import type { Confidence } from '../../gate/result.js'
import type { Match } from '../model.js'

export const RANK: Readonly<Record<Confidence, number>> = { high: 2, medium: 1, low: 0 }

/** The rules that go by the context of a value and not by its form: where another knows the form, it tells more. */
const BY_CONTEXT: readonly string[] = ['assigned-secret', 'credential-file', 'bearer-header']

/** The matches, by their places; of those that overlap only the one that tells most. */
export function withoutOverlaps(matches: readonly Match[]): Match[] {
  const best = matches.toSorted((a, b) => weight(b) - weight(a) || length(b) - length(a) || a.start - b.start)
  const kept: Match[] = []
  for (const match of best) {
    const at = indexAfter(kept, match.start)
    const isFree = (kept[at - 1]?.end ?? 0) <= match.start && (kept[at]?.start ?? Number.POSITIVE_INFINITY) >= match.end
    if (isFree) kept.splice(at, 0, match)
  }
  return kept
}

/** What was decoded has the place of all that stood encoded with it, so it is not to hide what stands there as it is. */
function weight({ confidence, rule, decoded }: Match): number {
  return 4 * RANK[confidence] + (BY_CONTEXT.includes(rule) ? 0 : 2) + (decoded ? 0 : 1)
}

function length({ start, end }: Match): number {
  return end - start
}

/** Where in matches that are sorted by their places one that begins at `start` belongs. */
function indexAfter(sorted: readonly Match[], start: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] as Match).start <= start) low = middle + 1
    else high = middle
  }
  return low
}
