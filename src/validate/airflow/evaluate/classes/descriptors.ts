import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { positional } from '../core/make.js'
import type { HostObject, Value } from '../value.js'

/** What `property`, `classmethod`, `staticmethod` and their like make of a function of a class. */
export class Descriptor implements HostObject {
  readonly kind = 'host'

  constructor(
    readonly sort: 'property' | 'cached property' | 'class method' | 'static method',
    readonly callee: Value,
    readonly setter: Value | null = null,
  ) {}

  describe(): string {
    return this.sort
  }

  /** `@name.setter` below a property. */
  get(name: string): Value | undefined {
    if (name === 'setter') return new Setter(this)
    return name === 'getter' || name === 'deleter' ? new Setter(this, true) : undefined
  }

  /** A static method may be called in the body of its class. */
  call(args: Parameters<NonNullable<HostObject['call']>>[0], machine: Interpreter, span: Span): Value {
    return machine.call(this.callee, args, span)
  }
}

class Setter implements HostObject {
  readonly kind = 'host'

  constructor(
    private readonly of: Descriptor,
    private readonly keeps = false,
  ) {}

  describe(): string {
    return 'property'
  }

  call(args: { positional: Value[] }): Value {
    const [setter] = args.positional
    return new Descriptor(this.of.sort, this.of.callee, this.keeps ? this.of.setter : (setter ?? null))
  }
}

/** A function that is none of the files, to be a member of a class: it is bound to instances as one of the files is. */
export const bindable = (callee: Value): Value =>
  new Descriptor('property', new Builtin('bind', 'self', ([self]) => ({ kind: 'method', self: self as Value, callee })))

/** A member of a class as seen from an instance of it, or from the class itself. */
export function boundMember(member: Value, self: Value | null, of: Value, machine: Interpreter, span: Span): Value {
  if (member instanceof Descriptor) {
    if (member.sort === 'static method') return member.callee
    if (member.sort === 'class method') return { kind: 'method', self: of, callee: member.callee }
    return self === null ? member : machine.call(member.callee, positional(self), span)
  }
  return self !== null && member.kind === 'function' ? { kind: 'method', self, callee: member } : member
}
