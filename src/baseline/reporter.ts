import { GitHubFailure } from '../gate/github.js'
import type { Ports } from '../gate/ports.js'
import { RefusedResult } from '../gate/result-file.js'
import type { Reporter } from '../gate/run.js'
import { seriesOf } from './baseline.js'
import { recordInHistory } from './history.js'
import type { BaselineInputs } from './inputs.js'

/** Keeps the result as a baseline for later runs, where `baseline: branch` asks for it and the run may. */
export function recordReporter(ports: Ports): Reporter {
  return async ({ gate, inputs, result, notes }) => {
    const { baseline } = inputs as Partial<BaselineInputs>
    const { github, event, clock } = ports
    if (baseline !== 'branch' || github === null || !event.makesBaseline || result.subject.runId === null) return
    try {
      await recordInHistory(seriesOf(gate.name, inputs, ports), result, github, clock)
    } catch (error) {
      if (!(error instanceof GitHubFailure || error instanceof RefusedResult)) throw error
      notes.push(`The result could not be kept as a baseline: ${error.message}.`)
    }
  }
}
