import type { Place } from '../workflow/place.js'
import type { ContextName } from './contexts.js'
import type { Type } from './types.js'

/** What the contexts hold, and what values must be, in one file. */
export interface Scope {
  /** The type of a context at a place. */
  typeOf(context: ContextName, place: Place): Type
  /** What the value must be where that is declared in this file or in another one; otherwise what the place says. */
  expects(place: Place): Place['expects']
}

/** What is known of the actions and reusable workflows that are used; null where it is not known. */
export interface OutputsLookup {
  /** The names of an action's outputs. */
  action(uses: string): ReadonlySet<string> | null
  /** The names of a reusable workflow's outputs. */
  workflow(uses: string): ReadonlySet<string> | null
  /** The declared type of a reusable workflow's input; the name is in lower case. */
  inputType?(uses: string, name: string): 'string' | 'number' | 'boolean' | null
}

export { actionScope } from './action-scope.js'
export { workflowScope } from './workflow-scope.js'
