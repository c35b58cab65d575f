import type { Span } from '../../../python/ast.js'
import { typeOf } from '../builtins/instances.js'
import { mayHold } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { NONE_VALUE, positional, str } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import { memberOfExact } from '../dates/members.js'
import { methodOf } from '../methods/all.js'
import { opaque } from '../operators/opaque.js'
import { moduleAttribute } from '../run/modules.js'
import type { ClassValue, FunctionValue, HostObject, Instance, Unknown, Value } from '../value.js'
import { boundMember, Descriptor } from './descriptors.js'
import { ancestorsOf } from './mro.js'

/** A member of a class of the files, also one that it inherits from another of them. */
export function classMember(of: ClassValue, name: string): Value | undefined {
  const own = of.members.get(name)
  if (own !== undefined || of.bases.length === 0) return own
  for (const ancestor of ancestorsOf(of)) {
    const member = ancestor.kind === 'class' ? ancestor.members.get(name) : undefined
    if (member !== undefined) return member
  }
  return undefined
}

/** `value.name`. */
export function attributeOf(value: Value, name: string, machine: Interpreter, span: Span): Value {
  switch (value.kind) {
    case 'unknown':
      machine.risk()
      return value
    case 'opaque':
      return memberOfExact(value, name, machine, span) ?? opaque(null, `${value.text}.${name}`, span, value.quiet)
    case 'instance':
      return ofInstance(value, name, machine, span)
    case 'class':
      return ofClass(value, name, machine, span)
    case 'module':
      return moduleAttribute(value, name, machine, span)
    case 'host':
      return value.get?.(name, machine, span) ?? ofHost(value, name, machine, span)
    case 'function':
      return ofFunction(value, name) ?? missing(value, name, machine, span)
    case 'method':
      return name === '__self__'
        ? value.self
        : name === '__func__'
          ? value.callee
          : machine.attribute(value.callee, name, span)
    default:
      return methodOf(value, name) ?? special(value, name) ?? missing(value, name, machine, span)
  }
}

function special(value: Value, name: string): Value | undefined {
  if (value.kind === 'int' || value.kind === 'float' || value.kind === 'bool') {
    const number: Value = value.kind === 'bool' ? { kind: 'int', value: BigInt(value.value) } : value
    if (name === 'real' || (name === 'numerator' && number.kind === 'int')) return number
    if (name === 'imag') return number.kind === 'int' ? { kind: 'int', value: 0n } : { kind: 'float', value: 0 }
  }
  if (name === '__class__') return typeOf(value)
  return name === '__doc__' ? NONE_VALUE : undefined
}

function ofHost(value: HostObject, name: string, machine: Interpreter, span: Span): Value {
  machine.risk()
  return machine.unknown(`${value.describe()} has nothing known that is named '${name}'`, span)
}

/** An AttributeError, where all is known that the value has. */
function missing(value: Value, name: string, machine: Interpreter, span: Span): Value {
  if (name.startsWith('__') && name.endsWith('__')) {
    machine.risk()
    return machine.unknown(`'${name}' is not evaluated`, span)
  }
  const type = value.kind === 'class' ? `type object '${value.name}'` : `'${typeName(value)}' object`
  return machine.fail('AttributeError', `${type} has no attribute '${name}'`, span)
}

function ofInstance(value: Instance, name: string, machine: Interpreter, span: Span): Value {
  const member = classMember(value.of, name)
  if (member instanceof Descriptor && (member.sort === 'property' || member.sort === 'cached property')) {
    const kept = member.sort === 'cached property' ? value.members.get(name) : undefined
    if (kept !== undefined) return kept
    const made = machine.call(member.callee, positional(value), span)
    if (member.sort === 'cached property') setMember(value.members, name, made, machine)
    return made
  }
  const own = value.members.get(name)
  if (own !== undefined) return own
  if (member !== undefined) return boundMember(member, value, value.of, machine, span)
  if (name === '__class__') return value.of
  if (name === '__dict__') return membersAsDict(value)
  const given = value.host?.get?.(name, machine, span)
  if (given !== undefined) return given
  const ofBuiltin = value.data === undefined ? undefined : methodOf(value.data, name)
  if (ofBuiltin !== undefined) return ofBuiltin
  const inherited = fromForeign(value.of, name, value, machine, span)
  if (inherited !== undefined) return inherited
  const fallback = classMember(value.of, '__getattr__')
  if (fallback !== undefined)
    return machine.call(boundMember(fallback, value, value.of, machine, span), positional(str(name)), span)
  return missing(value, name, machine, span)
}

function membersAsDict(value: Instance): Value {
  const entries = [...value.members].map(([name, item]) => [`s${name}`, { key: str(name), value: item }] as const)
  return { kind: 'dict', entries: new Map(entries) }
}

function ofClass(value: ClassValue, name: string, machine: Interpreter, span: Span): Value {
  const member = classMember(value, name)
  if (member !== undefined) return boundMember(member, null, value, machine, span)
  if (name === '__name__' || name === '__qualname__') return str(value.name)
  if (name === '__dict__' || name === '__bases__') return machine.unknown(`'${name}' is not evaluated`, span)
  return fromForeign(value, name, null, machine, span) ?? missing(value, name, machine, span)
}

/** From a base class that is not of the files. */
function fromForeign(
  of: ClassValue,
  name: string,
  self: Value | null,
  machine: Interpreter,
  span: Span,
): Value | undefined {
  let unknown: Unknown | undefined
  for (const ancestor of ancestorsOf(of)) {
    if (ancestor.kind === 'class') continue
    if (ancestor.kind === 'unknown') unknown ??= ancestor
    else if (ancestor.kind === 'host') {
      const member = ancestor.get?.(name, machine, span)
      if (member !== undefined) return self === null ? member : boundMember(member, self, of, machine, span)
      if (!(ancestor instanceof BuiltinType))
        unknown ??= machine.unknown(`${ancestor.describe()} has nothing known that is named '${name}'`, span)
    } else unknown ??= machine.unknown('a base class is not known', span)
  }
  if (unknown !== undefined) machine.risk()
  return unknown
}

function ofFunction(value: FunctionValue, name: string): Value | undefined {
  const own = value.members?.get(name)
  if (own !== undefined) return own
  if (name === '__name__' || name === '__qualname__') return str(value.name)
  if (name !== '__doc__') return undefined
  const [first] = value.node.kind === 'FunctionDef' ? value.node.body : []
  const isDocumented = first?.kind === 'Expression' && first.value.kind === 'Str'
  return isDocumented ? str((first.value as { value: string }).value) : NONE_VALUE
}

function setMember(members: Map<string, Value>, name: string, to: Value, machine: Interpreter): void {
  machine.changeVariables(members)
  members.set(name, to)
}

/** `value.name = to`. */
export function setAttribute(value: Value, name: string, to: Value, machine: Interpreter, span: Span): void {
  switch (value.kind) {
    case 'instance': {
      const member = classMember(value.of, name)
      if (member instanceof Descriptor && member.sort === 'property') {
        if (member.setter !== null) machine.call(member.setter, positional(value, to), span)
        else machine.fail('AttributeError', `property '${name}' of '${value.of.name}' object has no setter`, span)
        return
      }
      setMember(value.members, name, to, machine)
      value.host?.set?.(name, to, machine, span)
      return
    }
    case 'class':
      setMember(value.members, name, to, machine)
      return
    case 'function':
      value.members ??= new Map()
      setMember(value.members, name, to, machine)
      return
    case 'module':
      if (value.members !== null) setMember(value.members, name, to, machine)
      return
    case 'host':
      if (value.set?.(name, to, machine, span) !== true) machine.risk()
      return
    case 'unknown':
      if (mayHold(to)) value.hides = true
      machine.risk()
      return
    case 'opaque':
    case 'method':
      machine.risk()
      return
    default:
      machine.fail('AttributeError', `'${typeName(value)}' object has no attribute '${name}'`, span)
  }
}

/** `del value.name`. */
export function deleteAttribute(value: Value, name: string, machine: Interpreter, span: Span): void {
  if (value.kind !== 'instance' && value.kind !== 'class' && value.kind !== 'module') {
    machine.risk()
    return
  }
  const { members } = value
  if (members === null) return
  machine.changeVariables(members)
  if (!members.delete(name)) machine.attribute(value, name, span)
}
