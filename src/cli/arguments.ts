import { parseArgs } from 'node:util'
import type { Given, GivenInputs } from '../gate/given.js'
import type { InputSpec } from '../gate/inputs.js'
import { UserMistake } from '../gate/mistake.js'

/** A command line, taken apart. */
export interface Arguments {
  given: GivenInputs
  positionals: string[]
  help: boolean
}

/**
 * Reads flags: each input is a flag of the same name, `--name value` or `--name=value`, repeated for lists. One that
 * takes true or false may stand alone. Whether the names are known is for `readInputs` to say.
 *
 * @throws UserMistake where a flag lacks its value
 */
export function readArguments(args: string[], spec: InputSpec): Arguments {
  const options = Object.fromEntries(Object.keys(spec).map(name => [name, { type: 'string' as const }]))
  const { tokens } = parseArgs({ args, options, strict: false, allowPositionals: true, tokens: true })
  const given = new Map<string, Given>()
  const positionals: string[] = []
  let help = false
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    if (token.name === 'help' || token.name === 'h') help = true
    else append(given, token.name, token.value ?? valueless(token.name, spec))
  }
  return { given, positionals, help }
}

function append(given: Map<string, Given>, name: string, value: string): void {
  const known = given.get(name)
  if (known !== undefined) known.values.push(value)
  else given.set(name, { values: [value], listed: false, place: { where: `--${name}` } })
}

function valueless(name: string, spec: InputSpec): string {
  const input = spec[name]
  if (input === undefined || input.expects === 'true or false') return 'true'
  throw new UserMistake([{ where: `--${name}`, message: `needs a value: ${input.expects}` }])
}
