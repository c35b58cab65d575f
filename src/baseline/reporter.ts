import { GitHubFailure } from '../gate/github.js'
import { UserMistake } from '../gate/mistake.js'
import type { Ports } from '../gate/ports.js'
import type { Reporter } from '../gate/run.js'
import { seriesOf } from './baseline.js'
import type { BaselineInputs } from './inputs.js'
import { recordInHistory, TooLarge } from './record.js'

/** Keeps the result as a baseline for later runs, where `baseline: branch` asks for it and the run may. */
export function recordReporter(ports: Ports): Reporter {
  return async ({ gate, inputs, result, notes }) => {
    const { github, event, clock } = ports
    const { baseline } = inputs as Partial<BaselineInputs>
    if (baseline !== 'branch' || !event.makesBaseline || gate.comparable?.(result) === false) return
    const note = (why: string) => void notes.push(`The result was not kept as a baseline: ${why}.`)
    if (event.readOnly !== null) return note(`${event.readOnly}, and its token only reads`)
    if (github === null) return note('there is no token')
    const { runId, commit } = result.subject
    if (runId === null || commit === null) return note('it is not known which run and commit it is of')
    try {
      await recordInHistory(seriesOf(gate, inputs, ports), result, github, clock)
    } catch (error) {
      // Where GitHub itself gives such runs a token that reads, nobody has made a mistake.
      const excused = error instanceof UserMistake && event.readsByDefault !== null
      if (!(excused || error instanceof GitHubFailure || error instanceof TooLarge)) throw error
      note(excused ? `${event.readsByDefault}, and ${error.message}` : error.message)
    }
  }
}
