import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { keyOf } from '../core/keys.js'
import { dictOf, int, list, tuple } from '../core/make.js'
import { integerOf } from '../operators/numbers.js'
import type { Arguments, DictValue, HostObject, Value } from '../value.js'

/** `Counter(items)`: how often each comes, as a dict whose missing entries are 0. */
export function counterOf({ positional: [items] }: Arguments, machine: Interpreter, span: Span): Value {
  const counts = dictOf([])
  counts.missing = new Builtin('int', '', () => int(0))
  if (items === undefined) return new Counter(counts)
  if (items.kind === 'dict') return new Counter({ ...counts, entries: new Map(items.entries) })
  const known = machine.iterate(items, span)
  if ('kind' in known) return known
  for (const item of known) {
    const key = keyOf(item, machine, span)
    if (typeof key !== 'string') return key
    const before = counts.entries.get(key)
    counts.entries.set(key, { key: before?.key ?? item, value: int((integerOf(before?.value) ?? 0n) + 1n) })
  }
  return new Counter(counts)
}

class Counter implements HostObject {
  readonly kind = 'host'

  constructor(private readonly counts: DictValue) {}

  describe(): string {
    return 'Counter'
  }

  items(): readonly Value[] {
    return [...this.counts.entries.values()].map(({ key }) => key)
  }

  index(index: Value, machine: Interpreter, span: Span): Value {
    const key = keyOf(index, machine, span)
    return typeof key === 'string' ? (this.counts.entries.get(key)?.value ?? int(0)) : key
  }

  get(name: string, machine: Interpreter, span: Span): Value | undefined {
    if (name === 'most_common')
      return new Builtin(name, 'n?', ([n]) => {
        const pairs = [...this.counts.entries.values()].sort((one, two) =>
          Number((integerOf(two.value) ?? 0n) - (integerOf(one.value) ?? 0n)),
        )
        return list(
          pairs.slice(0, Number(integerOf(n) ?? BigInt(pairs.length))).map(({ key, value }) => tuple([key, value])),
        )
      })
    if (name === '__setitem__' || name === 'update' || name === 'subtract') {
      machine.leave('a Counter is changed', span)
      return new Builtin(name, '*args', () => ({ kind: 'none' }))
    }
    return ['items', 'keys', 'values', 'get'].includes(name) ? machine.attribute(this.counts, name, span) : undefined
  }
}
