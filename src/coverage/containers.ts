import type { Branches } from './model.js'

type Named = Branches['named']

/** A part of the code that V8 counts, as reports in Istanbul's format have it: a branch with one arm. */
interface Span {
  key: string
  start: Place
  end: Place
  covered: boolean
}

type Place = readonly [line: number, column: number]

const SPAN = /^(\d+),@istanbul (\d+|Infinity)-(\d+):(\d+|Infinity) branch 0$/

/**
 * What each of several accounts of a file implies for the spans of the others. V8 lists a span only where it ran another
 * number of times than what is around it: where an account leaves one out, it ran as the narrowest that contains it.
 * Istanbul merges them the same way, and so counts what a function that was never called would have to run as run: the
 * figures are those of `nyc merge`. Null where nothing more is covered so.
 */
export function impliedSpans(all: readonly Named[]): Named | null {
  const accounts = all.map(spansOf).filter(spans => spans.length > 0)
  if (accounts.length < 2) return null
  const spans = inOrder([...new Map(accounts.flat().map(span => [span.key, span])).values()])
  const implied = new Map<string, boolean>()
  for (const account of accounts) {
    const own = new Set(account.map(({ key }) => key))
    const around: Span[] = []
    let at = 0
    for (const span of spans) {
      for (; at < account.length && order(account[at] as Span, span) <= 0; at += 1) {
        leave(around, (account[at] as Span).start)
        around.push(account[at] as Span)
      }
      leave(around, span.start)
      if (own.has(span.key)) continue
      if (around.findLast(({ end }) => compare(end, span.end) >= 0)?.covered) implied.set(span.key, true)
    }
  }
  return implied.size === 0 ? null : implied
}

function spansOf(named: Named): Span[] {
  const spans: Span[] = []
  for (const [key, covered] of named) {
    const [, line, column, endLine, endColumn] = SPAN.exec(key) ?? []
    if (line === undefined) continue
    spans.push({ key, start: [Number(line), Number(column)], end: [Number(endLine), Number(endColumn)], covered })
  }
  return inOrder(spans)
}

/** By their beginnings; of those with one beginning what contains the others first. */
function inOrder(spans: Span[]): Span[] {
  return spans.sort(order)
}

function order(a: Span, b: Span): number {
  return compare(a.start, b.start) || compare(b.end, a.end)
}

/** Drops what ends before a place. */
function leave(around: Span[], place: Place): void {
  while (around.length > 0 && compare((around.at(-1) as Span).end, place) <= 0) around.pop()
}

function compare([line, column]: Place, [otherLine, otherColumn]: Place): number {
  return line - otherLine || (column === otherColumn ? 0 : column - otherColumn)
}
