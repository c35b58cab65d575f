import type { Given, GivenInputs } from '../gate/given.js'

/**
 * The inputs of an action: the runner passes each as `INPUT_` and its name in capitals, spaces as `_`, also those
 * that the action does not declare. A hyphen stays a hyphen.
 */
export function inputsFromEnvironment(environment: Readonly<Record<string, string | undefined>>): GivenInputs {
  const given = new Map<string, Given>()
  for (const [variable, value] of Object.entries(environment)) {
    if (!variable.startsWith('INPUT_') || value === undefined || value.trim() === '') continue
    const name = variable.slice('INPUT_'.length).toLowerCase()
    given.set(name, { values: [value], listed: false, place: { where: `input ${name}` } })
  }
  return given
}
