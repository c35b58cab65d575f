import { type RepoPath, repoPathFrom } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import { RefusedResult, readResultAt } from '../gate/result-file.js'
import type { Baseline, Series } from './baseline.js'
import type { BaselineInputs } from './inputs.js'

const PREFIX = 'file:'

/** The file that `baseline: file:<path>` names; null where the baseline is no file of the workspace. */
export function baselineFile({ baseline }: Pick<BaselineInputs, 'baseline'>, under: RepoPath): RepoPath | null {
  return baseline.startsWith(PREFIX) ? repoPathFrom(baseline.slice(PREFIX.length), under) : null
}

/** The result in a file: whoever named it vouches for it. */
export async function baselineFromFile(
  inputs: Pick<BaselineInputs, 'baseline'>,
  { gate, comparable }: Series,
  under: RepoPath,
  files: Files,
): Promise<Baseline> {
  const path = baselineFile(inputs, under)
  if (path === null) return missing(`${inputs.baseline.slice(PREFIX.length)} is outside the workspace`)
  if ((await files.size(path)) === null) return missing(`there is no file ${path}`)
  try {
    const result = await readResultAt(path, files)
    if (result.gate !== gate) return missing(`${path} is a result of ${result.gate}`)
    if (!comparable(result)) return missing(`${path} has nothing to compare with`)
    return { kind: 'found', result, from: path, earlier: async () => [] }
  } catch (error) {
    if (!(error instanceof RefusedResult)) throw error
    return missing(`${path} is no result: it ${error.message}`)
  }
}

function missing(why: string): Baseline {
  return { kind: 'missing', why }
}
