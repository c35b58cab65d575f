import { baselineFile } from '../baseline/file.js'
import { finding, levelOfMissing } from '../gate/finding.js'
import { defineGate } from '../gate/gate.js'
import { workingDirectory } from '../gate/judge.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Judgement, Verdict } from '../gate/result.js'
import { verdictOf, worst } from '../gate/verdict.js'
import type { BenchmarkDetails } from './details.js'
import { findResults, USUAL_NAMES } from './discover.js'
import { type BenchmarkInputs, benchmarkInputs, NAME } from './inputs.js'
import { measureInterleaved } from './interleaved/measure.js'
import { judgeBenchmarks, type Sides } from './judge.js'
import { measureFiles } from './measure.js'
import { isComparable, pastOf } from './past.js'
import { presentBenchmarks, summaryOf } from './present.js'
import { parseRenames } from './renames.js'
import { parseThresholds } from './thresholds/parse.js'

/** Judges whether a change made benchmarks slower, by the results that benchmark and load tools write. */
export const benchmarkGate = defineGate<typeof benchmarkInputs, BenchmarkDetails>({
  name: NAME,
  help: 'Fails when a change makes benchmarks worse, by sound statistics over the results of any benchmark or load tool.',
  inputs: benchmarkInputs,
  outputs: {
    regressions: { help: 'How many benchmarks got worse.', value: metric('regressions') },
    improvements: { help: 'How many benchmarks got better.', value: metric('improvements') },
    change: {
      help: 'By how much all got worse together (geometric mean), as a fraction of 1; negative where they got better, empty where nothing was compared.',
      value: metric('change'),
    },
    'machine-shift': {
      help: 'By how much all got slower in common, as a fraction of 1: the machine, where it looks so; empty where nothing is in common.',
      value: metric('machine-shift'),
    },
  },
  onInconclusive: 'warn',
  judge,
  present: presentBenchmarks,
  policyFiles: inputs => {
    const file = baselineFile(inputs, workingDirectory(inputs))
    return file === null ? [] : [file]
  },
  comparable: isComparable,
  choose: async (inputs, { files }) => {
    const found = await findResults(files, inputs.files, workingDirectory(inputs))
    if (found.length === 0) return { chosen: false, why: 'no result of a benchmark was found' }
    // Which past is meant, and what permission that takes, only somebody who knows can say.
    return { chosen: false, why: `found ${found.join(', ')}, and nothing says what to compare with` }
  },
})

async function judge(inputs: BenchmarkInputs, ports: Ports): Promise<Judgement<BenchmarkDetails>> {
  const thresholds = await parseThresholds(inputs.thresholds)
  const renames = parseRenames(inputs.renames)
  const asked = { thresholds, renames }
  const sides =
    inputs.interleaved === undefined
      ? await sidesOfFiles(inputs, ports)
      : await measureInterleaved(asked, inputs, ports)
  const { details, metrics, findings } = judgeBenchmarks({ ...sides, ...asked }, inputs, ports)
  if (details.measured.length === 0 && findings.length === 0) findings.push(nothingJudged(inputs))
  const undecided = details.benchmarks.some(({ verdict }) => verdict === 'inconclusive')
  const verdict: Verdict = worst([verdictOf(findings), undecided ? 'inconclusive' : 'pass'])
  return { verdict, summary: summaryOf(details), metrics, findings, details }
}

async function sidesOfFiles(inputs: BenchmarkInputs, ports: Ports): Promise<Pick<Sides, 'head' | 'past' | 'decided'>> {
  const paths = await findResults(ports.files, inputs.files, workingDirectory(inputs))
  const head = await measureFiles(paths, inputs.tool, ports.files)
  if (paths.length === 0) head.findings.push(nothingFound(inputs))
  return { head, past: await pastOf(inputs, ports), decided: null }
}

function nothingFound(inputs: BenchmarkInputs): Finding {
  const patterns = inputs.files.length > 0 ? inputs.files : USUAL_NAMES
  const under = workingDirectory(inputs)
  const where = under === '.' ? 'the workspace' : under
  return finding({
    rule: 'benchmark/missing',
    level: levelOfMissing(inputs['if-missing']),
    message: `No result of a benchmark was found: ${patterns.join(', ')} ${patterns.length === 1 ? 'matches' : 'match'} nothing in ${where}.`,
    help: 'Do the benchmarks run before this step, and write a file?',
    identity: 'none',
  })
}

function nothingJudged(inputs: BenchmarkInputs): Finding {
  return finding({
    rule: 'benchmark/missing',
    level: levelOfMissing(inputs['if-missing']),
    message: 'The results hold no metric that a change can be judged by.',
    identity: 'empty',
  })
}

function metric(name: string) {
  return (judgement: Judgement<BenchmarkDetails>): string => {
    const found = judgement.metrics.find(each => each.name === name)
    return found === undefined ? '' : String(found.value)
  }
}
