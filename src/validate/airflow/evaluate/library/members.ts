import { Builtin } from '../core/builtin.js'
import type { Value } from '../value.js'

type Definition = readonly [parameters: string, run: ConstructorParameters<typeof Builtin>[2], keeps?: boolean]

/** The members of a module: functions with their parameters, and other values. */
export function members(
  functions: Readonly<Record<string, Definition>>,
  values: Readonly<Record<string, Value>> = {},
): ReadonlyMap<string, Value> {
  const made = Object.entries(functions).map(
    ([name, [parameters, run, keeps]]) => [name, new Builtin(name, parameters, run, keeps)] as const,
  )
  return new Map<string, Value>([...made, ...Object.entries(values)])
}
