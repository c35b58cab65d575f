import type { Span } from '../../../python/ast.js'
import { Builtin, Variadic } from '../core/builtin.js'
import { hiding } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { iteratorOf, typeName } from '../core/iterate.js'
import { int, list, NONE_VALUE, positional, tuple } from '../core/make.js'
import { Iterator, type Stream } from '../core/streams.js'
import { BuiltinType } from '../core/types.js'
import { integerOf } from '../operators/numbers.js'
import { sorted } from '../operators/sort.js'
import { truthOf } from '../operators/truth.js'
import type { Unknown, Value } from '../value.js'

const enumerate = new Builtin('enumerate', 'iterable, start?', ([value, start], machine, span) => {
  const items = iteratorOf(value as Value, machine, span)
  if (items.kind === 'unknown') return items
  let at = (integerOf(start) ?? 0n) - 1n
  return new Iterator('enumerate', machine, () => {
    const item = items.next(machine, span)
    at += 1n
    return item === undefined ? undefined : tuple([int(at), item])
  })
})

const zip = new Variadic('zip', ({ positional, named }, machine, span) => {
  const all = iteratorsOf(positional, machine, span)
  if ('kind' in all) return all
  const isStrict = named.get('strict') !== undefined && machine.truth(named.get('strict') as Value) === true
  return new Iterator('zip', machine, () => {
    const items: Value[] = []
    for (const [at, one] of all.entries()) {
      const item = one.next(machine, span)
      if (item === undefined) {
        if (isStrict && (at > 0 || all.slice(1).some(other => other.next(machine, span) !== undefined)))
          machine.fail('ValueError', 'zip() arguments are of different lengths', span)
        return undefined
      }
      items.push(item)
    }
    return items.length === 0 ? undefined : tuple(items)
  })
})

/** Iterators over several values; unknown where one of them is. */
export function iteratorsOf(values: readonly Value[], machine: Interpreter, span: Span): Stream[] | Unknown {
  const all: Stream[] = []
  for (const value of values) {
    const items = iteratorOf(value, machine, span)
    if (items.kind === 'unknown') return items
    all.push(items)
  }
  return all
}

const map = new Variadic('map', ({ positional: [callee, ...values] }, machine, span) => {
  const all = iteratorsOf(values, machine, span)
  if ('kind' in all && callee !== undefined && machine.functionActs(callee))
    machine.leave(`what is called here is not known: ${all.reason}`, span)
  if ('kind' in all) return hiding(all, [callee ?? NONE_VALUE, ...values])
  return new Iterator('map', machine, () => {
    const items = all.map(one => one.next(machine, span))
    return items.length === 0 || items.includes(undefined)
      ? undefined
      : machine.call(callee as Value, positional(...(items as Value[])), span)
  })
})

const filter = new Builtin('filter', 'function, iterable', ([test, value], machine, span) => {
  const items = iteratorOf(value as Value, machine, span)
  if (items.kind === 'unknown') return items
  return new Iterator('filter', machine, () => {
    for (let item = items.next(machine, span); item !== undefined; item = items.next(machine, span)) {
      machine.step(span)
      const outcome = test?.kind === 'none' ? item : machine.call(test as Value, positional(item), span)
      const truth = truthOf(outcome, machine, span)
      if (truth === true) return item
      if (truth !== false) return truth
    }
    return undefined
  })
})

const reversed = new Builtin('reversed', 'sequence', ([value], machine, span) => {
  const items = machine.iterate(value as Value, span)
  return 'kind' in items ? items : iteratorOf(list([...items].reverse()), machine, span)
})

const sort = new Builtin('sorted', 'iterable, key?, reverse?', ([value, key, reverse], machine, span) => {
  const items = machine.iterate(value as Value, span)
  if ('kind' in items) return items
  const ordered = sorted(items, key ?? NONE_VALUE, machine.truth(reverse ?? NONE_VALUE) === true, machine, span)
  return 'kind' in ordered ? ordered : list(ordered)
})

const next = new Builtin(
  'next',
  'iterator, default?',
  ([iterator, other], machine, span) => {
    const given = iterator as Value
    if (given.kind === 'unknown') return given
    if (given.kind === 'instance' && machine.classMember(given.of, '__next__') !== undefined)
      return machine.call(machine.attribute(given, '__next__', span), positional(), span)
    if (!isStream(given)) return machine.unknown('the next item is not told', span)
    return given.asked(machine, span) ?? other ?? machine.fail('StopIteration', '', span)
  },
  true,
)

const isStream = (value: Value): value is Stream => value.kind === 'host' && 'next' in value

const iter = new Builtin('iter', 'iterable, sentinel?', ([value, sentinel], machine, span) => {
  const given = value as Value
  if (sentinel !== undefined) return machine.unknown('what iter() gives is not worked out', span)
  if (given.kind === 'set' && given.items.size > 1) return machine.unknown('the order of a set is not told', span)
  return iteratorOf(given, machine, span)
})

/** `range`, which is a type too. */
const RANGE = new BuiltinType('range', {
  construct: ({ positional }, machine, span) => {
    const unknown = positional.find(value => value.kind === 'unknown')
    if (unknown !== undefined) return unknown
    const numbers = positional.map(value => integerOf(value.kind === 'instance' ? value.data : value))
    const wrong = positional[numbers.indexOf(null)]
    if (wrong?.kind === 'opaque' || wrong?.kind === 'host') return machine.unknown('the number is not told', span)
    if (wrong !== undefined)
      return machine.fail('TypeError', `'${typeName(wrong)}' object cannot be interpreted as an integer`, span)
    const [one, two, three] = numbers as [bigint?, bigint?, bigint?]
    if (one === undefined) return machine.fail('TypeError', 'range expected at least 1 argument, got 0', span)
    if (three === 0n) return machine.fail('ValueError', 'range() arg 3 must not be zero', span)
    return { kind: 'range', start: two === undefined ? 0n : one, stop: two ?? one, step: three ?? 1n }
  },
})

const slice = new Builtin('slice', 'one, two?, three?', ([one, two, three]) => ({
  kind: 'slice',
  start: two === undefined ? NONE_VALUE : (one as Value),
  stop: two ?? (one as Value),
  step: three ?? NONE_VALUE,
}))

export const SEQUENCE_FUNCTIONS: Readonly<Record<string, Value>> = {
  enumerate,
  zip,
  map,
  filter,
  reversed,
  sorted: sort,
  next,
  iter,
  range: RANGE,
  slice,
}
