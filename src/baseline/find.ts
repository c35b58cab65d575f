import { type RepoPath, repoPathFrom } from '../gate/path.js'
import type { Ports } from '../gate/ports.js'
import { RefusedResult, readResultFile } from '../gate/result-file.js'
import { readText } from '../gate/text.js'
import { ancestry } from './ancestry.js'
import { baselineFromArtifacts } from './artifact.js'
import type { Baseline, Series } from './baseline.js'
import { baselineFromHistory } from './history.js'
import type { BaselineInputs } from './inputs.js'

const LARGEST_FILE = 4 << 20

/**
 * The result to compare with, from where the inputs say; null where they want none.
 *
 * @throws UserMistake where a permission is missing; GitHubFailure
 */
export async function findBaseline(
  { baseline }: BaselineInputs,
  series: Series,
  under: RepoPath,
  ports: Ports,
): Promise<Baseline | null> {
  if (baseline === 'none') return null
  if (baseline.startsWith('file:')) return baselineFromFile(baseline.slice('file:'.length), series, under, ports)
  const { github } = ports
  if (github === null) {
    return {
      kind: 'missing',
      why: 'without a token and a repository on GitHub, only `baseline: file:<path>` can be read',
    }
  }
  const commits = await ancestry(ports)
  if (commits === null || commits.length === 0) {
    return { kind: 'missing', why: 'it is not known which commit the change is based on' }
  }
  if (baseline === 'branch') return baselineFromHistory(series, commits, github)
  return baselineFromArtifacts(series, commits, ports, github)
}

async function baselineFromFile(name: string, { gate }: Series, under: RepoPath, { files }: Ports): Promise<Baseline> {
  const path = repoPathFrom(name, under)
  const text = path === null ? null : await readText(files, path, LARGEST_FILE)
  if (path === null || text === null) return { kind: 'missing', why: `there is no file ${name} in the workspace` }
  try {
    const result = await readResultFile(new TextEncoder().encode(text))
    if (result.gate === gate) return { kind: 'found', result, from: path }
    return { kind: 'missing', why: `${path} is a result of ${result.gate}` }
  } catch (error) {
    if (!(error instanceof RefusedResult)) throw error
    return { kind: 'missing', why: `${path} is no result: it ${error.message}` }
  }
}
