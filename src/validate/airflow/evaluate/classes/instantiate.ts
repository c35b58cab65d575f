import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { NONE_VALUE } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import type { Arguments, ClassValue, Instance, Value } from '../value.js'
import { classMember } from './attributes.js'
import { boundMember } from './descriptors.js'
import { memberByValue } from './enums.js'
import { ancestorsOf } from './mro.js'

/** A call of a class: an instance, and what its `__init__` does. */
export function instantiate(of: ClassValue, args: Arguments, machine: Interpreter, span: Span): Value {
  const members = classMember(of, '__members__')
  if (members?.kind === 'dict') return memberByValue(of, members, args, machine, span)
  const instance: Instance = { kind: 'instance', of, members: new Map(), host: null }
  const making = classMember(of, '__new__')
  if (making !== undefined) return machine.unknown(`what __new__ of ${of.name} makes is not worked out`, span)
  const init = classMember(of, '__init__')
  if (init !== undefined)
    machine.call(boundMember(init, instance, of, machine, span), argumentsFor(init, of, args, machine, span), span)
  else initialiseForeign(instance, of, args, machine, span)
  instance.host?.made?.(machine, span)
  return instance
}

/** What the `__init__` of a class gets, where a class that it derives from has a say in that. */
export function argumentsFor(
  init: Value,
  of: ClassValue,
  args: Arguments,
  machine: Interpreter,
  span: Span,
): Arguments {
  if (init.kind !== 'function') return args
  for (const base of ancestorsOf(of))
    if (base.kind === 'host' && base.given !== undefined) return base.given(args, init.node.parameters, machine, span)
  return args
}

/** `__init__` of the base classes that are not of the files. */
export function initialiseForeign(
  instance: Instance,
  after: ClassValue | null,
  args: Arguments,
  machine: Interpreter,
  span: Span,
): Value {
  const ancestors = ancestorsOf(instance.of)
  const rest = after === null ? ancestors : ancestors.slice(ancestors.indexOf(after) + 1)
  for (const base of rest) {
    if (base.kind === 'host' && base.derive !== undefined) {
      instance.host = base.derive(args, instance, machine, span)
      return NONE_VALUE
    }
    if (base instanceof BuiltinType && base.facts.holds === true) {
      instance.data = base.call(args, machine, span)
      return NONE_VALUE
    }
    if (base.kind === 'host' && !(base instanceof BuiltinType))
      machine.leave(`what ${base.describe()} sets up is not known`, span)
    if (base.kind === 'unknown') {
      machine.risk()
      instance.host = machine.modules.called?.(base, args, instance, machine, span) ?? null
      if (instance.host !== null) return NONE_VALUE
      machine.leave(`what the base class sets up is not known: ${base.reason}`, span)
      return base
    }
  }
  const isTold = rest.every(base => base.kind === 'class' || (base instanceof BuiltinType && base.name === 'object'))
  if (isTold && args.incomplete === null && args.positional.length + args.named.size > 0)
    machine.fail('TypeError', `${instance.of.name}() takes no arguments`, span)
  return NONE_VALUE
}
