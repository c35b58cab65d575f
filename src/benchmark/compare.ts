import { finding, levelOfMissing } from '../gate/finding.js'
import { workingDirectory } from '../gate/judge.js'
import type { InputPath } from '../gate/path.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Judgement, Verdict } from '../gate/result.js'
import { verdictOf, worst } from '../gate/verdict.js'
import type { BenchmarkDetails } from './details.js'
import { findResults, USUAL_NAMES } from './discover.js'
import type { BenchmarkInputs } from './inputs.js'
import { measureInterleaved } from './interleaved/measure.js'
import { judgeBenchmarks, type Sides } from './judge.js'
import { measureFiles } from './measure.js'
import { pastOf } from './past.js'
import { summaryOf } from './present.js'
import { parseRenames } from './renames.js'
import { parseThresholds } from './thresholds/parse.js'

/** Measures, or reads what was measured, and judges it. @throws UserMistake */
export async function compareBenchmarks(inputs: BenchmarkInputs, ports: Ports): Promise<Judgement<BenchmarkDetails>> {
  const thresholds = await parseThresholds(inputs.thresholds)
  const renames = parseRenames(inputs.renames)
  const asked = { thresholds, renames }
  const sides =
    inputs.interleaved === undefined
      ? await sidesOfFiles(inputs, ports)
      : await measureInterleaved(asked, inputs, ports)
  const { details, metrics, findings, isJudged } = judgeBenchmarks({ ...asked, ...sides }, inputs, ports)
  if (!isJudged && !saysWhy(findings)) findings.push(nothingJudged(details, inputs))
  const undecided = details.benchmarks.some(({ verdict }) => verdict === 'inconclusive')
  const verdict: Verdict = worst([verdictOf(findings), undecided ? 'inconclusive' : 'pass'])
  return { verdict, summary: summaryOf(details), metrics, findings, details }
}

async function sidesOfFiles(inputs: BenchmarkInputs, ports: Ports): Promise<Pick<Sides, 'head' | 'past' | 'decided'>> {
  const past = await pastOf(inputs, ports)
  const found = await findResults(ports.files, inputs.files, workingDirectory(inputs))
  // What is usual as a name of results is so for those of the base, which must not count for the head as well.
  const ofBase = new Set(past.files)
  const paths = found.filter(path => !ofBase.has(path))
  const head = await measureFiles(paths, inputs.tool, ports.files)
  if (paths.length === 0) head.findings.push(nothingFound(found, inputs))
  return { head, past, decided: null }
}

function nothingFound(ofBase: readonly InputPath[], inputs: BenchmarkInputs): Finding {
  const patterns = inputs.files.length > 0 ? inputs.files : USUAL_NAMES
  const under = workingDirectory(inputs)
  const where = under === '.' ? 'the workspace' : under
  const what = ofBase.length === 0 ? 'nothing' : 'only what the base is read from'
  return finding({
    rule: 'benchmark/missing',
    level: levelOfMissing(inputs['if-missing']),
    message: `No result of a benchmark was found: ${patterns.join(', ')} ${patterns.length === 1 ? 'matches' : 'match'} ${what} in ${where}.`,
    help: 'Do the benchmarks run before this step, and write a file?',
    identity: 'none',
  })
}

/** Whether findings tell why nothing was judged: then it is for what was given to say what that means. */
function saysWhy(findings: readonly Finding[]): boolean {
  const told = ['benchmark/missing', 'baseline/missing']
  return verdictOf(findings) !== 'pass' || findings.some(({ rule }) => told.includes(rule))
}

/** Nothing to judge is not a pass; where nothing is to be compared with, as in a first run, it only warns. */
function nothingJudged({ measured }: BenchmarkDetails, inputs: BenchmarkInputs): Finding {
  const isCompared =
    inputs.baseline !== 'none' || inputs['baseline-files'].length > 0 || inputs.interleaved !== undefined
  const isAsked = isCompared || measured.length === 0
  const why = isCompared ? 'the base has nothing of what was measured' : '`baseline` is `none`'
  return finding({
    rule: 'benchmark/missing',
    level: isAsked || inputs['if-missing'] === 'pass' ? levelOfMissing(inputs['if-missing']) : 'warning',
    message:
      measured.length === 0
        ? 'The results hold no metric that a change can be judged by.'
        : `Nothing was judged: ${why}, and no threshold says what values must be.`,
    identity: 'empty',
  })
}
