import { finding } from '../gate/finding.js'
import { type InputPath, isInRepository, type RepoPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { RefusedResult, readResultAt } from '../gate/result-file.js'
import type { Collected } from '../handover/results.js'

/** The results in local files: what `--report-file` wrote. */
export async function readLocalResults(patterns: readonly string[], under: RepoPath, files: Files): Promise<Collected> {
  const collected: Collected = { results: [], refused: [] }
  for (const path of await files.find(patterns, under)) {
    try {
      collected.results.push(await readResultAt(path, files))
    } catch (error) {
      if (!(error instanceof RefusedResult)) throw error
      collected.refused.push(refusal(path, error))
    }
  }
  return collected
}

function refusal(path: InputPath, error: RefusedResult): Finding {
  const message = `${path} is no result: it ${error.message}.`
  const place = isInRepository(path) ? { file: path } : {}
  return finding({ rule: 'report/unreadable', level: 'error', message, identity: path, ...place })
}
