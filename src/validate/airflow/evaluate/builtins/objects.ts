import { classMember } from '../classes/attributes.js'
import { Descriptor } from '../classes/descriptors.js'
import { superOf } from '../classes/super.js'
import { Builtin, Variadic } from '../core/builtin.js'
import { identityOf } from '../core/identity.js'
import { bool, list, NONE_VALUE, str } from '../core/make.js'
import { opaque } from '../operators/opaque.js'
import { formatValue } from '../text/format.js'
import { asciiRepr } from '../text/repr.js'
import type { Unknown, Value } from '../value.js'
import { attributeOrNull } from './attributes.js'
import { isInstance, isSubclass } from './instances.js'
import { Namespace } from './namespace.js'

const known = (outcome: boolean | Unknown): Value => (typeof outcome === 'boolean' ? bool(outcome) : outcome)
const text = (made: string | Unknown): Value => (typeof made === 'string' ? str(made) : made)

const getattr = new Builtin(
  'getattr',
  'object, name, default?',
  ([value, name, other], machine, span) => {
    if (other === undefined && name?.kind === 'str') return machine.attribute(value as Value, name.value, span)
    return attributeOrNull(value as Value, name, machine, span) ?? (other as Value)
  },
  true,
)

const hasattr = new Builtin('hasattr', 'object, name', ([value, name], machine, span) => {
  const given = value as Value
  const found = attributeOrNull(given, name, machine, span)
  return found?.kind === 'unknown'
    ? found
    : given.kind === 'opaque'
      ? machine.unknown('its attributes are not told', span)
      : bool(found !== null)
})

const setattr = new Builtin(
  'setattr',
  'object, name, value',
  ([value, name, to], machine, span) => {
    if (name?.kind === 'str') machine.setAttribute(value as Value, name.value, to as Value, span)
    else machine.leave('the name of an attribute that is set is not known', span)
    return NONE_VALUE
  },
  true,
)

const issubclass = new Builtin('issubclass', 'type, other', ([type, other], machine, span) => {
  const options = other?.kind === 'tuple' ? other.items : [other as Value]
  const found = options.map(option => isSubclass(type as Value, option))
  if (found.includes(true)) return bool(true)
  return found.includes(null) ? machine.unknown('whether a class derives from another is not told', span) : bool(false)
})

const callable = new Builtin('callable', 'object', ([value], machine, span) => {
  const given = value as Value
  if (given.kind === 'instance')
    return bool(classMember(given.of, '__call__') !== undefined || given.host?.call !== undefined)
  if (given.kind === 'host') return bool(given.call !== undefined)
  if (given.kind === 'opaque') return machine.unknown(`whether ${given.text} can be called is not told`, span)
  return bool(given.kind === 'function' || given.kind === 'class' || given.kind === 'method')
})

const dir = new Builtin('dir', 'object?', ([value], machine, span) => {
  if (value !== undefined) return machine.unknown('dir() is not worked out', span)
  return list([...machine.frame.variables.keys()].sort().map(str))
})

const vars = new Builtin('vars', 'object?', ([value], machine, span) => {
  if (value === undefined) return new Namespace(machine.frame.variables)
  return machine.attribute(value, '__dict__', span)
})

/** A function that runs code that is put together. */
const running = (name: string): Value =>
  new Variadic(name, (_args, machine, span) => {
    machine.leave(`code that is put together is run by ${name}()`, span)
    machine.frame.module.open = `code that is put together is run by ${name}()`
    machine.risk()
    return machine.unknown(`code that is put together is run by ${name}()`, span)
  })

const reading = (name: string, reason: string): Value =>
  new Variadic(name, (_args, machine, span) => {
    machine.risk()
    return machine.unknown(reason, span)
  })

const descriptor = (name: string, sort: Descriptor['sort']): Value =>
  new Builtin(name, 'get?, set?', ([callee, setter]) => new Descriptor(sort, callee ?? NONE_VALUE, setter ?? null))

export const OBJECT_FUNCTIONS: Readonly<Record<string, Value>> = {
  getattr,
  hasattr,
  setattr,
  delattr: new Builtin('delattr', 'object, name', ([value, name], machine, span) => {
    if (name?.kind === 'str') machine.deleteAttribute(value as Value, name.value, span)
    return NONE_VALUE
  }),
  isinstance: new Builtin('isinstance', 'object, type', ([value, type], machine, span) =>
    known(isInstance(value as Value, type as Value, machine, span)),
  ),
  issubclass,
  callable,
  dir,
  vars,
  locals: new Builtin('locals', '', (_given, machine) => new Namespace(machine.frame.variables)),
  globals: new Builtin('globals', '', (_given, machine) => new Namespace(machine.frame.module.variables)),
  id: new Builtin(
    'id',
    'object',
    ([value], _machine, span) => opaque('int', `id(${identityOf(value as Value)})`, span),
    true,
  ),
  hash: new Builtin(
    'hash',
    'object',
    (_given, machine, span) => machine.unknown('a hash is another one in every run', span),
    true,
  ),
  print: new Variadic('print', () => NONE_VALUE),
  repr: new Builtin('repr', 'object', ([value], machine, span) => text(machine.repr(value as Value, span))),
  ascii: new Builtin('ascii', 'object', ([value], machine, span) => text(asciiRepr(value as Value, machine, span))),
  format: new Builtin('format', 'value, spec?', ([value, spec], machine, span) =>
    text(formatValue(value as Value, spec?.kind === 'str' ? spec.value : '', machine, span)),
  ),
  super: new Builtin('super', 'type, object', ([type, value], machine, span) =>
    superOf(type as Value, value as Value, machine, span),
  ),
  property: descriptor('property', 'property'),
  classmethod: descriptor('classmethod', 'class method'),
  staticmethod: descriptor('staticmethod', 'static method'),
  exec: running('exec'),
  eval: new Variadic('eval', (_args, machine, span) => {
    machine.leave('code that is put together is run by eval()', span)
    machine.risk()
    return machine.unknown('code that is put together is run by eval()', span)
  }),
  compile: reading('compile', 'code that is put together is run'),
  __import__: reading('__import__', 'a module is imported by a name that is put together'),
  open: reading('open', 'a file is read'),
  input: reading('input', 'input is asked for'),
  bytearray: reading('bytearray', 'the bytes are not worked out'),
  memoryview: reading('memoryview', 'the bytes are not worked out'),
}
