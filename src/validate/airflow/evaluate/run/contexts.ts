import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { NONE_VALUE, positional } from '../core/make.js'
import { Abandoned, type Raised } from '../core/raised.js'
import { opaque } from '../operators/opaque.js'
import { truthOf } from '../operators/truth.js'
import type { HostObject, Instance, Value } from '../value.js'

/** A context that was entered. */
export interface Entered {
  /** What `as` gets. */
  value: Value
  /** The block came to its end. */
  close(): void
  /** The block ended by an exception; whether that goes no further. */
  catches(thrown: Raised | Abandoned): boolean
}

/** A context of Python's library, which may keep an exception to itself. */
export abstract class Context implements HostObject {
  readonly kind = 'host'
  abstract describe(): string
  abstract open(machine: Interpreter, span: Span): Entered
}

/** `with value`: enters it. */
export function enter(value: Value, machine: Interpreter, span: Span): Entered {
  if (value instanceof Context) return value.open(machine, span)
  if (value.kind === 'instance') return enterInstance(value, machine, span)
  if (value.kind === 'host') return enterHost(value, machine, span)
  if (value.kind === 'opaque') return passing(opaque(null, value.text, span))
  if (value.kind === 'unknown') {
    machine.risk()
    if (value.foreign === true) machine.leave(`what the with statement does is not known: ${value.reason}`, span)
    return passing(value)
  }
  return machine.fail('TypeError', 'object does not support the context manager protocol', span)
}

/** A context that gives a value, and does nothing more. */
export const passing = (value: Value): Entered => ({ value, close: () => {}, catches: () => false })

function enterHost(host: HostObject, machine: Interpreter, span: Span): Entered {
  return {
    value: host.enter?.(machine, span) ?? machine.unknown(`what ${host.describe()} gives is not told`, span),
    close: () => host.exit?.(machine, span),
    catches: () => {
      host.exit?.(machine, span)
      return false
    },
  }
}

function enterInstance(instance: Instance, machine: Interpreter, span: Span): Entered {
  if (machine.classMember(instance.of, '__enter__') === undefined && instance.host !== null) {
    if (instance.host instanceof Context) return instance.host.open(machine, span)
    if (instance.host.enter !== undefined) return enterHost(instance.host, machine, span)
  }
  const value = machine.call(machine.attribute(instance, '__enter__', span), positional(), span)
  const leave = machine.attribute(instance, '__exit__', span)
  const withoutError = (): Value => machine.call(leave, positional(NONE_VALUE, NONE_VALUE, NONE_VALUE), span)
  return {
    value,
    close: withoutError,
    catches: thrown => {
      if (thrown instanceof Abandoned) {
        withoutError()
        return false
      }
      const type = machine.attribute(thrown.value, '__class__', span)
      const outcome = machine.call(leave, positional(type, thrown.value, NONE_VALUE), span)
      return truthOf(outcome, machine, span) === true
    },
  }
}
