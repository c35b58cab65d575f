import type { Value } from '../value.js'
import { EXCEPTIONS } from './exceptions.js'
import { NUMBER_FUNCTIONS } from './numbers.js'
import { OBJECT } from './object.js'
import { OBJECT_FUNCTIONS } from './objects.js'
import { REDUCTIONS } from './reductions.js'
import { SEQUENCE_FUNCTIONS } from './sequences.js'
import { TYPES } from './types.js'

const OTHERS: readonly (readonly [string, Value])[] = [
  [
    'NotImplemented',
    { kind: 'opaque', type: 'NotImplementedType', text: 'NotImplemented', span: { start: 0, end: 0 } },
  ],
  ['Ellipsis', { kind: 'ellipsis' }],
  ['__debug__', { kind: 'bool', value: true }],
  ['object', OBJECT],
]

const BUILTINS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ...OTHERS,
  ...EXCEPTIONS,
  ...TYPES.map(type => [type.name, type] as const),
  ...Object.entries(REDUCTIONS),
  ...Object.entries(SEQUENCE_FUNCTIONS),
  ...Object.entries(NUMBER_FUNCTIONS),
  ...Object.entries(OBJECT_FUNCTIONS),
])

/** What every module of Python's knows by a name. */
export function builtinNamed(name: string): Value | undefined {
  return BUILTINS.get(name)
}
