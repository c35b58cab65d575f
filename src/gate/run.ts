import type { AnyGate, Registry } from './gate.js'
import type { GivenInputs } from './given.js'
import { configFor, gateInputs, resultOf } from './judge.js'
import { type Mistake, UserMistake } from './mistake.js'
import { EXIT, failsBy } from './policy.js'
import type { Ports } from './ports.js'
import type { Result } from './result.js'
import type { SharedInputs } from './shared-inputs.js'

/** One outcome, for the reporters: the result and how the user's policy takes it. */
export interface Outcome {
  gate: AnyGate
  inputs: SharedInputs
  result: Result
  fails: boolean
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
    const config = await configFor(given, ports.files, Object.keys(registry))
    const inputs = gateInputs(gate, given, config, ports.files)
    const result = resultOf(gate, await gate.judge(inputs, ports), inputs, ports)
    const outcome = { gate, inputs, result, fails: failsBy(result.verdict, inputs) }
    for (const reporter of door.reporters) await reporter(outcome)
    return outcome.fails ? EXIT.failed : EXIT.ok
  })
}

/** The exit code of what a door does: what is thrown is told in the door's own words, and goes no further. */
export async function exitCodeOf(door: Pick<Door, 'mistakes' | 'bug'>, act: () => Promise<number>): Promise<number> {
  try {
    return await act()
  } catch (error) {
    if (error instanceof UserMistake) {
      door.mistakes(error.mistakes)
      return EXIT.mistake
    }
    door.bug(error)
    return EXIT.bug
  }
}
