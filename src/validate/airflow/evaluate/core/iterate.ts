import type { Span } from '../../../python/ast.js'
import type { Instance, Unknown, Value } from '../value.js'
import type { Interpreter } from './interpreter.js'
import { int, positional, str } from './make.js'
import { orderedItems } from './set-order.js'
import { Iterator, Stream, type Visit } from './streams.js'

/** Hands out the items of anything that can be iterated over; a list may grow meanwhile. Unknown where it is not told. */
export function each(value: Value, visit: Visit, machine: Interpreter, span: Span): Unknown | null {
  switch (value.kind) {
    case 'list':
      for (let at = 0; at < value.items.length; at += 1) {
        if (value.partly !== undefined) return value.partly
        if (!visit(value.items[at] as Value)) return null
      }
      return value.partly ?? null
    case 'host':
      if (value instanceof Stream) return value.each(visit, machine, span)
      break
    case 'range':
      for (let at = value.start; value.step > 0n ? at < value.stop : at > value.stop; at += value.step)
        if (!visit(int(at))) return null
      return null
  }
  const items = itemsOf(value, machine, span)
  if ('kind' in items) return items
  for (const item of items) if (!visit(item)) return null
  return null
}

/** All items at once. */
export function itemsOf(value: Value, machine: Interpreter, span: Span): readonly Value[] | Unknown {
  switch (value.kind) {
    case 'list':
      return value.partly ?? value.items
    case 'tuple':
      return value.items
    case 'set':
      return value.partly ?? orderedItems(value) ?? [...value.items.values()]
    case 'dict':
      return value.partly ?? [...value.entries.values()].map(entry => entry.key)
    case 'str':
      machine.charge(value.value.length, span)
      return Array.from(value.value, str)
    case 'bytes':
      return Array.from(value.value, character => int(character.charCodeAt(0)))
    case 'range':
      return itemsOfRange(value, machine, span)
    case 'unknown':
      machine.risk()
      return value
    case 'opaque':
      machine.risk()
      return machine.unknown(`what ${value.text} holds is not told`, span)
    case 'instance':
      return itemsOfInstance(value, machine, span)
    case 'host':
      if (value.items !== undefined) return value.items(machine, span)
      return machine.unknown(`what ${value.describe()} holds is not told`, span)
    case 'class':
      return itemsOfClass(value, machine, span)
    default:
      return machine.fail('TypeError', `'${typeName(value)}' object is not iterable`, span)
  }
}

function itemsOfRange(value: Value & { kind: 'range' }, machine: Interpreter, span: Span): readonly Value[] {
  const items: Value[] = []
  machine.room(Number(lengthOfRange(value)), span)
  for (let at = value.start; value.step > 0n ? at < value.stop : at > value.stop; at += value.step) items.push(int(at))
  return items
}

export function lengthOfRange({ start, stop, step }: Value & { kind: 'range' }): bigint {
  const length = step > 0n ? (stop - start + step - 1n) / step : (start - stop - step - 1n) / -step
  return length > 0n ? length : 0n
}

function itemsOfInstance(value: Instance, machine: Interpreter, span: Span): readonly Value[] | Unknown {
  const method = machine.classMember(value.of, '__iter__')
  if (method !== undefined) {
    const iterator = machine.call(machine.attribute(value, '__iter__', span), positional(), span)
    return iterator === value
      ? machine.unknown(`what ${value.of.name} holds is not worked out`, span)
      : itemsOf(iterator, machine, span)
  }
  if (value.data !== undefined) return itemsOf(value.data, machine, span)
  if (value.host?.items !== undefined) return value.host.items(machine, span)
  if (value.host !== null || !isPlain(value)) return machine.unknown(`what ${value.of.name} holds is not told`, span)
  return machine.fail('TypeError', `'${value.of.name}' object is not iterable`, span)
}

/** Whether all classes of an instance are of the files. */
const isPlain = (value: Instance): boolean => value.of.bases.every(base => base.kind === 'class')

function itemsOfClass(value: Value & { kind: 'class' }, machine: Interpreter, span: Span): readonly Value[] | Unknown {
  const members = machine.classMember(value, '__members__')
  if (members?.kind === 'dict') return [...new Set([...members.entries.values()].map(entry => entry.value))]
  if (value.bases.length > 0) return machine.unknown(`what the class ${value.name} holds is not told`, span)
  return machine.fail('TypeError', `'type' object is not iterable`, span)
}

/** An iterator over anything, for what takes items from several at once. */
export function iteratorOf(value: Value, machine: Interpreter, span: Span): Stream | Unknown {
  if (value instanceof Stream) return value
  if (value.kind === 'list') {
    if (value.partly !== undefined) return value.partly
    let at = -1
    return new Iterator('list_iterator', machine, () => {
      at += 1
      return value.items[at]
    })
  }
  const items = itemsOf(value, machine, span)
  if ('kind' in items) return items
  let at = -1
  return new Iterator(`${typeName(value)}_iterator`, machine, () => {
    at += 1
    return items[at]
  })
}

/** Python's name of a value's type. */
export function typeName(value: Value): string {
  switch (value.kind) {
    case 'none':
      return 'NoneType'
    case 'set':
      return value.frozen ? 'frozenset' : 'set'
    case 'class':
      return 'type'
    case 'instance':
      return value.of.name
    case 'opaque':
      return value.type?.split('.').at(-1) ?? 'object'
    case 'host':
    case 'unknown':
      return 'object'
    default:
      return value.kind
  }
}
