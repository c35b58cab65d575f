import type { Given, GivenInputs } from '../gate/given.js'
import type { InputSpec } from '../gate/inputs.js'
import { type Mistake, UserMistake } from '../gate/mistake.js'

/** A command line, taken apart. */
export interface Arguments {
  given: GivenInputs
  positionals: string[]
  help: boolean
}

/**
 * Reads flags: each input is a flag of the same name, `--name value` or `--name=value`, repeated for lists. One that
 * takes true or false may stand alone. Whether the names are known is for `readInputs` to say: `parseArgs` of Node
 * would let an unknown flag's value pass for an argument, and `--summary` swallow the flag after it.
 *
 * @throws UserMistake where flags lack their values
 */
export function readArguments(args: readonly string[], spec: InputSpec): Arguments {
  const given = new Map<string, Given>()
  const positionals: string[] = []
  const mistakes: Mistake[] = []
  const rest = [...args]
  let help = false
  for (let argument = rest.shift(); argument !== undefined; argument = rest.shift()) {
    if (argument === '--') positionals.push(...rest.splice(0))
    else if (argument === '--help' || argument === '-h') help = true
    else if (!/^-./.test(argument)) positionals.push(argument)
    else {
      const [flag, inline] = parted(argument)
      const name = flag.replace(/^--?/, '')
      const value = inline ?? valueAfter(name, rest, spec)
      if (value !== undefined) append(given, name, value, flag)
      else mistakes.push({ where: flag, message: `needs a value: ${spec[name]?.expects}` })
    }
  }
  if (mistakes.length > 0 && !help) throw new UserMistake(mistakes)
  return { given, positionals, help }
}

function parted(argument: string): [string, string | undefined] {
  const equals = argument.indexOf('=')
  return equals < 0 ? [argument, undefined] : [argument.slice(0, equals), argument.slice(equals + 1)]
}

/** The value that follows a flag, taken off the rest; undefined where one is due and there is none. */
function valueAfter(name: string, rest: string[], spec: InputSpec): string | undefined {
  const input = Object.hasOwn(spec, name) ? spec[name] : undefined
  const next = rest[0]
  if (input?.expects === 'true or false')
    return next !== undefined && /^(true|false)$/i.test(next) ? rest.shift() : 'true'
  if (next !== undefined && !next.startsWith('--')) return rest.shift()
  return input === undefined ? 'true' : undefined
}

function append(given: Map<string, Given>, name: string, value: string, flag: string): void {
  const known = given.get(name)
  if (known !== undefined) known.values.push(value)
  else given.set(name, { values: [value], listed: false, place: { where: flag } })
}
