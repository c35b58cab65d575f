import { finding } from '../../gate/finding.js'
import { workingDirectory } from '../../gate/judge.js'
import { ratioOfPercent } from '../../gate/percent.js'
import type { Ports } from '../../gate/ports.js'
import { TOOL_FORMATS } from '../formats/all.js'
import { NO_HISTORY } from '../history.js'
import type { BenchmarkInputs } from '../inputs.js'
import type { Sides } from '../judge.js'
import { asDeclared, limitsOf } from '../pair.js'
import { isRecognised, readText } from '../read.js'
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
): Promise<Pick<Sides, 'head' | 'past' | 'decided' | 'renames'>> {
  const plan = await planOf(inputs.interleaved ?? '')
  const { base, head, decisions, failures, notes, comparedWith } = await runInterleaved(
    plan,
    {
      maxRegression: ratioOfPercent(inputs['max-regression']),
      limitsOf: measured => limitsOf(measured, thresholds),
      falseAlarmRate: inputs['false-alarm-rate'],
      directory: workingDirectory(inputs),
      renames,
      read: (text, path) => readText(text, path, inputs.tool),
      declared: measured => asDeclared(measured, thresholds),
      // A program may print numbers of any kind: only what a tool writes is taken for results.
      recognises: (text, path) => isRecognised(text, path, TOOL_FORMATS),
    },
    ports,
  )
  const findings = [...unread(inputs), ...notes].map(message =>
    finding({ rule: 'benchmark/interleaved', level: 'note', message }),
  )
  return {
    head: { measured: head, failures, machines: [], findings },
    past: {
      base,
      history: NO_HISTORY,
      from: comparedWith ?? 'the base',
      files: [],
      here: true,
      machines: [],
      findings: [],
    },
    decided: decisions,
    // The base has the names of now already.
    renames: new Map(),
  }
}

/** Inputs that say something else than to measure here. */
function unread(inputs: BenchmarkInputs): string[] {
  const given = (['files', 'baseline-files'] as const).filter(name => inputs[name].length > 0)
  const names = given.map(name => `\`${name}\``).join(' and ')
  return given.length === 0
    ? []
    : [`${names} ${given.length === 1 ? 'is' : 'are'} not read: \`interleaved\` measures both sides here.`]
}
