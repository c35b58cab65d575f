import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import type { Arguments, HostObject, Value } from '../value.js'
import { methodOf, unboundMethod } from './all.js'

/** `str.upper`, to be called with the text. */
export class MethodOfType implements HostObject {
  readonly kind = 'host'

  private constructor(private readonly name: string) {}

  /** The method of a type; undefined where it has none of the name. */
  static of(type: string, name: string): MethodOfType | undefined {
    return unboundMethod(type, name) === undefined ? undefined : new MethodOfType(name)
  }

  describe(): string {
    return `method ${this.name}`
  }

  get(name: string): Value | undefined {
    return name === '__name__' ? { kind: 'str', value: this.name } : undefined
  }

  call(args: Arguments, machine: Interpreter, span: Span): Value {
    const [self, ...positional] = args.positional
    if (self === undefined)
      return args.incomplete ?? machine.fail('TypeError', `unbound method ${this.name}() needs an argument`, span)
    const value = self.kind === 'instance' ? (self.data ?? self) : self
    const method = methodOf(value, this.name)
    if (method === undefined)
      return value.kind === 'unknown'
        ? value
        : machine.unknown(`${this.name}() is called in a way that is not known`, span)
    return machine.call(method, { ...args, positional }, span)
  }
}
