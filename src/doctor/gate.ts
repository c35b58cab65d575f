import { defineGate, type Gate, type Registry } from '../gate/gate.js'
import type { Ports } from '../gate/ports.js'
import type { Judgement } from '../gate/result.js'
import type { SharedInputs } from '../gate/shared-inputs.js'
import { verdictOf } from '../gate/verdict.js'
import { section, table } from '../report/blocks.js'
import { configurationFacts } from './configuration.js'
import type { Fact } from './diagnosis.js'
import { type FeatureState, featureStates, missingPermissions } from './features.js'
import { machineFacts } from './machine.js'
import { networkFacts } from './network.js'
import { runFacts } from './run.js'
import { tokenFacts } from './token.js'

/** What is so, and what works. */
export interface DoctorDetails {
  facts: Fact[]
  features: FeatureState[]
}

/** Tells what a workflow can rely on where it runs. It changes nothing, here or on GitHub, and leaves no result. */
export function doctorGate(registry: Registry): Gate<Record<never, never>, DoctorDetails> {
  return defineGate<Record<never, never>, DoctorDetails>({
    name: 'doctor',
    help: 'Prints what this repository, token and runner allow, and what is missing for each feature.',
    inputs: {},
    outputs: {},
    onInconclusive: 'warn',
    judge: (inputs, ports) => judge(inputs, ports, registry),
    leaves: () => [],
    // It reads the configuration itself, broken or not.
    configured: false,
    present: ({ details: { facts, features } }) => [
      section('Features', [
        table(
          ['Feature', 'Needs', 'State', 'Why'],
          features.map(({ feature, needs, state, why }) => [feature, needs, state, why]),
        ),
      ]),
      section('Facts', [
        table(
          ['Fact', 'Value', 'Note'],
          facts.map(({ name, value, note = '' }) => [name, value, note]),
        ),
      ]),
    ],
    choose: async () => ({ chosen: false, why: 'it looks at the machine, and judges nothing' }),
  })
}

async function judge(inputs: SharedInputs, ports: Ports, registry: Registry): Promise<Judgement<DoctorDetails>> {
  const token = await tokenFacts(ports)
  const features = await featureStates(token, ports.event)
  const diagnoses = [
    await machineFacts(ports),
    await networkFacts(ports),
    await runFacts(ports),
    await configurationFacts(inputs, ports, registry),
    token,
  ]
  const facts = diagnoses.flatMap(each => each.facts)
  const findings = [...diagnoses.flatMap(each => each.findings), ...missingPermissions(features)]
  return {
    verdict: verdictOf(findings),
    summary: summaryOf(features),
    metrics: [],
    findings,
    details: { facts, features },
  }
}

function summaryOf(features: readonly FeatureState[]): string {
  const states = ['works', 'missing', 'unknown', 'not here'] as const
  const told = states.flatMap(state => {
    const named = features.filter(each => each.state === state).map(({ feature }) => feature)
    return named.length === 0 ? [] : [`${state}: ${named.join(', ')}`]
  })
  const text = told.join('; ')
  return `${text[0]?.toUpperCase()}${text.slice(1)}.`
}
