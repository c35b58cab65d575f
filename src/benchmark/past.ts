import { baselineFinding, seriesOf } from '../baseline/baseline.js'
import { baselineFile } from '../baseline/file.js'
import { findBaseline } from '../baseline/find.js'
import { finding } from '../gate/finding.js'
import { workingDirectory } from '../gate/judge.js'
import type { InputPath, RepoPath } from '../gate/path.js'
import { placeOf } from '../gate/place.js'
import type { Files, Ports } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { detailsOf, isComparable } from './comparable.js'
import { findResults } from './discover.js'
import { isDataJs, readDataJs } from './formats/data-js.js'
import { type History, historyOfRuns, joinHistories, NO_HISTORY } from './history.js'
import { type BenchmarkInputs, NAME } from './inputs.js'
import { measureFiles } from './measure.js'
import type { Measured } from './model.js'
import { textAt } from './read.js'
import { FileRefused } from './refusal.js'

/** What there is to compare with. */
export interface Past {
  /** What the base measured; null where nothing is compared with. */
  base: Measured[] | null
  history: History
  /** Where it is from, for the reader; null where there is none. */
  from: string | null
  /** The files that it is in: they are none of the head's. */
  files: readonly InputPath[]
  /** Whether it was measured in this job, on this machine. */
  here: boolean
  machines: string[]
  findings: Finding[]
}

/** Results that are read beside the nearest one, where its history lacks them: runs that overlapped. */
const MOST_GAPS = 5

/** Files that are named at the most. */
const MOST_NAMED = 3

/** What the inputs say to compare with. @throws UserMistake where a permission is missing */
export async function pastOf(inputs: BenchmarkInputs, ports: Ports): Promise<Past> {
  if (inputs['baseline-files'].length > 0) return measuredHere(inputs, ports.files)
  const under = workingDirectory(inputs)
  const path = baselineFile(inputs, under)
  const other = path === null ? null : await otherFile(path, inputs, ports.files)
  if (other !== null) return other
  const baseline = await findBaseline(
    inputs,
    seriesOf({ name: NAME, comparable: isComparable }, inputs, ports),
    under,
    ports,
  )
  const own = path === null ? [] : [path]
  if (baseline === null) return nothing([], own)
  if (baseline.kind !== 'found') return nothing([baselineFinding(baseline, inputs, ports)], own)
  const details = detailsOf(baseline.result)
  const gaps = await baseline.earlier(isKnown(details.history, inputs.history), MOST_GAPS)
  const histories = [...gaps.map(result => detailsOf(result).history), details.history]
  return {
    base: details.measured.map(each => ({ ...each, judged: true })),
    history: joinHistories(histories, inputs.history),
    from: baseline.from,
    files: own,
    here: false,
    machines: details.machine.names,
    findings: [],
  }
}

async function measuredHere(inputs: BenchmarkInputs, files: Files): Promise<Past> {
  const patterns = inputs['baseline-files']
  const paths = await findResults(files, patterns, workingDirectory(inputs))
  if (paths.length === 0) {
    const message = `No result of the base was found: ${patterns.join(', ')} ${patterns.length === 1 ? 'matches' : 'match'} nothing.`
    return nothing([finding({ rule: 'benchmark/missing', level: 'error', message, identity: 'base' })], [])
  }
  return { ...(await measuredIn(paths, inputs, files)), history: NO_HISTORY, from: namesOf(paths), here: true }
}

/** What files of tools say of the base; what failed in it cannot be compared with. */
async function measuredIn(
  paths: readonly InputPath[],
  { tool }: BenchmarkInputs,
  files: Files,
): Promise<Pick<Past, 'base' | 'files' | 'machines' | 'findings'>> {
  const { measured, failures, machines, findings } = await measureFiles(paths, tool, files)
  const failed = failures.map(({ name, message }) =>
    finding({ rule: 'benchmark/failed', level: 'error', message: `Of the base, ${name} ${message}.` }),
  )
  return { base: measured.length === 0 ? null : measured, files: paths, machines, findings: [...findings, ...failed] }
}

/** The files, for the reader: the first few of many. */
function namesOf(paths: readonly string[]): string {
  const rest = paths.length - MOST_NAMED
  return paths.slice(0, MOST_NAMED).join(', ') + (rest > 0 ? ` and ${rest} more` : '')
}

/** A file that is no result of this gate: what a tool wrote, or another tool's history. Null for a result. */
async function otherFile(path: RepoPath, inputs: BenchmarkInputs, files: Files): Promise<Past | null> {
  try {
    const text = await textAt(path, files)
    if (text === null || /^\s*\{\s*"schema"/.test(text)) return null
    const from = { from: path, files: [path], here: false }
    if (isDataJs(text)) {
      const runs = readDataJs(text)
      const history = joinHistories([historyOfRuns(runs)], inputs.history)
      return { base: runs.at(-1)?.measured ?? null, history, machines: [], findings: [], ...from }
    }
    return { ...(await measuredIn([path], inputs, files)), history: NO_HISTORY, ...from }
  } catch (error) {
    if (!(error instanceof FileRefused)) throw error
    const message = `${placeOf({ file: path })} ${error.message}.`
    return nothing([finding({ rule: 'benchmark/unreadable', level: 'error', message, file: path })], [path])
  }
}

function nothing(findings: Finding[], files: readonly InputPath[]): Past {
  return { base: null, history: NO_HISTORY, from: null, files, here: false, machines: [], findings }
}

/** Runs that the history has, or that are too old for it. */
function isKnown({ runs }: History, limit: number): (runId: number) => boolean {
  const ids = new Set(runs.map(({ runId }) => runId))
  const oldest = runs.length >= limit ? (runs[0]?.runId ?? 0) : 0
  return runId => ids.has(runId) || runId < oldest
}
