import { baselineFile } from '../baseline/file.js'
import { defineGate } from '../gate/gate.js'
import { workingDirectory } from '../gate/judge.js'
import type { Judgement, Verdict } from '../gate/result.js'
import { isComparable } from './comparable.js'
import type { SmokeDetails } from './details.js'
import { NAME, smokeInputs } from './inputs.js'
import { suiteFile } from './suite-file.js'

/** Judges whether a running service answers as it should. */
export const smokeGate = defineGate<typeof smokeInputs, SmokeDetails>({
  name: NAME,
  help: 'Fails when a running service does not answer as it should.',
  inputs: smokeInputs,
  outputs: {
    passed: { help: 'How many checks passed.', value: judgement => countOf(judgement, 'pass') },
    failed: { help: 'How many checks failed.', value: judgement => countOf(judgement, 'fail') },
    p95: {
      help: '95th percentile of the latency in milliseconds: of the load, without one of the checks that passed; empty where there is none.',
      value: ({ details }) => textOf(details.p95),
    },
    availability: {
      help: 'What was as expected, as a fraction of 1: of the requests of the load, without one of the checks.',
      value: ({ details }) => textOf(details.availability),
    },
  },
  onInconclusive: 'fail',
  judge: async (inputs, ports) => (await import('./judge.js')).judgeSmoke(inputs, ports),
  present: async judgement => (await import('./present.js')).presentSmoke(judgement),
  policyFiles: inputs =>
    [suiteFile(inputs), baselineFile(inputs, workingDirectory(inputs))].filter(path => path !== null),
  comparable: isComparable,
  choose: async inputs => {
    if (inputs.suite !== undefined) return { chosen: true, why: 'a suite is given' }
    return inputs.url.length > 0
      ? { chosen: true, why: 'a url is given' }
      : { chosen: false, why: 'no url and no suite is given' }
  },
})

function countOf({ details }: Judgement<SmokeDetails>, verdict: Verdict): string {
  return String(details.checks.filter(each => each.verdict === verdict).length)
}

function textOf(value: number | null): string {
  return value === null ? '' : String(value)
}
