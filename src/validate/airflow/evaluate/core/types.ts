import type { Span } from '../../../python/ast.js'
import type { Arguments, HostObject, Value } from '../value.js'
import type { Interpreter } from './interpreter.js'

export interface TypeFacts {
  /** What a call of it makes. */
  construct?: (args: Arguments, machine: Interpreter, span: Span) => Value
  base?: BuiltinType
  /** Functions that are called on the class, such as `dict.fromkeys`. */
  members?: Readonly<Record<string, Value>>
  /** Whether it holds a value that its methods work on, as `str` and `dict` do. */
  holds?: boolean
  /** Where it is from, unless it is always there. */
  module?: string
}

/** A class of Python's own or of its library. */
export class BuiltinType implements HostObject {
  readonly kind = 'host'

  constructor(
    readonly name: string,
    readonly facts: TypeFacts = {},
  ) {}

  /** With its module, as opaque values name their type. */
  get qualified(): string {
    return this.facts.module === undefined ? this.name : `${this.facts.module}.${this.name}`
  }

  describe(): string {
    return `class ${this.name}`
  }

  get(name: string): Value | undefined {
    if (name === '__name__' || name === '__qualname__') return { kind: 'str', value: this.name }
    if (name === '__module__') return { kind: 'str', value: this.facts.module ?? 'builtins' }
    for (let type: BuiltinType | undefined = this; type !== undefined; type = type.facts.base) {
      const member = type.facts.members?.[name]
      if (member !== undefined && Object.hasOwn(type.facts.members ?? {}, name)) return member
    }
    return undefined
  }

  call(args: Arguments, machine: Interpreter, span: Span): Value {
    if (args.incomplete !== null) return args.incomplete
    for (let type: BuiltinType | undefined = this; type !== undefined; type = type.facts.base)
      if (type.facts.construct !== undefined) return type.facts.construct(args, machine, span)
    return machine.unknown(`what ${this.name}() makes is not worked out`, span)
  }

  /** `list[int]` behaves as `list`. */
  index(): Value {
    return this
  }

  binary(operator: string): Value | undefined {
    return operator === '|' ? this : undefined
  }

  isSubtypeOf(other: BuiltinType): boolean {
    for (let type: BuiltinType | undefined = this; type !== undefined; type = type.facts.base)
      if (type === other || type.qualified === other.qualified) return true
    return false
  }
}
