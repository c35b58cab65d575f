import { type Archive, type Artifact, type Artifacts, NameTaken, RefusedArchive } from '../gate/artifacts.js'
import { finding } from '../gate/finding.js'
import type { Log } from '../gate/ports.js'
import type { Finding, Result } from '../gate/result.js'
import { LARGEST_RESULT, RefusedResult, readResultFile, toResultFile } from '../gate/result-file.js'
import { MOST_ORDINALS, newest, readResultName, resultArtifact, unitOfResult } from './names.js'
import { inParallel } from './parallel.js'

const FILE = 'result.json'

/** More units than a run has jobs (256 legs in each matrix) are somebody's attempt to wear the reader out. */
const MOST_UNITS = 1000

/** Where artifacts come from: this run, or another. */
export type Source = Pick<Artifacts, 'list' | 'download'>

/** The results of a run, the newest of each unit, and what could not be read. */
export interface Collected {
  results: Result[]
  refused: Finding[]
}

/** Leaves a result for the jobs and runs that come after. */
export async function handOver(result: Result, directory: string, artifacts: Artifacts, log: Log): Promise<void> {
  const { job, leg, attempt } = result.subject
  const unit = unitOfResult(result.subject, directory)
  for (let ordinal = 1; ; ordinal += 1) {
    try {
      const name = resultArtifact({ gate: result.gate, unit, attempt: attempt ?? 1, ordinal })
      return await artifacts.upload(name, { [FILE]: toResultFile(result) })
    } catch (error) {
      if (!(error instanceof NameTaken) || ordinal === MOST_ORDINALS) throw error
      if (ordinal > 1) continue
      log.warning(
        `${result.gate} runs more than once as job ${job ?? '?'}, leg ${leg ?? 'none'}, in ${directory}: ` +
          'give each its own `leg`, or re-runs and comparisons with the past may take one result for the other.',
      )
    }
  }
}

/** Reads the results that the jobs of a run left; of every unit that of the newest attempt. */
export async function collectResults(source: Source): Promise<Collected> {
  const named = (await source.list()).flatMap(artifact => {
    const name = readResultName(artifact.name)
    return name === null ? [] : [{ artifact, name }]
  })
  const chosen = newest(named, ({ gate, unit, ordinal }) => [gate, unit, ordinal].join('\0'))
  // Lists have an order of their own, and downloads end in any: reports do not depend on either.
  chosen.sort(by(({ artifact }) => artifact.name))
  const read = await inParallel(chosen.slice(0, MOST_UNITS), async ({ artifact, name }) => {
    try {
      return { result: await readResultArtifact(artifact, name.gate, source) }
    } catch (error) {
      return { refused: refusal(artifact, error) }
    }
  })
  const results = read.flatMap(each => each.result ?? [])
  results.sort(by(({ gate, subject }) => [gate, subject.job, subject.leg].join('\0')))
  const refused = read.flatMap(each => each.refused ?? [])
  return { results, refused: [...tooMany(chosen.length), ...refused] }
}

/** Reads the result that an artifact holds. @throws RefusedArchive, RefusedResult */
export async function readResultArtifact(artifact: Artifact, gate: string, source: Source): Promise<Result> {
  if (artifact.size > LARGEST_RESULT) throw new RefusedArchive(`is larger than ${LARGEST_RESULT >> 20} MiB`)
  const result = await readResultFile(fileIn(await source.download(artifact)))
  if (result.gate !== gate) throw new RefusedResult(`is one of ${result.gate}, and its name says ${gate}`)
  return result
}

function fileIn(archive: Archive): Uint8Array {
  const content = archive.get(FILE)
  if (content === undefined) throw new RefusedArchive(`has no ${FILE}`)
  return content
}

/** What cannot be read is told like a finding: it hides none of the others. */
function refusal(artifact: Artifact, error: unknown): Finding {
  const what = error instanceof RefusedArchive ? 'its archive ' : error instanceof RefusedResult ? 'its result ' : ''
  return finding({
    rule: 'report/unreadable',
    level: 'error',
    message: `The artifact ${artifact.name} cannot be read: ${what}${(error as Error).message}.`,
    identity: artifact.name,
  })
}

function tooMany(count: number): Finding[] {
  if (count <= MOST_UNITS) return []
  const message = `${count} results were handed over; ${MOST_UNITS} are read at the most.`
  return [finding({ rule: 'report/too-many', level: 'error', message, identity: 'too-many' })]
}

function by<T>(keyOf: (item: T) => string) {
  return (a: T, b: T): number => (keyOf(a) < keyOf(b) ? -1 : Number(keyOf(a) > keyOf(b)))
}
