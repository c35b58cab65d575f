import type { AnyGate, Registry } from '../gate/gate.js'
import { takenBy } from '../gate/policy.js'
import { POLICY_RULE } from '../gate/policy-changes.js'
import type { Finding, Result, Verdict } from '../gate/result.js'
import { type Block, section, table, textBlock } from '../report/blocks.js'
import { resultBlocks } from '../report/body.js'

const LISTED = 100
const ATTENTION: Verdict[] = ['fail', 'inconclusive', 'warn', 'pass']

/**
 * The results of several gates, what needs attention first: a line for each, then a section for each, collapsed where
 * there is nothing to do.
 */
export async function presentResults(results: readonly Result[], registry: Registry): Promise<Block[]> {
  const ordered = byAttention(results)
  const rows = ordered.slice(0, LISTED).map(result => [result.verdict, labelOf(result), result.summary])
  const blocks = [table(['Verdict', 'Gate', 'Result'], rows)]
  if (ordered.length > LISTED) blocks.push(textBlock(`${ordered.length - LISTED} more are below or left out.`))
  for (const result of ordered) {
    const body = await bodyOfResult(result, registry)
    if (body.length > 0) blocks.push(section(titleOf(result), body, takenBy(result) === 'pass'))
  }
  return blocks
}

export function byAttention(results: readonly Result[]): Result[] {
  const rank = (result: Result) => ATTENTION.indexOf(takenBy(result))
  return results.toSorted((a, b) => rank(a) - rank(b))
}

/** `coverage-gate, test (python 3.11)`: the gate, the job and the leg, as far as they are known. */
export function labelOf({ gate, subject }: Result): string {
  const leg = legText(subject.leg)
  return `${gate}${subject.job === null ? '' : `, ${subject.job}`}${leg === '' ? '' : ` (${leg})`}`
}

/** A leg for readers: `{"os":"linux","node":24}` is `os linux, node 24`. */
function legText(leg: string | null): string {
  if (leg === null) return ''
  try {
    const values: unknown = JSON.parse(leg)
    if (typeof values !== 'object' || values === null) return leg
    return Object.entries(values)
      .map(([name, value]) => `${name} ${typeof value === 'object' ? JSON.stringify(value) : value}`)
      .join(', ')
  } catch {
    return leg
  }
}

function titleOf(result: Result): string {
  const lenient = result.verdict === 'fail' && !result.fails ? ', which does not fail its job' : ''
  return `${labelOf(result)}: ${result.verdict}${lenient}`
}

/** What every gate says of the same change, once. */
export function sharedNotes(results: readonly Result[]): Finding[] {
  const notes = results.flatMap(({ findings }) => findings.filter(isShared))
  return [...new Map(notes.map(note => [note.fingerprint, note])).values()]
}

/** The findings that are the gate's own. */
export function ownFindings({ findings }: Result): Finding[] {
  return findings.filter(each => !isShared(each))
}

function isShared({ rule, level }: Finding): boolean {
  return rule === POLICY_RULE && level === 'note'
}

async function bodyOfResult(given: Result, registry: Registry): Promise<Block[]> {
  const result = { ...given, findings: ownFindings(given) }
  const gate = Object.hasOwn(registry, result.gate) ? await registry[result.gate]?.() : undefined
  try {
    return await resultBlocks(gate ?? UNKNOWN, result)
  } catch {
    // The details are another version's, or made up: findings and summary can be shown all the same.
    return [...(await resultBlocks(UNKNOWN, result)), textBlock('Its details are not what this version can show.')]
  }
}

const UNKNOWN: Pick<AnyGate, 'present'> = { present: () => [] }
