import { workingDirectory } from '../gate/judge.js'
import type { Files } from '../gate/ports.js'
import { toResultFile } from '../gate/result-file.js'
import type { Outcome } from '../gate/run.js'
import { toSarif } from './sarif.js'

/**
 * Writes the files that the inputs `report-file` and `sarif` ask for. Returns where the result file is, null where
 * there is none; `fallback` is its place where the inputs name none.
 */
export async function writeFiles(outcome: Outcome, files: Files, fallback: string | null): Promise<string | null> {
  const { gate, inputs, result } = outcome
  const under = workingDirectory(inputs)
  if (inputs.sarif !== undefined) await files.write(inputs.sarif, under, toSarif(result, await gate.rules?.()))
  const path = inputs['report-file'] ?? fallback
  return path === null ? null : files.write(path, under, toResultFile(result))
}
