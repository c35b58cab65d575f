import type { Span } from '../../../python/ast.js'
import { OBJECT } from '../builtins/object.js'
import { ContextFunction } from '../calls/contexts.js'
import { enterable } from '../calls/run.js'
import { Builtin, Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { NONE_VALUE } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import type { HostObject, Value } from '../value.js'

/** `@contextmanager`. */
const contextmanager = new Builtin('contextmanager', 'function', ([callee], machine, span) => {
  const value = callee as Value
  if (value.kind !== 'function') return machine.unknown('what the context manager does is not told', span)
  return new Variadic(value.name, (args, inner, at) => new ContextFunction(value, enterable(value, args, inner, at)))
})

/** A context that gives what it was given, and does nothing more. */
class Giving implements HostObject {
  readonly kind = 'host'
  constructor(private readonly value: Value) {}
  describe(): string {
    return 'context'
  }
  enter(): Value {
    return this.value
  }
}

const asked = (name: string, reason: string): Value =>
  new Variadic(name, (_args, machine: Interpreter, span: Span) => {
    machine.leave(reason, span)
    return machine.unknown(reason, span)
  })

export const CONTEXTLIB: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['contextmanager', contextmanager],
  ['nullcontext', new Builtin('nullcontext', 'value?', ([value]) => new Giving(value ?? NONE_VALUE), true)],
  ['closing', new Builtin('closing', 'value', ([value]) => new Giving(value as Value), true)],
  ['suppress', new Variadic('suppress', () => new Giving(NONE_VALUE))],
  ['ExitStack', asked('ExitStack', 'ExitStack is not evaluated')],
  ['AbstractContextManager', new BuiltinType('object', { base: OBJECT })],
  ['ContextDecorator', new BuiltinType('object', { base: OBJECT })],
])
