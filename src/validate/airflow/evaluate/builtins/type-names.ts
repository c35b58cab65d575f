import type { BuiltinType } from '../core/types.js'

const TYPES = new Map<string, BuiltinType>()

/** Has the types of values be found by their name; they need what looks for them. */
export function registerTypes(types: Iterable<BuiltinType>): void {
  for (const type of types) TYPES.set(type.name, type)
}

/** The class of Python's own that has a name. */
export function typeNamed(name: string): BuiltinType | undefined {
  return TYPES.get(name)
}
