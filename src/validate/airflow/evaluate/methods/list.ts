import type { Span } from '../../../python/ast.js'
import { Method } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { int, list, NONE_VALUE } from '../core/make.js'
import { integerOf } from '../operators/numbers.js'
import { sorted } from '../operators/sort.js'
import type { ListValue, Unknown, Value } from '../value.js'

type Self = Value & { kind: 'list' | 'tuple' }

/** Where an item stands first; -1 where it does not. */
function placeOf(items: readonly Value[], item: Value, machine: Interpreter, span: Span): number | Unknown {
  for (const [at, other] of items.entries()) {
    const equal = machine.equal(other, item, span)
    if (equal === true) return at
    if (equal !== false) return equal
  }
  return -1
}

const index = new Method('item, start?, end?', (self, [item, start, end], machine, span) => {
  if (self.kind === 'list' && self.partly !== undefined) return self.partly
  const { items } = self as Self
  const [from, to] = [Number(integerOf(start) ?? 0n), Number(integerOf(end) ?? BigInt(items.length))]
  const part = items.slice(from, to)
  const at = placeOf(part, item as Value, machine, span)
  if (typeof at !== 'number') return at
  const offset = from < 0 ? Math.max(0, items.length + from) : from
  if (at >= 0) return int(at + offset)
  const text = machine.repr(item as Value, span)
  return machine.fail(
    'ValueError',
    self.kind === 'list' ? `${typeof text === 'string' ? text : '…'} is not in list` : 'tuple.index(x): x not in tuple',
    span,
  )
})

const count = new Method('item', (self, [item], machine, span) => {
  if (self.kind === 'list' && self.partly !== undefined) return self.partly
  let found = 0
  for (const other of (self as Self).items) {
    const equal = machine.equal(other, item as Value, span)
    if (typeof equal !== 'boolean') return equal
    if (equal) found += 1
  }
  return int(found)
})

const append = new Method(
  'item',
  (self, [item], machine, span) => {
    const value = self as ListValue
    machine.change(value)
    value.items.push(item as Value)
    machine.room(value.items.length & 255 ? 0 : value.items.length, span)
    return NONE_VALUE
  },
  true,
)

const extend = new Method(
  'items',
  (self, [given], machine, span) => {
    const value = self as ListValue
    const items = machine.iterate(given as Value, span)
    machine.change(value)
    if ('kind' in items) value.partly ??= items
    else {
      machine.room(value.items.length + items.length, span)
      value.items = [...value.items, ...items]
    }
    return NONE_VALUE
  },
  true,
)

const insert = new Method(
  'at, item',
  (self, [at, item], machine, span) => {
    const value = self as ListValue
    machine.change(value)
    const place = integerOf(at)
    if (place === null) value.partly ??= machine.unknown('the place in the list is not told', span)
    else value.items.splice(Number(place), 0, item as Value)
    return NONE_VALUE
  },
  true,
)

const pop = new Method('at?', (self, [at], machine, span) => {
  const value = self as ListValue
  if (value.partly !== undefined) return value.partly
  const place = Number(at === undefined ? -1n : (integerOf(at) ?? -1n))
  if (value.items.length === 0) return machine.fail('IndexError', 'pop from empty list', span)
  const from = place < 0 ? place + value.items.length : place
  if (from < 0 || from >= value.items.length) return machine.fail('IndexError', 'pop index out of range', span)
  machine.change(value)
  return value.items.splice(from, 1)[0] as Value
})

const remove = new Method('item', (self, [item], machine, span) => {
  const value = self as ListValue
  if (value.partly !== undefined) return NONE_VALUE
  const at = placeOf(value.items, item as Value, machine, span)
  machine.change(value)
  if (typeof at !== 'number') value.partly = at
  else if (at < 0) machine.fail('ValueError', 'list.remove(x): x not in list', span)
  else value.items.splice(at, 1)
  return NONE_VALUE
})

const sort = new Method('key?, reverse?', (self, [key, reverse], machine, span) => {
  const value = self as ListValue
  machine.change(value)
  const items = sorted(value.items, key ?? NONE_VALUE, machine.truth(reverse ?? NONE_VALUE) === true, machine, span)
  if ('kind' in items) value.partly ??= items
  else value.items = items
  return NONE_VALUE
})

const changing = (change: (value: ListValue) => void): Method =>
  new Method('', (self, _given, machine) => {
    const value = self as ListValue
    machine.change(value)
    change(value)
    return NONE_VALUE
  })

export const LIST_METHODS: ReadonlyMap<string, Method> = new Map([
  ['append', append],
  ['extend', extend],
  ['insert', insert],
  ['pop', pop],
  ['remove', remove],
  ['sort', sort],
  ['reverse', changing(value => value.items.reverse())],
  [
    'clear',
    changing(value => {
      value.items = []
      delete value.partly
    }),
  ],
  ['copy', new Method('', self => (self as ListValue).partly ?? list([...(self as ListValue).items]))],
  ['index', index],
  ['count', count],
])

export const TUPLE_METHODS: ReadonlyMap<string, Method> = new Map([
  ['index', index],
  ['count', count],
])
