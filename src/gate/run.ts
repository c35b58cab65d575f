import type { AnyGate, Registry } from './gate.js'
import { GitHubFailure } from './github.js'
import type { GivenInputs } from './given.js'
import { configFor, configPath, gateInputs, resultOf } from './judge.js'
import { type Mistake, UserMistake } from './mistake.js'
import { EXIT } from './policy.js'
import { policyFindings } from './policy-changes.js'
import type { Ports } from './ports.js'
import type { Result } from './result.js'
import type { SharedInputs } from './shared-inputs.js'

/** One outcome, for the reporters. */
export interface Outcome {
  gate: AnyGate
  inputs: SharedInputs
  result: Result
  /** What a reporter wants those after it to tell: why something was not written where it could have been. */
  notes: string[]
}

/** Writes an outcome somewhere. Throws `UserMistake` where the place that the user named cannot be written. */
export type Reporter = (outcome: Outcome) => Promise<void>

/** What a door does with what comes out of a run. */
export interface Door {
  reporters: Reporter[]
  mistakes(mistakes: readonly Mistake[]): void
  bug(error: unknown): void
}

/**
 * Runs one gate: reads its inputs, judges, reports, and returns the exit code. Nothing is thrown: a user's mistake
 * and a fault of this software end in the door's own two methods.
 */
export async function runGate(
  gate: AnyGate,
  given: GivenInputs,
  registry: Registry,
  ports: Ports,
  door: Door,
): Promise<number> {
  return exitCodeOf(door, async () => {
    const gates = Object.keys(registry)
    const config = gate.configured === false ? null : await configFor(given, ports, gates)
    const inputs = gateInputs(gate, given, config, ports.files)
    const judgement = await gate.judge(inputs, ports)
    const policy = { config: configPath(inputs), gates, others: gate.policyFiles?.(inputs) ?? [] }
    const findings = [...judgement.findings, ...(await policyFindings(ports, policy))]
    const result = resultOf(gate, { ...judgement, findings }, inputs, ports)
    await reportAll({ gate, inputs, result, notes: [] }, door.reporters)
    return result.fails ? EXIT.failed : EXIT.ok
  })
}

/** A place that cannot be written keeps nothing from the others. @throws UserMistake with those of all reporters */
async function reportAll(outcome: Outcome, reporters: readonly Reporter[]): Promise<void> {
  const mistakes: Mistake[] = []
  for (const reporter of reporters) {
    try {
      await reporter(outcome)
    } catch (error) {
      const told = mistakesOf(error)
      if (told === null) throw error
      mistakes.push(...told)
    }
  }
  if (mistakes.length > 0) throw new UserMistake(mistakes)
}

/** What the reader is told of an error that is no fault of this software; null of one that is. */
function mistakesOf(error: unknown): readonly Mistake[] | null {
  if (error instanceof UserMistake) return error.mistakes
  return error instanceof GitHubFailure ? [{ where: 'GitHub', message: error.message }] : null
}

/** The exit code of what a door does: what is thrown is told in the door's own words, and goes no further. */
export async function exitCodeOf(door: Pick<Door, 'mistakes' | 'bug'>, act: () => Promise<number>): Promise<number> {
  try {
    return await act()
  } catch (error) {
    const mistakes = mistakesOf(error)
    if (mistakes === null) {
      door.bug(error)
      return EXIT.bug
    }
    door.mistakes(mistakes)
    return EXIT.mistake
  }
}
