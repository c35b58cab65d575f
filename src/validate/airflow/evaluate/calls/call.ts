import type { Span } from '../../../python/ast.js'
import { instantiate } from '../classes/instantiate.js'
import { mayHold } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { BuiltinType } from '../core/types.js'
import { argumentText, opaque } from '../operators/opaque.js'
import type { Arguments, Unknown, Value } from '../value.js'
import { runFunction } from './run.js'

/** Calls anything. */
export function callValue(callee: Value, args: Arguments, machine: Interpreter, span: Span): Value {
  switch (callee.kind) {
    case 'function':
      return runFunction(callee, args, machine, span)
    case 'method':
      return machine.call(callee.callee, { ...args, positional: [callee.self, ...args.positional] }, span)
    case 'host':
      if (callee.call !== undefined) return callee.call(args, machine, span)
      machine.risk()
      return machine.unknown(`what a call of ${callee.describe()} gives is not known`, span)
    case 'class':
      return instantiate(callee, args, machine, span)
    case 'unknown':
      return callUnknown(callee, args, machine, span)
    case 'opaque':
      if (callee.quiet !== true && [...args.positional, ...args.named.values()].some(isRelated))
        machine.leave(`what ${callee.text} does with what it is given is not known`, span)
      return opaque(null, `${callee.text}(${argumentText(args, machine, span)})`, span, callee.quiet)
    case 'instance': {
      if (machine.classMember(callee.of, '__call__') !== undefined)
        return machine.call(machine.attribute(callee, '__call__', span), args, span)
      if (callee.host?.call !== undefined) return callee.host.call(args, machine, span)
      break
    }
  }
  return machine.fail('TypeError', `'${typeName(callee)}' object is not callable`, span)
}

/** Whether a value is, or lists, something that can be related to others. */
const isRelated = (value: Value): boolean =>
  value.kind === 'list' || value.kind === 'tuple'
    ? value.items.some(isRelated)
    : value.kind === 'host'
      ? value.binary !== undefined && !(value instanceof BuiltinType)
      : value.kind === 'instance' && value.host !== null && isRelated(value.host)

function callUnknown(callee: Unknown, args: Arguments, machine: Interpreter, span: Span): Value {
  machine.risk()
  const made = machine.modules.called?.(callee, args, null, machine, span) ?? null
  if (made !== null) return made
  const values = [...args.positional, ...args.named.values()]
  // It may keep what it is given, as a list that is not known does what is appended to it.
  if (values.some(value => mayHold(value))) callee.hides = true
  if (callee.foreign === true || callee.hides === true)
    machine.leave(`what the call does is not known: ${callee.reason}`, span)
  return callee
}
