import type { Span } from '../../../python/ast.js'
import type { Method } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { str } from '../core/make.js'
import type { Arguments, HostObject, Value } from '../value.js'

/** `value.method`, to be called. */
export class Bound implements HostObject {
  readonly kind = 'host'

  constructor(
    private readonly name: string,
    private readonly self: Value,
    private readonly method: Method,
  ) {}

  describe(): string {
    return `method ${this.name}`
  }

  get(name: string): Value | undefined {
    if (name === '__self__') return this.self
    return name === '__name__' ? str(this.name) : undefined
  }

  call(args: Arguments, machine: Interpreter, span: Span): Value {
    return this.method.call(this.name, this.self, args, machine, span)
  }
}
