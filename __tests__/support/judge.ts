import type { AnyGate } from '../../src/gate/gate.js'
import { gateInputs } from '../../src/gate/judge.js'
import type { Ports } from '../../src/gate/ports.js'
import type { Judgement } from '../../src/gate/result.js'

/** Judges as a door would: inputs are text, read by the gate's own definitions. */
export async function judge<Details>(
  gate: AnyGate,
  inputs: Record<string, string | string[]>,
  ports: Ports,
): Promise<Judgement<Details>> {
  const given = new Map(
    Object.entries(inputs).map(([name, value]) => {
      return [name, { values: [value].flat(), listed: false, place: { where: name } }]
    }),
  )
  return gate.judge(gateInputs(gate, given, null, ports.files), ports)
}

/** Every output of the gate's action. */
export function outputsOf(gate: AnyGate, judgement: Judgement<unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(gate.outputs).map(([name, output]) => [name, output.value(judgement)]))
}
