import type { Span } from '../../../python/ast.js'
import { iteratorsOf } from '../builtins/sequences.js'
import { Builtin, Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { iteratorOf } from '../core/iterate.js'
import { int, list, NONE_VALUE, positional, tuple } from '../core/make.js'
import { Iterator } from '../core/streams.js'
import { BuiltinType } from '../core/types.js'
import { binary } from '../operators/binary.js'
import { integerOf } from '../operators/numbers.js'
import type { Unknown, Value } from '../value.js'
import { combinations, permutations, product } from './combinations.js'
import { members } from './members.js'
import { STEPPING } from './stepping.js'

/** An iterator over several iterables, one behind the other. */
function chained(sources: Iterable<Value>, machine: Interpreter, span: Span): Value {
  const waiting = [...sources]
  let current = iteratorOf(list([]), machine, span)
  return new Iterator('chain', machine, () => {
    while (true) {
      if (current.kind === 'unknown') return current
      const item = current.next(machine, span)
      if (item !== undefined) return item
      const next = waiting.shift()
      if (next === undefined) return undefined
      current = iteratorOf(next, machine, span)
    }
  })
}

const chain = new BuiltinType('chain', {
  module: 'itertools',
  members: {
    from_iterable: new Builtin('from_iterable', 'iterables', ([value], machine, span) => {
      const sources = machine.iterate(value as Value, span)
      if ('kind' in sources) return sources
      return sources.find(source => source.kind === 'unknown') ?? chained(sources, machine, span)
    }),
  },
  construct: ({ positional }, machine, span) =>
    positional.find(value => value.kind === 'unknown') ?? chained(positional, machine, span),
})

/** The items of all arguments; a function of them. */
const ofItems = (
  name: string,
  make: (
    items: readonly (readonly Value[])[],
    named: ReadonlyMap<string, Value>,
    machine: Interpreter,
    span: Span,
  ) => Value,
): Value =>
  new Variadic(name, ({ positional, named }, machine, span) => {
    const all: (readonly Value[])[] = []
    for (const value of positional) {
      const items = machine.iterate(value, span)
      if ('kind' in items) return items
      all.push(items)
    }
    return make(all, named, machine, span)
  })

const iterated = (items: readonly Value[], machine: Interpreter, span: Span): Value =>
  iteratorOf(list([...items]), machine, span)

const zipLongest = new Variadic('zip_longest', ({ positional, named }, machine, span) => {
  const all = iteratorsOf(positional, machine, span)
  if ('kind' in all) return all
  const fill = named.get('fillvalue') ?? NONE_VALUE
  return new Iterator('zip_longest', machine, () => {
    const items = all.map(one => one.next(machine, span))
    return items.every(item => item === undefined) ? undefined : tuple(items.map(item => item ?? fill))
  })
})

const count = new Builtin('count', 'start?, step?', ([start, step], machine, span) => {
  let at: Value | null = null
  return new Iterator('count', machine, () => {
    machine.step(span)
    at = at === null ? (start ?? int(0)) : binary('+', at, step ?? int(1), machine, span)
    return at
  })
})

const repeat = new Builtin(
  'repeat',
  'object, times?',
  ([value, times], machine, span) => {
    let left = times === undefined ? null : (integerOf(times) ?? 0n)
    return new Iterator('repeat', machine, () => {
      machine.step(span)
      if (left !== null && left <= 0n) return undefined
      if (left !== null) left -= 1n
      return value
    })
  },
  true,
)

const groupby = new Builtin('groupby', 'iterable, key?', ([value, key], machine, span) => {
  const items = machine.iterate(value as Value, span)
  if ('kind' in items) return items
  const groups: { key: Value; items: Value[] }[] = []
  for (const item of items) {
    const by = key === undefined || key.kind === 'none' ? item : machine.call(key, positional(item), span)
    const last = groups.at(-1)
    const equal: boolean | Unknown = last === undefined ? false : machine.equal(last.key, by, span)
    if (typeof equal !== 'boolean') return equal
    if (equal && last !== undefined) last.items.push(item)
    else groups.push({ key: by, items: [item] })
  }
  return iterated(
    groups.map(group => tuple([group.key, iterated(group.items, machine, span)])),
    machine,
    span,
  )
})

const tee = new Builtin('tee', 'iterable, n?', ([value, n], machine, span) => {
  const items = machine.iterate(value as Value, span)
  if ('kind' in items) return items
  return tuple(Array.from({ length: Math.min(100, Number(integerOf(n) ?? 2n)) }, () => iterated(items, machine, span)))
})

const drawing = (name: string, draw: typeof combinations): Value =>
  new Builtin(name, 'iterable, r?', ([value, r], machine, span) => {
    const items = machine.iterate(value as Value, span)
    if ('kind' in items) return items
    const size = Number(integerOf(r) ?? BigInt(items.length))
    return iterated(draw(items, size, machine, span).map(tuple), machine, span)
  })

export const ITERTOOLS: ReadonlyMap<string, Value> = members(
  {},
  {
    ...STEPPING,
    chain,
    zip_longest: zipLongest,
    count,
    repeat,
    groupby,
    tee,
    product: ofItems('product', (items, named, machine, span) => {
      const times = Number(integerOf(named.get('repeat')) ?? 1n)
      const pools = Array.from({ length: Math.min(times, 100) }, () => items).flat()
      return iterated(product(pools, machine, span).map(tuple), machine, span)
    }),
    combinations: drawing('combinations', combinations),
    permutations: drawing('permutations', permutations),
  },
)
