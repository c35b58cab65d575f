import type { AnyGate } from '../gate/gate.js'
import type { Result } from '../gate/result.js'
import type { Outcome } from '../gate/run.js'
import { worstFirst } from '../gate/verdict.js'
import { type Block, textBlock } from './blocks.js'

const SHOWN = 50

/** The report that the job summary and the terminal share: findings first, worst first, then the gate's own part. */
export async function bodyOf(outcome: Outcome): Promise<Block[]> {
  const { gate, result, notes } = outcome
  const policy = policyNote(outcome)
  const told = policy === null ? notes : [policy, ...notes]
  return [...told.map(textBlock), ...(await resultBlocks(gate, result))]
}

/** A result by itself: its findings, worst first, then what its gate shows. */
export async function resultBlocks(gate: Pick<AnyGate, 'present'>, result: Result): Promise<Block[]> {
  const blocks: Block[] = []
  const findings = worstFirst(result.findings.filter(finding => finding.suppressed === null))
  if (findings.length > 0) blocks.push({ kind: 'findings', findings: findings.slice(0, SHOWN) })
  if (findings.length > SHOWN) blocks.push(textBlock(`${findings.length - SHOWN} more are in the result file.`))
  return [...blocks, ...(await gate.present(result))]
}

/** Says so where the job ends otherwise than the verdict suggests. */
function policyNote({ inputs, result }: Outcome): string | null {
  const { fails } = result
  if (result.verdict === 'fail' && !fails) return `This does not fail the job: fail-on is ${inputs['fail-on']}.`
  if (result.verdict === 'warn' && fails) return 'This fails the job: fail-on is warning.'
  if (result.verdict === 'inconclusive') return fails ? 'This fails the job.' : 'This does not fail the job.'
  return null
}
