import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { bool, list, str, tuple } from '../core/make.js'
import { setBinary } from '../operators/sets.js'
import type { DictValue, HostObject, Unknown, Value } from '../value.js'
import { setFrom } from './set.js'

/** `dict.keys()`, `.values()`, `.items()`: shows what the dict holds at the time. */
export class DictView implements HostObject {
  readonly kind = 'host'

  constructor(
    private readonly sort: 'keys' | 'values' | 'items',
    private readonly of: DictValue,
  ) {}

  describe(): string {
    return `${this.sort} of a dict`
  }

  items(): readonly Value[] | Unknown {
    const { partly, entries } = this.of
    if (partly !== undefined) return partly
    return [...entries.values()].map(({ key, value }) =>
      this.sort === 'keys' ? key : this.sort === 'values' ? value : tuple([key, value]),
    )
  }

  get truth(): boolean | null {
    return this.of.partly === undefined ? this.of.entries.size > 0 : null
  }

  get(name: string): Value | undefined {
    if (name === '__contains__' && this.sort === 'keys')
      return new Builtin(name, 'key', ([key], machine, span) => this.has(key as Value, machine, span))
    return name === '__repr__' ? new Builtin(name, '', (_given, machine, span) => this.repr(machine, span)) : undefined
  }

  /** `keys() & other`, as of sets. */
  binary(operator: string, other: Value, reflected: boolean, machine: Interpreter, span: Span): Value | undefined {
    if (this.sort === 'values' || !['|', '&', '-', '^'].includes(operator)) return undefined
    const [one, two] = [this as Value, other].map(value => setFrom(value, false, machine, span)) as [Value, Value]
    if (one.kind === 'unknown' || two.kind === 'unknown') return one.kind === 'unknown' ? one : two
    return reflected ? setBinary(operator, two, one) : setBinary(operator, one, two)
  }

  private has(key: Value, machine: Interpreter, span: Span): Value {
    const held = machine.iterate(this.of, span)
    if ('kind' in held) return held
    for (const item of held) {
      const equal = machine.equal(item, key, span)
      if (equal !== false) return equal === true ? bool(true) : equal
    }
    return bool(false)
  }

  private repr(machine: Interpreter, span: Span): Value {
    const items = this.items()
    if ('kind' in items) return items
    const text = machine.repr(list([...items]), span)
    return typeof text === 'string' ? str(`dict_${this.sort}(${text})`) : text
  }
}
