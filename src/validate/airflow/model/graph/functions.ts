import type { Span } from '../../../python/ast.js'
import type { Arguments, HostObject, Machine, Value } from '../../evaluate/value.js'
import type { At } from '../state.js'

/** A function of Airflow's. */
export class HostFunction implements HostObject {
  readonly kind = 'host'

  constructor(
    readonly name: string,
    private readonly run: (args: Arguments, at: At) => Value,
  ) {}

  describe(): string {
    return `function ${this.name}`
  }

  get(name: string): Value | undefined {
    return name === '__name__' ? { kind: 'str', value: this.name } : undefined
  }

  call(args: Arguments, machine: Machine, span: Span): Value {
    return this.run(args, { machine, span })
  }
}

/** An argument by its name or its position. */
export function argument(args: Arguments, name: string, position: number | null = null): Value | undefined {
  return args.named.get(name) ?? (position === null ? undefined : args.positional[position])
}

/** Where an argument is written: at its name, else where the call is. */
export function placeOf(args: Arguments, name: string, at: At): At {
  return { machine: at.machine, span: args.spans.get(name) ?? at.span }
}

/** Something real of Airflow that is not looked into. */
export function opaque(type: string | null, text: string, { span }: { span: Span }): Value {
  return { kind: 'opaque', type, text, span: { start: span.start, end: span.end } }
}
