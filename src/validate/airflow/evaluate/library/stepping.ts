import type { Span } from '../../../python/ast.js'
import { Builtin } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { iteratorOf } from '../core/iterate.js'
import { positional, tuple } from '../core/make.js'
import { Iterator } from '../core/streams.js'
import { binary } from '../operators/binary.js'
import { integerOf } from '../operators/numbers.js'
import { truthOf } from '../operators/truth.js'
import type { Unknown, Value } from '../value.js'

/** An iterator whose items come from those of another one. */
const stepping = (
  name: string,
  parameters: string,
  step: (
    given: readonly (Value | undefined)[],
    next: () => Value | undefined,
    machine: Interpreter,
    span: Span,
  ) => () => Value | undefined,
  source = 0,
): Value =>
  new Builtin(name, parameters, (given, machine, span) => {
    const items = iteratorOf(given[source] as Value, machine, span)
    if (items.kind === 'unknown') return items
    return new Iterator(
      name,
      machine,
      step(given, () => items.next(machine, span), machine, span),
    )
  })

const islice = stepping('islice', 'iterable, one, two?, step?', ([, one, two, step], next) => {
  const start = two === undefined ? 0n : (integerOf(one) ?? 0n)
  const stop = two === undefined ? integerOf(one) : integerOf(two)
  const by = integerOf(step) ?? 1n
  let at = 0n
  let wanted = start
  return () => {
    while (stop === null || at < stop) {
      if (stop !== null && wanted >= stop) return undefined
      const item = next()
      if (item === undefined) return undefined
      at += 1n
      if (at - 1n !== wanted) continue
      wanted += by
      return item
    }
    return undefined
  }
})

const accumulate = stepping(
  'accumulate',
  'iterable, function?, initial?',
  ([, callee, initial], next, machine, span) => {
    let total: Value | undefined
    let isBegun = initial === undefined || initial.kind === 'none'
    return () => {
      if (!isBegun) {
        isBegun = true
        total = initial
        return total
      }
      const item = next()
      if (item === undefined) return undefined
      if (total === undefined) total = item
      else if (callee === undefined || callee.kind === 'none') total = binary('+', total, item, machine, span)
      else total = machine.call(callee, positional(total, item), span)
      return total
    }
  },
)

const pairwise = stepping('pairwise', 'iterable', (_given, next) => {
  let before = next()
  return () => {
    const item = before === undefined ? undefined : next()
    if (before === undefined || item === undefined) return undefined
    const pair = tuple([before, item])
    before = item
    return pair
  }
})

const batched = stepping('batched', 'iterable, n', ([, size], next) => () => {
  const items: Value[] = []
  const most = Number(integerOf(size) ?? 1n)
  for (let item = next(); item !== undefined; item = next()) {
    items.push(item)
    if (items.length >= most) break
  }
  return items.length === 0 ? undefined : tuple(items)
})

const cycle = stepping('cycle', 'iterable', (_given, next, machine, span) => {
  const seen: Value[] = []
  let at = -1
  return () => {
    machine.step(span)
    const item = at === -1 ? next() : undefined
    if (item !== undefined) {
      seen.push(item)
      return item
    }
    at += 1
    return seen.length === 0 ? undefined : seen[at % seen.length]
  }
})

/** `takewhile`, `dropwhile`, `filterfalse`: what a test decides. */
const testing = (name: string, keeps: (truth: boolean, hasChanged: boolean) => 'take' | 'skip' | 'end'): Value =>
  stepping(
    name,
    'function, iterable',
    ([test], next, machine, span) => {
      let hasChanged = false
      return () => {
        for (let item = next(); item !== undefined; item = next()) {
          const truth: boolean | Unknown =
            test?.kind === 'none'
              ? truthOf(item, machine, span)
              : truthOf(machine.call(test as Value, positional(item), span), machine, span)
          if (typeof truth !== 'boolean') return truth
          if (!truth) hasChanged = true
          const what = keeps(truth, hasChanged)
          if (what === 'end') return undefined
          if (what === 'take') return item
        }
        return undefined
      }
    },
    1,
  )

const starmap = stepping(
  'starmap',
  'function, iterable',
  ([callee], next, machine, span) =>
    () => {
      const item = next()
      if (item === undefined) return undefined
      const args = machine.iterate(item, span)
      return 'kind' in args ? args : machine.call(callee as Value, positional(...args), span)
    },
  1,
)

/** What `itertools` makes of the items of one iterable, one at a time. */
export const STEPPING: Readonly<Record<string, Value>> = {
  islice,
  accumulate,
  pairwise,
  batched,
  cycle,
  takewhile: testing('takewhile', truth => (truth ? 'take' : 'end')),
  dropwhile: testing('dropwhile', (_truth, hasChanged) => (hasChanged ? 'take' : 'skip')),
  filterfalse: testing('filterfalse', truth => (truth ? 'skip' : 'take')),
  starmap,
}
