import type { Span } from '../../../python/ast.js'
import { ancestorsOf } from '../classes/mro.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { BuiltinType } from '../core/types.js'
import type { ClassValue, Unknown, Value } from '../value.js'
import { ExceptionObject } from './exceptions.js'
import { OBJECT } from './object.js'
import { typeNamed } from './type-names.js'

/** `type(value)`. */
export function typeOf(value: Value): Value | undefined {
  if (value.kind === 'instance') return value.of
  if (value instanceof ExceptionObject) return value.type
  if (value.kind === 'unknown') return value
  if (value.kind === 'host') return undefined
  if (value.kind === 'opaque')
    return value.type === null ? undefined : new BuiltinType(typeName(value), { module: moduleOf(value.type) })
  return typeNamed(typeName(value))
}

const moduleOf = (qualified: string): string => qualified.split('.').slice(0, -1).join('.')

/** `isinstance(value, type)`, also of a tuple of types. */
export function isInstance(value: Value, type: Value, machine: Interpreter, span: Span): boolean | Unknown {
  if (type.kind === 'tuple') {
    let unknown: Unknown | null = null
    for (const option of type.items) {
      const found = isInstance(value, option, machine, span)
      if (found === true) return true
      if (found !== false) unknown ??= found
    }
    return unknown ?? false
  }
  if (value.kind === 'unknown') return value
  if (type.kind === 'unknown') return type
  const isTold = isOf(value, type, machine, span)
  return isTold ?? machine.unknown('whether a value is of a class is not told', span)
}

/** Null where it is not told. */
function isOf(value: Value, type: Value, machine: Interpreter, span: Span): boolean | null {
  if (type === OBJECT) return true
  if (value.kind === 'host' && value.isOf !== undefined) return value.isOf(type)
  if (value.kind === 'instance') {
    const found = isSubclass(value.of, type)
    return found === true || value.data === undefined ? found : isOf(value.data, type, machine, span) || found
  }
  if (value instanceof ExceptionObject) return isSubclass(value.type, type)
  if (type.kind === 'class') return isForeign(value) ? null : false
  if (value.kind === 'opaque') return isOpaqueOf(value.type, type)
  if (value.kind === 'host') {
    const own = value.get?.('__class__', machine, span)
    return own === type
      ? true
      : value instanceof BuiltinType && type instanceof BuiltinType
        ? type.name === 'type'
        : null
  }
  if (!(type instanceof BuiltinType)) return type.kind === 'host' ? false : null
  return (typeNamed(typeName(value)) ?? OBJECT).isSubtypeOf(type) || isAbstractOf(value, type)
}

const isForeign = (value: Value): boolean => value.kind === 'host' || value.kind === 'opaque'

/** Whether one class derives from another; null where it is not told. */
export function isSubclass(of: Value, type: Value): boolean | null {
  if (type === OBJECT || of === type) return true
  const ancestors = of.kind === 'class' ? ancestorsOf(of as ClassValue) : [of]
  if (ancestors.includes(type)) return true
  const found = ancestors.some(
    base => base instanceof BuiltinType && type instanceof BuiltinType && base.isSubtypeOf(type),
  )
  if (found) return true
  return ancestors.some(base => base.kind !== 'class' && !(base instanceof BuiltinType)) ? null : false
}

const BASES: Readonly<Record<string, readonly string[]>> = {
  'datetime.datetime': ['datetime.date'],
  'pendulum.DateTime': ['datetime.datetime', 'datetime.date'],
  'pendulum.Duration': ['datetime.timedelta'],
}
/** Types of which nothing else is an instance. */
const APART = new Set(['str', 'int', 'float', 'bool', 'list', 'dict', 'tuple', 'set', 'NoneType', 'bytes'])

function isOpaqueOf(own: string | null, type: Value): boolean | null {
  if (own === null || !(type instanceof BuiltinType)) return null
  if (own === type.qualified || BASES[own]?.includes(type.qualified) === true) return true
  return own.startsWith('datetime.') && (APART.has(type.qualified) || type.qualified.startsWith('datetime.'))
    ? false
    : null
}

const ABSTRACT: Readonly<Record<string, readonly Value['kind'][]>> = {
  Sequence: ['list', 'tuple', 'str', 'range', 'bytes'],
  MutableSequence: ['list'],
  Mapping: ['dict'],
  MutableMapping: ['dict'],
  Iterable: ['list', 'tuple', 'str', 'range', 'bytes', 'dict', 'set'],
  Collection: ['list', 'tuple', 'str', 'range', 'bytes', 'dict', 'set'],
  Set: ['set'],
  Callable: ['function', 'class', 'method'],
}

function isAbstractOf(value: Value, type: BuiltinType): boolean {
  return type.facts.module === 'collections.abc' && ABSTRACT[type.name]?.includes(value.kind) === true
}
