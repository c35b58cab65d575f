import type { Span } from '../../../python/ast.js'
import { instantiate } from '../classes/instantiate.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
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
      return opaque(null, `${callee.text}(${argumentText(args, machine, span)})`, span)
    case 'instance': {
      if (machine.classMember(callee.of, '__call__') !== undefined)
        return machine.call(machine.attribute(callee, '__call__', span), args, span)
      if (callee.host?.call !== undefined) return callee.host.call(args, machine, span)
      break
    }
  }
  return machine.fail('TypeError', `'${typeName(callee)}' object is not callable`, span)
}

function callUnknown(callee: Unknown, args: Arguments, machine: Interpreter, span: Span): Value {
  machine.risk()
  const made = machine.modules.called?.(callee, args, null, machine, span) ?? null
  if (made !== null) return made
  if (callee.foreign === true || callee.hides === true)
    machine.leave(`what the call does is not known: ${callee.reason}`, span)
  return callee
}
