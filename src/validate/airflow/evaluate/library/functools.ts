import type { Span } from '../../../python/ast.js'
import { Descriptor } from '../classes/descriptors.js'
import { Builtin, Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { each } from '../core/iterate.js'
import { dictOf, positional, tuple } from '../core/make.js'
import { truthOf } from '../operators/truth.js'
import type { Arguments, HostObject, Unknown, Value } from '../value.js'

/** `partial(f, a, b=c)`. */
export class Partial implements HostObject {
  readonly kind = 'host'

  constructor(
    private readonly callee: Value,
    private readonly args: Arguments,
  ) {}

  describe(): string {
    return 'partial'
  }

  get(name: string): Value | undefined {
    if (name === 'func') return this.callee
    if (name === 'args') return tuple(this.args.positional)
    return name === 'keywords' ? dictOf(this.args.named) : undefined
  }

  call(args: Arguments, machine: Interpreter, span: Span): Value {
    const named = new Map([...this.args.named, ...args.named])
    const spans = new Map([...this.args.spans, ...args.spans])
    const incomplete = this.args.incomplete ?? args.incomplete
    return machine.call(
      this.callee,
      { positional: [...this.args.positional, ...args.positional], named, spans, incomplete },
      span,
    )
  }
}

const partial: HostObject = {
  kind: 'host',
  describe: () => 'function partial',
  call(args, machine, span) {
    const [callee, ...rest] = args.positional
    return callee === undefined
      ? (args.incomplete ?? machine.unknown('what partial() is given is not told', span))
      : new Partial(callee, { ...args, positional: rest })
  },
}

const reduce = new Builtin('reduce', 'function, iterable, initial?', ([callee, items, initial], machine, span) => {
  let total = initial
  const unknown = each(
    items as Value,
    item => {
      total = total === undefined ? item : machine.call(callee as Value, positional(total, item), span)
      return true
    },
    machine,
    span,
  )
  return unknown ?? total ?? machine.fail('TypeError', 'reduce() of empty iterable with no initial value', span)
})

/** `wraps(f)`: what it is put on keeps the name and the text of f. */
const wraps = new Variadic(
  'wraps',
  ({ positional: [wrapped] }) =>
    new Builtin('wraps', 'function', ([callee], machine, span) => {
      const value = callee as Value
      if (value.kind !== 'function' || wrapped === undefined) return value
      value.members ??= new Map()
      for (const name of ['__name__', '__doc__', '__qualname__'])
        if (wrapped.kind === 'function') value.members.set(name, machine.attribute(wrapped, name, span))
      value.members.set('__wrapped__', wrapped)
      return value
    }),
)

/** A decorator that changes nothing of what a function gives, with arguments or without. */
const transparent = (name: string): Value =>
  new Variadic(name, ({ positional: [callee] }) =>
    callee?.kind === 'function' || callee?.kind === 'class' || callee?.kind === 'host'
      ? callee
      : new Builtin(name, 'function', ([given]) => given as Value),
  )

/** What is sorted by a function that compares. */
const cmpToKey = new Builtin(
  'cmp_to_key',
  'function',
  ([compare]) => new Builtin('key', 'object', ([value]) => new Compared(compare as Value, value as Value)),
)

class Compared implements HostObject {
  readonly kind = 'host'
  constructor(
    private readonly compare: Value,
    private readonly value: Value,
  ) {}
  describe(): string {
    return 'key of cmp_to_key'
  }
  binary(operator: string, other: Value, _reflected: boolean, machine: Interpreter, span: Span): Value | undefined {
    if (!(other instanceof Compared) || operator !== '<') return undefined
    const order = machine.call(this.compare, positional(this.value, other.value), span)
    const less: boolean | Unknown = order.kind === 'int' ? order.value < 0n : truthOf(order, machine, span)
    return typeof less === 'boolean' ? { kind: 'bool', value: less } : less
  }
}

export const FUNCTOOLS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['partial', partial],
  ['partialmethod', partial],
  ['reduce', reduce],
  ['wraps', wraps],
  ['update_wrapper', new Builtin('update_wrapper', 'wrapper, wrapped', ([wrapper]) => wrapper as Value)],
  ['lru_cache', transparent('lru_cache')],
  ['cache', transparent('cache')],
  [
    'cached_property',
    new Builtin('cached_property', 'function', ([callee]) => new Descriptor('cached property', callee as Value)),
  ],
  ['cmp_to_key', cmpToKey],
])
