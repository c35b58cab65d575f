import type { Given, GivenInputs } from '../../src/gate/given.js'
import type { Mistake } from '../../src/gate/mistake.js'
import { mistakeLine, UserMistake } from '../../src/gate/mistake.js'

/** Inputs as a door would give them: one text or, for a repeated flag, several. */
export function givenAs(door: 'input' | 'flag', inputs: Record<string, string | string[]>): GivenInputs {
  const entries = Object.entries(inputs).map(([name, value]): [string, Given] => {
    const where = door === 'input' ? `input ${name}` : `--${name}`
    return [name, { values: [value].flat(), listed: false, place: { where } }]
  })
  return new Map(entries)
}

/** The mistakes that a function throws, sync or not; fails where it throws none. */
export async function mistakesOf(run: () => unknown): Promise<readonly Mistake[]> {
  try {
    await run()
  } catch (error) {
    if (error instanceof UserMistake) return error.mistakes
    throw error
  }
  throw new Error('no mistake was thrown')
}

/** The same, each in its one line. */
export async function mistakeTexts(run: () => unknown): Promise<string[]> {
  return (await mistakesOf(run)).map(mistakeLine)
}
