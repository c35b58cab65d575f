import type { Literal } from './literals.js'

/**
 * Where a value stands: given to its name (`value`); among other things with their names, as in a command, a URL, a log
 * (`among`), where a mere word says nothing; or where other things than values stand as well (`aside`), such as an
 * argument, a comparison, a sentence: there it has to be more like a secret still.
 */
export type Place = 'value' | 'among' | 'aside'

/** A value, and how it came to its name. */
export interface Assigned {
  literal: Literal
  place: Place
}

export const NONE: readonly Assigned[] = []

export function assigned(literal: Literal | null, place: Place): readonly Assigned[] {
  return literal === null ? NONE : [{ literal, place }]
}
