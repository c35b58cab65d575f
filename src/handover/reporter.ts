import { workingDirectory } from '../gate/judge.js'
import type { Ports } from '../gate/ports.js'
import type { Reporter } from '../gate/run.js'
import { handOver } from './results.js'

/** Leaves the results of a run's step as artifacts, for the report, for `publish-report` and for later baselines. */
export function handOverReporter({ artifacts, log }: Ports): Reporter {
  return async ({ gate, inputs, result, notes }) => {
    const results = gate.leaves?.(result) ?? [result]
    if (artifacts === null || results.length === 0) return
    try {
      const directory = workingDirectory(inputs)
      await Promise.all(results.map(each => handOver(each, directory, artifacts, log)))
    } catch (error) {
      // The verdict stands without it, and the job that would miss the result says so.
      const message = `The result could not be handed over to other jobs: ${(error as Error).message}.`
      notes.push(message)
      log.warning(message)
    }
  }
}
