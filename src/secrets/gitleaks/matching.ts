import type { RE2JS } from 're2js'
import type { UserRule } from './config.js'
import { entropyOf } from './entropy.js'
import { type Fragment, newlinesIn } from './fragments.js'
import { lineOf } from './line.js'

/** A fragment in the form that expressions run over; places in it are bytes in either. */
export interface Searched extends Fragment {
  path: string
  isAscii: boolean
  /** The content itself where it is ASCII, else its bytes. */
  input: string | Uint8Array
}

/** What a rule found in a fragment; texts are latin1, places are in the whole text. */
export interface RuleFind {
  rule: UserRule
  /** Empty where the rule's group is. */
  secret: string
  start: number
  end: number
  /** All that the expression matched, without line ends around it. */
  match: string
  line: string
  /** Where gitleaks says it is; columns only tell how far two finds are from each other. */
  startLine: number
  startColumn: number
  /** Whether a line has more matches of the rule than are read. */
  isCut: boolean
}

/**
 * Steps that matches of a rule may take together, by the length of the text and the size of the expression: each match may
 * look as far ahead as the text goes, so many of them in a long one take time with the square of it.
 */
const STEPS = 100_000_000

/** Matches that are read whatever that costs. */
const FEW = 10

/** Bytes that are then taken at a time, and looked ahead, each up to the end of the line. */
const STRIDE = 1000
const AHEAD = 2000

/** All that a rule finds in a fragment, by its expression and entropy alone. */
export function findsOf(rule: UserRule, regex: RE2JS, searched: Searched): RuleFind[] {
  const { content, start: offset, line } = searched
  const finds: RuleFind[] = []
  let isCut = false
  let counted = 0
  let newlines = 0
  const cut = () => {
    isCut = true
  }
  for (const [start, end] of matchesOf(regex, searched, cut)) {
    const [first, last] = withoutLineEnds(content, start, end)
    if (first === last) continue
    const match = content.slice(first, last)
    // A line end counts to the line that it begins.
    newlines += newlinesIn(content, counted, start + 1)
    counted = Math.max(counted, start + 1)
    const group = secretIn(match, rule, regex, searched.isAscii)
    if (rule.entropy !== 0 && entropyOf(utf8(group.text)) <= rule.entropy) continue
    const at = offset + first + group.at
    finds.push({
      rule,
      secret: group.text,
      start: at,
      end: at + (group.text.length || match.length),
      match,
      line: lineOf(content, start, start + match.length),
      startLine: line + newlines,
      startColumn: start - Math.max(0, content[start] === '\n' ? start : content.lastIndexOf('\n', start)) + 1,
      isCut: false,
    })
  }
  const last = finds.at(-1)
  if (last !== undefined) last.isCut = isCut
  return finds
}

function withoutLineEnds(content: string, start: number, end: number): [start: number, end: number] {
  let [first, last] = [start, end]
  while (first < last && content[first] === '\n') first += 1
  while (last > first && content[last - 1] === '\n') last -= 1
  return [first, last]
}

/** Text of bytes that stand one per character. */
export function utf8(latin1: string): string {
  return Buffer.from(latin1, 'latin1').toString('utf8')
}

/** The places of what an expression matches; where that is often, it looks only some lines ahead for the rest. */
function* matchesOf(
  regex: RE2JS,
  { content, input }: Searched,
  cut: () => void,
): Generator<[start: number, end: number]> {
  const all = content.length
  for (let at = yield* matchesFrom(regex, input, { from: 0, until: all, to: all }); at < all; ) {
    const until = lineEndAfter(content, at + STRIDE)
    const next = yield* matchesFrom(regex, input, { from: at, until, to: lineEndAfter(content, until + AHEAD) })
    if (next < until) cut()
    at = Math.max(next, until)
  }
}

/**
 * Matches that begin from `from` up to before `until`, looking ahead up to `to`. Returns where to go on: before `until` if
 * there are more than are read.
 */
function* matchesFrom(
  regex: RE2JS,
  input: string | Uint8Array,
  { from, until, to }: { from: number; until: number; to: number },
): Generator<[start: number, end: number], number> {
  // With the character before it, which tells whether a word or a line begins.
  const offset = Math.max(0, from - 1)
  const part = partOf(input, offset, to)
  const most = Math.max(FEW, Math.floor(STEPS / (part.length * regex.programSize())))
  const matcher = regex.matcher(part)
  let at = from - offset
  for (let count = 0; mayMatch(regex, part, at) && (count === 0 ? matcher.find(at) : matcher.find()); count += 1) {
    const start = matcher.start() + offset
    if (start >= until) break
    if (count === most) return start
    at = matcher.end()
    if (at + offset > start) yield [start, at + offset]
  }
  return Math.max(until, at + offset)
}

/** Whether there is a match from a place on; where there is none this says so fifty times faster than a search for it. */
function mayMatch(regex: RE2JS, input: string | Uint8Array, from: number): boolean {
  return regex.test(from < 2 ? input : partOf(input, from - 1))
}

function lineEndAfter(content: string, at: number): number {
  const end = content.indexOf('\n', at)
  return end < 0 ? content.length : end + 1
}

function partOf(input: string | Uint8Array, from: number, to?: number): string | Uint8Array {
  return typeof input === 'string' ? input.slice(from, to) : input.subarray(from, to)
}

/** The group that is the secret, by the expression run over the match alone, as gitleaks does. */
function secretIn(match: string, rule: UserRule, regex: RE2JS, isAscii: boolean): { text: string; at: number } {
  const groups = regex.groupCount()
  const matcher = regex.matcher(isAscii ? match : Buffer.from(match, 'latin1'))
  if (groups === 0 || !matcher.find()) return { text: match, at: 0 }
  for (let group = rule.secretGroup > 0 ? rule.secretGroup : 1; group <= groups; group += 1) {
    const [start, end] = [matcher.start(group), matcher.end(group)]
    if (end > start) return { text: match.slice(start, end), at: start }
    if (rule.secretGroup > 0) return { text: '', at: 0 }
  }
  return { text: match, at: 0 }
}
