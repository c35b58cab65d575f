import type { Input, InputSpec, InputsOf } from './inputs.js'
import { type Mistake, UserMistake } from './mistake.js'
import { suggestion } from './nearest.js'

/** Where a value was written, ready to be part of a `Mistake`. */
export interface Place {
  where: string
  file?: string
  line?: number
  column?: number
}

/** What somebody wrote for one input, before it is read. */
export interface Given {
  values: string[]
  /** A sequence of the configuration: its items are whole and not split again. */
  listed: boolean
  /** A map, or a sequence with maps in it, of the configuration: its one value is JSON. */
  structured?: true
  place: Place
}

/** Everything that one door or the configuration gives, by the input's name. */
export type GivenInputs = ReadonlyMap<string, Given>

/**
 * Reads inputs by their definitions. Sources are in order of precedence; a value of nothing but white space counts
 * as not given, because an action's unset input is empty text. `found` are mistakes to be told together with these.
 *
 * @throws UserMistake with every wrong or unknown input at once
 */
export function readInputs<Spec extends InputSpec>(
  spec: Spec,
  sources: readonly GivenInputs[],
  found: readonly Mistake[] = [],
): InputsOf<Spec> {
  const mistakes = [...found, ...sources.flatMap(source => unknownInputs(spec, source))]
  const inputs: Record<string, unknown> = {}
  for (const [name, input] of Object.entries(spec)) {
    const given = sources.map(source => source.get(name)).find(candidate => candidate && !isBlank(candidate))
    try {
      inputs[name] = readInput(input, given)
    } catch (error) {
      if (!(error instanceof UserMistake)) throw error
      mistakes.push(...error.mistakes)
    }
  }
  if (mistakes.length > 0) throw new UserMistake(mistakes)
  return inputs as InputsOf<Spec>
}

function isBlank(given: Given): boolean {
  return !given.listed && given.values.every(value => value.trim() === '')
}

function readInput(input: Input<unknown>, given: Given | undefined): unknown {
  if (given === undefined) return input.default === undefined ? undefined : input.parse([input.default])
  const wrong = (message: string) => new UserMistake([{ ...given.place, message }])
  if (given.structured && !input.structured) throw wrong('must be a value or a list of values')
  if (!input.many && (given.listed || given.values.length > 1)) {
    throw wrong(`takes one value, ${input.expects}, but ${given.values.length} are given`)
  }
  const value = valueGiven(input, given)
  if (value === undefined) throw wrong(`${JSON.stringify(given.values[0])} is not ${input.expects}`)
  return value
}

function valueGiven(input: Input<unknown>, { values, listed }: Given): unknown {
  if (!listed) return input.parse(values)
  return input.structured ? input.parse([JSON.stringify(values)]) : values.filter(item => item.trim() !== '')
}

function unknownInputs(spec: InputSpec, source: GivenInputs): Mistake[] {
  const names = Object.keys(spec)
  return [...source]
    .filter(([name]) => !Object.hasOwn(spec, name))
    .map(([name, given]) => ({ ...given.place, message: `there is no such input${suggestion(name, names)}` }))
}
