import { baselineFile } from '../baseline/file.js'
import { defineGate } from '../gate/gate.js'
import { workingDirectory } from '../gate/judge.js'
import { repoPathFrom } from '../gate/path.js'
import type { Judgement } from '../gate/result.js'
import { isComparable } from './comparable.js'
import type { BenchmarkDetails } from './details.js'
import { benchmarkInputs, NAME } from './inputs.js'

/** Judges whether a change made benchmarks slower, by the results that benchmark and load tools write. */
export const benchmarkGate = defineGate<typeof benchmarkInputs, BenchmarkDetails>({
  name: NAME,
  help: 'Fails when a change makes benchmarks worse, by sound statistics over the results of any benchmark or load tool.',
  inputs: benchmarkInputs,
  outputs: {
    regressions: { help: 'How many benchmarks got worse.', value: metric('regressions') },
    improvements: { help: 'How many benchmarks got better.', value: metric('improvements') },
    change: {
      help: 'By how much all got worse together (geometric mean), as a fraction of 1; negative where they got better, empty where nothing was compared.',
      value: metric('change'),
    },
    'machine-shift': {
      help: 'By how much all got slower in common, as a fraction of 1: the machine, where it looks so; empty where nothing is in common.',
      value: metric('machine-shift'),
    },
  },
  onInconclusive: 'warn',
  // Loaded where there is something to compare: most jobs run without it.
  judge: async (inputs, ports) => (await import('./compare.js')).compareBenchmarks(inputs, ports),
  present: async judgement => (await import('./present.js')).presentBenchmarks(judgement),
  policyFiles: inputs => {
    const under = workingDirectory(inputs)
    const measured = inputs['baseline-files'].map(pattern => repoPathFrom(pattern, under))
    return [baselineFile(inputs, under), ...measured].filter(path => path !== null)
  },
  comparable: isComparable,
  // Which past is meant, and what permission that takes, only somebody who knows can say.
  choose: async () => ({ chosen: false, why: 'nothing says what to compare with' }),
})

function metric(name: string) {
  return (judgement: Judgement<BenchmarkDetails>): string => {
    const found = judgement.metrics.find(each => each.name === name)
    return found === undefined ? '' : String(found.value)
  }
}
