import type { Method } from '../core/builtin.js'
import type { Value } from '../value.js'
import { Bound } from './bound.js'
import { DICT_METHODS } from './dict.js'
import { LIST_METHODS, TUPLE_METHODS } from './list.js'
import { BYTES_METHODS, FLOAT_METHODS, INT_METHODS } from './numbers.js'
import { SET_METHODS } from './set.js'
import { STR_METHODS } from './str.js'

const TABLES: Readonly<Record<string, ReadonlyMap<string, Method>>> = {
  str: STR_METHODS,
  list: LIST_METHODS,
  tuple: TUPLE_METHODS,
  dict: DICT_METHODS,
  set: SET_METHODS,
  bytes: BYTES_METHODS,
  int: INT_METHODS,
  bool: INT_METHODS,
  float: FLOAT_METHODS,
}

/** A method of a value of a built-in type. */
export function methodOf(value: Value, name: string): Value | undefined {
  const method = TABLES[value.kind]?.get(name)
  return method === undefined ? undefined : new Bound(name, value, method)
}

/** A method as a member of its type: `str.upper`. */
export function unboundMethod(type: string, name: string): Method | undefined {
  return TABLES[type]?.get(name)
}
