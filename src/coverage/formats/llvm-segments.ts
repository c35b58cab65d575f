import { type LineSet, MAX_LINE } from '../model.js'
import type { FlagCollector } from '../rows.js'
import { isWhole, JsonValue } from './json.js'
import type { LineBudget } from './line-budget.js'

/** From here on, until the next segment, the code ran so often. */
interface Segment {
  line: number
  ran: boolean
  /** Whether the code has a count: code that the preprocessor skips has none. */
  counted: boolean
  /** Whether something begins here, and not only ends. */
  entry: boolean
  /** Whether it begins between two statements, where there may be no code at all. */
  gap: boolean
}

/**
 * The lines of a file by its segments, as LLVM shows them. A line counts if a counted segment reaches into it or begins
 * in it, and was run if such a one was; of gaps only those count that reach into the line from another.
 */
export function linesOf(segments: JsonValue, collector: FlagCollector, budget: LineBudget): LineSet {
  const array = segments.array()
  let before: Segment | null = null
  let index = 0
  let next = segmentAt(segments, array, 0)
  while (next !== null) {
    const line = next.line
    if (before?.counted === true) addBetween(before, line, collector, budget)
    const skipped = next.entry && !next.counted
    let counted = before?.counted === true && !skipped
    let ran = before?.ran === true
    let last: Segment = next
    for (; next !== null && next.line === line; next = segmentAt(segments, array, ++index)) {
      last = next
      if (!next.entry || !next.counted) continue
      counted = true
      if (!next.gap && next.ran) ran = true
    }
    if (next !== null && next.line < line) throw new JsonValue(array[index], segments, index).refusal('a later segment')
    if (counted) {
      budget.spend(1)
      collector.add(line, ran)
    }
    before = last
  }
  return collector.takeLines()
}

/** The lines on which nothing begins or ends. */
function addBetween(before: Segment, line: number, collector: FlagCollector, budget: LineBudget): void {
  budget.spend(line - before.line - 1)
  for (let between = before.line + 1; between < line; between += 1) collector.add(between, before.ran)
}

/** `[line, column, count, has a count, is an entry, is a gap]`; before LLVM 11 there are no gaps. */
function segmentAt(segments: JsonValue, array: readonly unknown[], index: number): Segment | null {
  if (index >= array.length) return null
  const raw = array[index]
  if (Array.isArray(raw) && raw.length >= 5 && isWhole(raw[0]) && raw[0] <= MAX_LINE && typeof raw[2] === 'number') {
    const counted = isSet(raw[3])
    return { line: raw[0], ran: counted && raw[2] > 0, counted, entry: isSet(raw[4]), gap: isSet(raw[5]) }
  }
  throw new JsonValue(raw, segments, index).refusal('a segment, [line, column, count, hasCount, isRegionEntry],')
}

function isSet(flag: unknown): boolean {
  return flag === true || flag === 1
}
