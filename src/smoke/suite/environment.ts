import type { Field } from './field.js'
import { someText } from './kinds.js'

/** What a suite takes of the environment: secrets, whatever they are for. */
export class Environment {
  /** The values of what was taken, by their names; empty where there is none. */
  readonly taken = new Map<string, string>()

  constructor(private readonly all: Readonly<Record<string, string | undefined>>) {}

  /** Takes the variable that a field names. One without a value is refused, unless it is `needless`. */
  take(field: Field | undefined, needless = false): string | undefined {
    const name = field?.as(someText)
    if (field === undefined || name === undefined) return undefined
    const value = Object.hasOwn(this.all, name) ? this.all[name] : undefined
    this.taken.set(name, value ?? '')
    if (value !== undefined && value !== '') return value
    const state = value === undefined ? 'is not in the environment' : 'is empty in the environment'
    if (!needless) field.refuse(`${JSON.stringify(name)} ${state}: give it to the step under env`)
    return undefined
  }
}
