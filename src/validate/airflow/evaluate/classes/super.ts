import type { Span } from '../../../python/ast.js'
import { Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { NONE_VALUE } from '../core/make.js'
import type { ClassValue, HostObject, Instance, Value } from '../value.js'
import { boundMember } from './descriptors.js'
import { argumentsFor, initialiseForeign } from './instantiate.js'
import { ancestorsOf } from './mro.js'

/** `super()` inside of a method; null outside of one. */
export function implicitSuper(machine: Interpreter, span: Span): Value | null {
  let { frame } = machine
  while (frame.kind !== 'function' || frame.parent?.kind !== 'class') {
    if (frame.parent === null) return null
    frame = frame.parent
  }
  const [self] = frame.variables.values()
  const { defines } = frame.parent
  if (defines === null || self === undefined) return null
  return superOf(defines, self, machine, span)
}

/** `super(of, self)`. */
export function superOf(of: Value, self: Value, machine: Interpreter, span: Span): Value {
  if (of.kind !== 'class' || (self.kind !== 'instance' && self.kind !== 'class'))
    return machine.unknown('what super() stands for is not worked out', span)
  return new Super(of, self)
}

/** The members of the classes behind one of them. */
class Super implements HostObject {
  readonly kind = 'host'

  constructor(
    private readonly of: ClassValue,
    private readonly self: Instance | ClassValue,
  ) {}

  describe(): string {
    return `super of ${this.of.name}`
  }

  get(name: string, machine: Interpreter, span: Span): Value | undefined {
    const self = this.self
    const type = self.kind === 'instance' ? self.of : self
    const ancestors = ancestorsOf(type)
    for (const ancestor of ancestors.slice(ancestors.indexOf(this.of) + 1)) {
      const member = ancestor.kind === 'class' ? ancestor.members.get(name) : undefined
      if (member === undefined) continue
      const bound = boundMember(member, self.kind === 'instance' ? self : null, type, machine, span)
      return name === '__init__' && ancestor.kind === 'class' ? initialiserOf(member, bound, ancestor) : bound
    }
    if (name === '__init_subclass__') return new Variadic(name, () => NONE_VALUE)
    if (self.kind !== 'instance') return undefined
    if (name === '__init__') return initialiser(this.of, self)
    if (name === '__setattr__') return undefined
    const ofHost = self.host?.get?.(name, machine, span)
    return ofHost ?? (self.data === undefined ? undefined : machine.attribute(self.data, name, span))
  }
}

/** The `__init__` of a class of the files, which gets what the classes behind it say. */
const initialiserOf = (init: Value, bound: Value, of: ClassValue): Value =>
  new Variadic('__init__', (args, machine, span) =>
    machine.call(bound, argumentsFor(init, of, args, machine, span), span),
  )

const initialiser = (of: ClassValue, self: Instance): Value =>
  new Variadic('__init__', (args, machine, span) => initialiseForeign(self, of, args, machine, span))
