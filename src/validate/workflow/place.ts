import type { ScalarNode } from '../tree/node.js'
import type { Job, Step } from './model.js'

/** A function that only some places know, and how many arguments it takes. */
export interface PlaceFunction {
  /** In lower case: `hashfiles`. */
  readonly name: string
  readonly least: number
  readonly most: number
}

/** A value in which expressions may stand, as GitHub's own schema describes it. */
export interface Place {
  readonly node: ScalarNode
  /** Its keys from the root: `jobs.build.steps.0.run`. */
  readonly path: readonly string[]
  /** The contexts that it knows, in lower case; none where it knows no expressions. */
  readonly contexts: readonly string[]
  /** The functions that it knows beside those that every expression knows. */
  readonly functions: readonly PlaceFunction[]
  /** A condition: an expression even without `${{ }}`. */
  readonly condition: boolean
  /** What the value has to be in the end; `any` where a map or list would do as well, as for `matrix: ${{ }}`. */
  readonly expects: 'string' | 'number' | 'boolean' | 'any'
  /** Whose it is; null outside of jobs and steps. */
  readonly job: Job | null
  readonly step: Step | null
}
