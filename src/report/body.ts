import type { Outcome } from '../gate/run.js'
import { worstFirst } from '../gate/verdict.js'
import { type Block, textBlock } from './blocks.js'

const SHOWN = 50

/** The report that the job summary and the terminal share: findings first, worst first, then the gate's own part. */
export async function bodyOf(outcome: Outcome): Promise<Block[]> {
  const { gate, result } = outcome
  const blocks: Block[] = []
  const policy = policyNote(outcome)
  if (policy !== null) blocks.push(textBlock(policy))
  const findings = worstFirst(result.findings.filter(finding => finding.suppressed === null))
  if (findings.length > 0) blocks.push({ kind: 'findings', findings: findings.slice(0, SHOWN) })
  if (findings.length > SHOWN) blocks.push(textBlock(`${findings.length - SHOWN} more are in the result file.`))
  return [...blocks, ...(await gate.present(result))]
}

/** Says so where the job ends otherwise than the verdict suggests. */
function policyNote({ inputs, result, fails }: Outcome): string | null {
  if (result.verdict === 'fail' && !fails) return `This does not fail the job: fail-on is ${inputs['fail-on']}.`
  if (result.verdict === 'warn' && fails) return 'This fails the job: fail-on is warning.'
  if (result.verdict === 'inconclusive') return fails ? 'This fails the job.' : 'This does not fail the job.'
  return null
}
