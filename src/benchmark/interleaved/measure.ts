import { finding } from '../../gate/finding.js'
import { workingDirectory } from '../../gate/judge.js'
import { ratioOfPercent } from '../../gate/percent.js'
import type { Ports } from '../../gate/ports.js'
import { TOOL_FORMATS } from '../formats/all.js'
import { NO_HISTORY } from '../history.js'
import type { BenchmarkInputs } from '../inputs.js'
import type { Sides } from '../judge.js'
import { asDeclared } from '../pair.js'
import { isRecognised, readText } from '../read.js'
import { matchedBy } from '../thresholds/threshold.js'
import { planOf } from './plan.js'
import { runInterleaved } from './run.js'

/**
 * Measures base and head here and now, and decides while it measures. Earlier runs do not matter: what is next to it says
 * more. Nor do later ones compare with it.
 *
 * @throws UserMistake
 */
export async function measureInterleaved(
  { thresholds, renames }: Pick<Sides, 'thresholds' | 'renames'>,
  inputs: BenchmarkInputs,
  ports: Ports,
): Promise<Pick<Sides, 'head' | 'past' | 'decided'>> {
  const plan = await planOf(inputs.interleaved ?? '')
  const limits = thresholds.filter(({ maxRegression }) => maxRegression !== null)
  const { base, head, decisions, failures, notes, comparedWith } = await runInterleaved(
    plan,
    {
      maxRegression: ratioOfPercent(inputs['max-regression']),
      maxRegressionOf: each =>
        limits.findLast(limit => matchedBy(limit, [each]).length > 0)?.maxRegression ?? undefined,
      falseAlarmRate: inputs['false-alarm-rate'],
      directory: workingDirectory(inputs),
      renames,
      read: async (text, path) => {
        const reading = await readText(text, path, inputs.tool)
        return { ...reading, measured: asDeclared(reading.measured, thresholds) }
      },
      // A program may print numbers of any kind: only what a tool writes is taken for results.
      recognises: (text, path) => isRecognised(text, path, TOOL_FORMATS),
    },
    ports,
  )
  const findings = notes.map(message => finding({ rule: 'benchmark/interleaved', level: 'note', message }))
  return {
    head: { measured: head, failures, machines: [], findings },
    past: { base, history: NO_HISTORY, from: comparedWith ?? 'the base', here: true, machines: [], findings: [] },
    decided: decisions,
  }
}
