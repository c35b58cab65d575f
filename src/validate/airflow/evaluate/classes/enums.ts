import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { bool, int, NONE_VALUE, str } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import { Auto } from '../library/enum.js'
import type { Arguments, ClassValue, DictValue, Instance, Value } from '../value.js'
import { classMember } from './attributes.js'
import { Descriptor } from './descriptors.js'
import { ancestorsOf } from './mro.js'

/** Makes members of what a class below Enum assigns. */
export function fillEnum(made: ClassValue, machine: Interpreter): Value {
  const members: DictValue = { kind: 'dict', entries: new Map() }
  const holder = ancestorsOf(made).find(base => base instanceof BuiltinType && base.facts.holds === true)
  const isText = ancestorsOf(made).some(base => base instanceof BuiltinType && base.name === 'StrEnum')
  let last = 0n
  for (const [name, given] of [...made.members]) {
    if (isNoMember(name, given)) continue
    const value = given instanceof Auto ? (isText ? str(name.toLowerCase()) : int(last + 1n)) : given
    if (value.kind === 'int') last = value.value
    const member = memberOf(made, name, value, members, machine)
    if (member.data === undefined && (holder !== undefined || isText)) member.data = value
    made.members.set(name, member)
    members.entries.set(`s${name}`, { key: str(name), value: member })
  }
  made.members.set('__members__', members)
  made.members.set('__enum__', bool(true))
  const isWritten = ancestorsOf(made).some(
    base => base instanceof BuiltinType && base.facts.members?.['__enum_text__'] !== undefined,
  )
  if (isWritten) made.members.set('__enum_text__', bool(true))
  return made
}

function isNoMember(name: string, given: Value): boolean {
  const isReserved = name.startsWith('_')
  return isReserved || given.kind === 'function' || given.kind === 'class' || given instanceof Descriptor
}

/** A second name for a value is another name of the first member. */
function memberOf(of: ClassValue, name: string, value: Value, members: DictValue, machine: Interpreter): Instance {
  for (const { value: other } of members.entries.values())
    if (other.kind === 'instance' && machine.equal(other.members.get('value') ?? NONE_VALUE, value, of.node) === true)
      return other
  const named = new Map<string, Value>([
    ['name', str(name)],
    ['value', value],
    ['_name_', str(name)],
    ['_value_', value],
  ])
  const member: Instance = { kind: 'instance', of, members: named, host: null }
  const init = classMember(of, '__init__')
  if (init !== undefined)
    machine.call(
      { kind: 'method', self: member, callee: init },
      {
        positional: value.kind === 'tuple' ? [...value.items] : [value],
        named: new Map(),
        spans: new Map(),
        incomplete: null,
      },
      of.node,
    )
  return member
}

/** `Kind('a')`. */
export function memberByValue(
  of: ClassValue,
  members: DictValue,
  args: Arguments,
  machine: Interpreter,
  span: Span,
): Value {
  const [value] = args.positional
  if (value === undefined || args.incomplete !== null || args.positional.length > 1)
    return args.incomplete ?? machine.unknown(`what ${of.name}() gives is not worked out`, span)
  if (value.kind === 'unknown') return value
  for (const { value: member } of members.entries.values()) {
    if (member === value) return member
    const equal = machine.equal(
      member.kind === 'instance' ? (member.members.get('value') ?? NONE_VALUE) : member,
      value,
      span,
    )
    if (equal === true) return member
    if (equal !== false) return equal
  }
  if (classMember(of, '_missing_') !== undefined)
    return machine.unknown(`what ${of.name}() gives is not worked out`, span)
  const text = machine.repr(value, span)
  return machine.fail('ValueError', `${typeof text === 'string' ? text : '…'} is not a valid ${of.name}`, span)
}
