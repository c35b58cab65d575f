import { finding } from '../gate/finding.js'
import { type InputPath, isInRepository, type RepoPath } from '../gate/path.js'
import type { Files } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { LARGEST_RESULT, RefusedResult, readResultFile } from '../gate/result-file.js'
import type { Collected } from '../handover/results.js'

/** The results in local files: what `--report-file` wrote. */
export async function readLocalResults(patterns: readonly string[], under: RepoPath, files: Files): Promise<Collected> {
  const collected: Collected = { results: [], refused: [] }
  for (const path of await files.find(patterns, under)) {
    try {
      collected.results.push(await readResultFile(await contentOf(path, files)))
    } catch (error) {
      if (!(error instanceof RefusedResult)) throw error
      collected.refused.push(refusal(path, error))
    }
  }
  return collected
}

async function contentOf(path: InputPath, files: Files): Promise<Uint8Array> {
  if (((await files.size(path)) ?? 0) > LARGEST_RESULT) {
    throw new RefusedResult(`is larger than ${LARGEST_RESULT >> 20} MiB`)
  }
  const pieces: Uint8Array[] = []
  for await (const piece of files.stream(path)) pieces.push(piece)
  return Buffer.concat(pieces)
}

function refusal(path: InputPath, error: RefusedResult): Finding {
  const message = `${path} is no result: it ${error.message}.`
  const place = isInRepository(path) ? { file: path } : {}
  return finding({ rule: 'report/unreadable', level: 'error', message, identity: path, ...place })
}
