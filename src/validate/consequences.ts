import type { Problem } from './rules/rule.js'
import type { Node, Pair, Span } from './tree/node.js'
import type { Source } from './tree/source.js'

/** Faults after which the tree may be another than the one that was meant. */
const BREAKING = new Set([
  'yaml/syntax',
  'yaml/tab',
  'yaml/undefined-alias',
  'yaml/circular-alias',
  'json/syntax',
  'toml/syntax',
  'ini/syntax',
])
const CONFLICT = 'text/merge-conflict'
const OF_FORMATS = /^(?:yaml|json|toml|ini|text)\//
/** What is missing, empty or in the wrong place may be there, in what could not be read. */
const OF_SHAPE = /^(?:workflow|schema)\/(?:missing-key|unknown-key|empty|type|form)$|^(?:action|uses)\/missing-/
/** What is not defined anywhere may be defined there. */
const OF_NAMES =
  /^expression\/unknown-(?:step|need|matrix|output|input|secret)$|^workflow\/unknown-need$|^yaml\/unused-anchor$/
const MALFORMED = 'uses/malformed'
const CONSTANT = 'security/constant-expression'

/** The problems without those that only follow from others: what a reader would see vanish with its cause. */
export function withoutConsequences(problems: readonly Problem[], source: Source): Problem[] {
  const kept = withoutDoubles(problems)
  if (source.faults.some(({ rule }) => rule === CONFLICT)) return kept.filter(({ rule }) => OF_FORMATS.test(rule.id))
  const faults = source.faults.filter(({ rule }) => BREAKING.has(rule))
  if (faults.length === 0) return kept
  // An alias that stands for nothing leaves the rest of the tree as it was meant.
  const torn = faults.some(({ rule }) => !rule.endsWith('-alias'))
  const broken = merged(faults.map(fault => linesOf(fault, source.text)))
  return kept.filter(({ rule: { id }, start, end }) => {
    if (torn && OF_NAMES.test(id)) return false
    if (OF_FORMATS.test(id)) return true
    if (touches(broken, start, end)) return false
    const shape = OF_SHAPE.test(id) ? extentOf(start, source) : null
    return shape === null || !touches(broken, shape.start, shape.end)
  })
}

/** Of two rules that say the same of one place, the one that says more. */
function withoutDoubles(problems: readonly Problem[]): Problem[] {
  const malformed = new Set<number>()
  const wrong: Span[] = []
  for (const { rule, start, end } of problems) {
    if (rule.id === MALFORMED) malformed.add(start)
    else if (rule.id.startsWith('expression/')) wrong.push({ start, end })
  }
  const expressions = merged(wrong)
  return problems.filter(({ rule: { id }, start, end }) => {
    if (id === CONSTANT) return !touches(expressions, start, end - 1)
    return !(malformed.has(start) && id.startsWith('security/'))
  })
}

/** What the key at an offset stands for, up to what follows: the key with its value, or the map that it begins. */
function extentOf(offset: number, { documents, text }: Source): Span | null {
  let node: Node | null = documents.find(({ start, end }) => start <= offset && offset <= end)?.root ?? null
  let extent: Span | null = null
  while (node !== null && node.kind !== 'scalar') {
    const { start, end } = node
    if (node.kind === 'list') {
      node = node.items.findLast(item => item.start <= offset && offset <= item.end) ?? null
      continue
    }
    const pair: Pair | undefined = node.pairs.findLast(({ key }) => key.start <= offset)
    if (pair === undefined) break
    const { key, value } = pair
    // An anchor's value stands before its alias.
    const own: Node | null = value.start >= key.end ? value : null
    extent = start === offset ? { start, end } : { start: key.start, end: Math.max(key.end, own?.end ?? 0) }
    node = own !== null && own.start <= offset && offset <= own.end && offset > key.start ? own : null
  }
  if (extent === null) return null
  let { end } = extent
  while (end < text.length && ' \t\r\n'.includes(text[end] as string)) end += 1
  return { start: extent.start, end }
}

function linesOf({ start, end }: Span, text: string): Span {
  const feed = text.indexOf('\n', Math.max(start, end - 1))
  return { start: text.lastIndexOf('\n', start - 1) + 1, end: feed < 0 ? text.length : feed }
}

/** Spans in their order, those that overlap made one. */
function merged(spans: readonly Span[]): Span[] {
  const all: Span[] = []
  for (const each of spans.toSorted((a, b) => a.start - b.start)) {
    const last = all.at(-1)
    if (last === undefined || each.start > last.end) all.push(each)
    else if (each.end > last.end) all[all.length - 1] = { start: last.start, end: each.end }
  }
  return all
}

/** Whether one of the spans has a part from `start` to `end`. */
function touches(spans: readonly Span[], start: number, end: number): boolean {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((spans[middle] as Span).end < start) low = middle + 1
    else high = middle
  }
  return low < spans.length && (spans[low] as Span).start <= end
}
