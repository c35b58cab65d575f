import { GitHubFailure } from '../gate/github.js'
import type { RepoPath } from '../gate/path.js'
import type { Ports } from '../gate/ports.js'
import { ancestry } from './ancestry.js'
import { baselineFromArtifacts } from './artifact.js'
import type { Baseline, Series } from './baseline.js'
import { baselineFromFile } from './file.js'
import { baselineFromHistory } from './history.js'
import type { BaselineInputs } from './inputs.js'

/**
 * The result to compare with, from where the inputs say; null where they want none.
 *
 * @throws UserMistake where a permission is missing
 */
export async function findBaseline(
  inputs: BaselineInputs,
  series: Series,
  under: RepoPath,
  ports: Ports,
): Promise<Baseline | null> {
  const { baseline } = inputs
  if (baseline === 'none') return null
  if (baseline !== 'artifact' && baseline !== 'branch') return baselineFromFile(inputs, series, under, ports.files)
  const { event, github } = ports
  if (github === null) {
    const why = 'without a token and a repository on GitHub, only `baseline: file:<path>` can be read'
    return { kind: 'missing', why }
  }
  try {
    const commits = await ancestry(ports)
    if (commits === null) return { kind: 'missing', why: 'it is not known which commit the change is based on' }
    if (commits.length === 0) return { kind: 'first', why: 'this is the first commit' }
    if (baseline === 'branch') return await baselineFromHistory(series, commits, github)
    return await baselineFromArtifacts(series, commits, event, github)
  } catch (error) {
    if (!(error instanceof GitHubFailure)) throw error
    return { kind: 'missing', why: `GitHub was asked for it in vain: ${error.message}` }
  }
}
