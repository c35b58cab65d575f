import { Identities } from './identities.js'
import type { JsonValue } from './json.js'

/** How many more a list has than the file's summary counts. */
export function surplusOf(entry: JsonValue, count: string, length: number): number {
  const counted = entry.optional('summary')?.optional(count)?.whole() ?? length
  return Math.max(0, length - counted)
}

/** A branch is a jump from one line to another; a negative line is the way out of what starts there. */
export function branchesOf(entry: JsonValue): Map<string, boolean> {
  const branches = new Map<string, boolean>()
  for (const [from, to] of jumpsIn(entry.optional('missing_branches'))) branches.set(keyOf(from, to), false)
  const executed = jumpsIn(entry.optional('executed_branches'))
  // Before 7.14 jumps of a line to itself, from within a comprehension, are listed and not counted.
  let surplus = surplusOf(entry, 'covered_branches', executed.length)
  for (const [from, to] of executed) {
    if (from === to && surplus > 0) surplus -= 1
    else branches.set(keyOf(from, to), true)
  }
  return branches
}

function keyOf(from: number, to: number): string {
  return `${from},@coverage.py ${to}`
}

function jumpsIn(list: JsonValue | null): [number, number][] {
  return [...(list?.items() ?? [])].map(jump => {
    const [from, to, more] = [...jump.items()]
    if (from === undefined || to === undefined || more !== undefined) throw jump.refusal('a pair of lines')
    if (!Number.isSafeInteger(to.raw)) throw to.refusal('a line number')
    return [from.line(), to.raw as number]
  })
}

/** A function is covered if any of its lines ran; the `def` itself is none of them, and without lines it is left out. */
export function functionsOf(regions: JsonValue | null): Map<string, boolean> {
  const functions = new Map<string, boolean>()
  const identities = new Identities()
  for (const [name, region] of regions?.members() ?? []) {
    const summary = region.member('summary')
    // What stands outside of functions has no name.
    if (name === '' || summary.member('num_statements').whole() === 0) continue
    const line = region.optional('start_line')?.line() ?? firstLineOf(region)
    functions.set(identities.of(`${line}:${name}`), summary.member('covered_lines').whole() > 0)
  }
  return functions
}

/** Where coverage.py does not say where a function starts, as before 7.14: its first line that counts. */
function firstLineOf(region: JsonValue): number {
  let first = Number.POSITIVE_INFINITY
  for (const list of ['executed_lines', 'missing_lines']) {
    for (const item of region.member(list).items()) first = Math.min(first, item.line())
  }
  return Number.isFinite(first) ? first : 0
}
