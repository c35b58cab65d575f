import type { Registry } from '../gate/gate.js'
import { type Block, section, table } from '../report/blocks.js'
import type { CheckDetails } from './gate.js'

/** Which gates ran and why, then the report of each. */
export async function presentCheck(details: CheckDetails, registry: Registry): Promise<Block[]> {
  const results = new Map(details.results.map(result => [result.gate, result]))
  const rows = details.gates.map(({ gate, why }) => [gate, results.get(gate)?.verdict ?? 'not run', why])
  const blocks = [table(['Gate', 'Verdict', 'Why'], rows)]
  for (const result of details.results) {
    const gate = await registry[result.gate]?.()
    if (gate !== undefined) blocks.push(section(`${result.gate}: ${result.summary}`, await gate.present(result)))
  }
  return blocks
}
