import type { Names } from '../run/names.js'
import type { ClassValue, Scope, Value } from '../value.js'
import { markScope, type Region } from './regions.js'

/** A module that is evaluated. */
export interface ModuleState {
  path: string
  /** As it was imported; null of the one that is evaluated. */
  name: string | null
  variables: Map<string, Value>
  /** Why names may be there that the text does not tell, such as those of `from unknown import *`. */
  open: string | null
}

/** Variables, and what else a body of statements needs while it runs. */
export interface Frame extends Scope {
  kind: 'module' | 'function' | 'class' | 'comprehension'
  parent: Frame | null
  module: ModuleState
  /** Of a function: the names of its own. */
  names: Names | null
  /** Of the body of a class: the class, once it is made. */
  defines: ClassValue | null
  result: Value
  /** What it may have returned in branches of unknown outcome. */
  returned: Value[]
  /** Regions that stay open up to the end of a loop or of the function. */
  open: OpenRegion[]
}

interface OpenRegion {
  region: Region
  until: 'return' | 'loop'
}

/** A frame in which nothing has run yet. */
export function frameOf(kind: Frame['kind'], parent: Frame | null, module: ModuleState, names: Names | null): Frame {
  const variables = kind === 'module' ? module.variables : new Map<string, Value>()
  if (kind === 'module' || kind === 'function') markScope(variables)
  return {
    kind,
    parent,
    module,
    names,
    variables,
    defines: null,
    result: { kind: 'none' },
    returned: [],
    open: [],
  }
}
