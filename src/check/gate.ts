import { recordReporter } from '../baseline/reporter.js'
import { checkRunInput } from '../gate/check-run-input.js'
import type { Config } from '../gate/config.js'
import { finding, levelOfMissing } from '../gate/finding.js'
import { type AnyGate, type Choice, defineGate, type Gate, type Registry } from '../gate/gate.js'
import { configFor, doorInputs, gateInputs, resultOf } from '../gate/judge.js'
import { type Mistake, UserMistake } from '../gate/mistake.js'
import { takenBy } from '../gate/policy.js'
import type { Ports } from '../gate/ports.js'
import type { Judgement, Result, Verdict } from '../gate/result.js'
import type { SharedInputs } from '../gate/shared-inputs.js'
import { worst } from '../gate/verdict.js'
import { presentCheck } from './present.js'

/** The result of `check`: which gates ran and why, and the result of each. */
export interface CheckDetails {
  gates: ({ gate: string } & Choice)[]
  results: Result[]
}

interface Planned extends Choice {
  gate: AnyGate
  inputs: SharedInputs
}

const checkInputs = { 'check-run': checkRunInput('never') }

/** The gate that runs all gates of the registry: those that the configuration names, or else those that find something to judge. `others` may have sections of
 * their own in the configuration. */
export function checkGate(registry: Registry, others: readonly string[]): Gate<typeof checkInputs, CheckDetails> {
  return defineGate<typeof checkInputs, CheckDetails>({
    name: 'check',
    help: 'Runs every gate that is configured, or without a configuration every gate that finds something to judge.',
    inputs: checkInputs,
    outputs: {},
    onInconclusive: 'warn',
    comment: 'auto',
    judge: (inputs, ports) => judge(registry, others, inputs, ports),
    leaves: result => (result.details.results.length > 0 ? result.details.results : [result]),
    present: ({ details }) => presentCheck(details, registry),
    choose: async () => ({ chosen: false, why: 'it is the one that chooses' }),
  })
}

async function judge(
  registry: Registry,
  others: readonly string[],
  inputs: SharedInputs,
  ports: Ports,
): Promise<Judgement<CheckDetails>> {
  const planned = await plan(registry, others, inputs, ports)
  for (const { gate, chosen, why } of planned)
    ports.log.info(`${gate.name}: ${chosen ? 'runs' : 'does not run'}, ${why}`)
  const chosen = planned.filter(each => each.chosen)
  const results = valuesOf(await Promise.allSettled(chosen.map(each => run(each, ports))))
  const findings = results.flatMap(result => result.findings)
  const verdicts = results.map(takenBy)
  if (results.length === 0) findings.push(nothingChosen(inputs, planned))
  const details = { gates: planned.map(({ gate, chosen, why }) => ({ gate: gate.name, chosen, why })), results }
  const verdict =
    results.length === 0 ? { fail: 'fail', warn: 'warn', pass: 'pass' }[inputs['if-missing']] : worst(verdicts)
  const summary =
    results.length === 0 ? 'Nothing was judged.' : results.map(each => `${each.gate}: ${each.summary}`).join(' ')
  return { verdict: verdict as Verdict, summary, metrics: results.flatMap(result => result.metrics), findings, details }
}

async function run({ gate, inputs }: Planned, ports: Ports): Promise<Result> {
  const result = resultOf(gate, await gate.judge(inputs, ports), inputs, ports)
  const notes: string[] = []
  // Here, because the inputs that ask for it are the gate's own.
  await recordReporter(ports)({ gate, inputs, result, notes })
  for (const note of notes) ports.log.warning(`${gate.name}: ${note}`)
  return result
}

/** Reads the inputs of every gate before any judges, so that all mistakes are told at once. */
async function plan(
  registry: Registry,
  others: readonly string[],
  inputs: SharedInputs,
  ports: Ports,
): Promise<Planned[]> {
  const given = doorInputs(inputs)
  const config = await configFor(given, ports, [...Object.keys(registry), ...others, 'check'])
  const named = config !== null && Object.keys(registry).some(name => config.has(name))
  const mistakes: Mistake[] = []
  const planned: Planned[] = []
  for (const [name, load] of Object.entries(registry)) {
    const gate = await load()
    try {
      const inputs = gateInputs(gate, given, config, ports.files)
      planned.push({ gate, inputs, ...(named ? configured(config, name, inputs) : await gate.choose(inputs, ports)) })
    } catch (error) {
      if (!(error instanceof UserMistake)) throw error
      mistakes.push(...error.mistakes)
    }
  }
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return planned
}

function configured(config: Config, name: string, inputs: SharedInputs): Choice {
  if (config.has(name)) return { chosen: true, why: `${inputs.config} configures it` }
  return { chosen: false, why: `${inputs.config} does not mention it` }
}

/** What came of all; where gates refused what they were given, the mistakes of every one. */
function valuesOf<T>(settled: readonly PromiseSettledResult<T>[]): T[] {
  const errors: unknown[] = settled.flatMap(each => (each.status === 'rejected' ? [each.reason] : []))
  const mistakes = errors.map(error => {
    if (error instanceof UserMistake) return error.mistakes
    throw error
  })
  if (mistakes.length > 0) throw new UserMistake(mistakes.flat())
  return settled.flatMap(each => (each.status === 'fulfilled' ? [each.value] : []))
}

function nothingChosen(inputs: SharedInputs, planned: readonly Planned[]) {
  return finding({
    rule: 'check/missing',
    level: levelOfMissing(inputs['if-missing']),
    message: `No gate has anything to judge: ${planned.map(({ gate, why }) => `${gate.name}: ${why}`).join('; ')}.`,
    help: `Run the tests first, or say in ${inputs.config} what there is to judge.`,
    identity: 'none',
  })
}
