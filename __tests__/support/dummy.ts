import { type AnyGate, type Choice, defineGate } from '../../src/gate/gate.js'
import { list, outputPath, percent } from '../../src/gate/inputs.js'
import type { Ports } from '../../src/gate/ports.js'
import type { Judgement } from '../../src/gate/result.js'
import { textBlock } from '../../src/report/blocks.js'

export const dummyInputs = {
  least: percent('Least.', '80'),
  files: list('Files.'),
  badge: outputPath('Badge.'),
}

export interface DummyInputs extends Record<string, unknown> {
  least: { text: string }
  files: string[]
}

type Judged = Partial<Judgement<string>> | Promise<Partial<Judgement<string>>>

/** A gate that judges as it is told: `judge` says what is other than a pass. */
export function dummyGate(
  name = 'dummy',
  judge: (inputs: DummyInputs, ports: Ports) => Judged = () => ({}),
  choice: Choice = { chosen: true, why: 'it always is' },
): AnyGate {
  return defineGate<typeof dummyInputs, string>({
    name,
    help: `Judges as ${name} is told.`,
    inputs: dummyInputs,
    outputs: { 'own-output': { help: 'Its details.', value: ({ details }) => details } },
    onInconclusive: 'fail',
    judge: async (inputs, ports) => {
      const judged = await judge(inputs as unknown as DummyInputs, ports)
      return { verdict: 'pass', summary: `${name} judged.`, metrics: [], findings: [], details: name, ...judged }
    },
    present: ({ details }) => [textBlock(`what ${details} presents`)],
    choose: async () => choice,
  })
}
