import type { Span } from '../../../python/ast.js'
import { failKey } from '../builtins/exceptions.js'
import { mayHold } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { keyOf } from '../core/keys.js'
import { positional } from '../core/make.js'
import { loosen } from '../core/partly.js'
import type { DictValue, ListValue, Value } from '../value.js'
import { integerOf } from './numbers.js'
import { cutOf } from './slices.js'

/** `value[index] = item`. */
export function storeItem(value: Value, index: Value, item: Value, machine: Interpreter, span: Span): void {
  switch (value.kind) {
    case 'unknown':
      if (mayHold(item)) value.hides = true
      machine.risk()
      return
    case 'opaque':
      machine.risk()
      return
    case 'dict':
      storeInDict(value, index, item, machine, span)
      return
    case 'list':
      storeInList(value, index, item, machine, span)
      return
    case 'instance':
      if (machine.classMember(value.of, '__setitem__') !== undefined) {
        machine.call(machine.attribute(value, '__setitem__', span), positional(index, item), span)
        return
      }
      if (value.data !== undefined) {
        storeItem(value.data, index, item, machine, span)
        return
      }
      storeInHost(value.host ?? value, index, item, machine, span)
      return
    case 'host':
      storeInHost(value, index, item, machine, span)
      return
    default:
      machine.fail('TypeError', `'${typeName(value)}' object does not support item assignment`, span)
      return
  }
}

/** An entry of a dict; where the key is not known, nothing of it is certain any more. */
export function storeInDict(dict: DictValue, index: Value, item: Value, machine: Interpreter, span: Span): void {
  const key = keyOf(index, machine, span)
  machine.change(dict)
  if (typeof key !== 'string') {
    loosen(dict, key)
    return
  }
  const entry = dict.entries.get(key)
  dict.entries.set(key, { key: entry?.key ?? index, value: item })
  machine.room(dict.entries.size & 255 ? 0 : dict.entries.size, span)
}

function storeInList(value: ListValue, index: Value, item: Value, machine: Interpreter, span: Span): void {
  if (value.partly !== undefined) return
  machine.change(value)
  if (index.kind === 'slice') {
    storeSlice(value, index, item, machine, span)
    return
  }
  const at = integerOf(index)
  if (at === null) {
    value.partly = index.kind === 'unknown' ? index : machine.unknown('the place in the list is not told', span)
    return
  }
  const from = at < 0n ? at + BigInt(value.items.length) : at
  if (from < 0n || from >= BigInt(value.items.length))
    machine.fail('IndexError', 'list assignment index out of range', span)
  value.items[Number(from)] = item
}

function storeSlice(
  value: ListValue,
  slice: Value & { kind: 'slice' },
  item: Value,
  machine: Interpreter,
  span: Span,
): void {
  const items = machine.iterate(item, span)
  const cut = cutOf(slice, value.items.length, machine, span)
  if ('kind' in items || cut === null || 'kind' in cut || cut.step !== 1) {
    value.partly = 'kind' in items ? items : machine.unknown('the part of the list is not worked out', span)
    return
  }
  machine.room(value.items.length + items.length, span)
  value.items = [...value.items.slice(0, cut.start), ...items, ...value.items.slice(cut.start + cut.length)]
}

function storeInHost(value: Value, index: Value, item: Value, machine: Interpreter, span: Span): void {
  const method = value.kind === 'host' ? value.get?.('__setitem__', machine, span) : undefined
  if (method !== undefined) machine.call(method, positional(index, item), span)
  else machine.risk()
}

/** `del value[index]`. */
export function deleteItem(value: Value, index: Value, machine: Interpreter, span: Span): void {
  if (value.kind === 'dict') {
    deleteEntry(value, index, machine, span)
    return
  }
  if (value.kind === 'list' && value.partly === undefined) {
    machine.change(value)
    const cut =
      index.kind === 'slice' ? cutOf(index, value.items.length, machine, span) : placeOf(value, index, machine, span)
    if (cut === null || 'kind' in cut) value.partly = machine.unknown('what is deleted is not worked out', span)
    else {
      const gone = new Set(Array.from({ length: cut.length }, (_, at) => cut.start + at * cut.step))
      value.items = value.items.filter((_, at) => !gone.has(at))
    }
    return
  }
  if (value.kind === 'instance' && value.data !== undefined) {
    deleteItem(value.data, index, machine, span)
    return
  }
  const method = value.kind === 'instance' ? machine.classMember(value.of, '__delitem__') : undefined
  if (method === undefined) machine.risk()
  else machine.call(machine.attribute(value, '__delitem__', span), positional(index), span)
}

function placeOf(value: ListValue, index: Value, machine: Interpreter, span: Span) {
  const at = integerOf(index)
  if (at === null) return null
  const start = at < 0n ? at + BigInt(value.items.length) : at
  if (start < 0n || start >= BigInt(value.items.length))
    return machine.fail('IndexError', 'list assignment index out of range', span)
  return { start: Number(start), length: 1, step: 1 }
}

function deleteEntry(dict: DictValue, index: Value, machine: Interpreter, span: Span): void {
  const key = keyOf(index, machine, span)
  machine.change(dict)
  if (typeof key !== 'string') loosen(dict, key)
  else if (!dict.entries.delete(key) && dict.partly === undefined) {
    failKey(index, machine, span)
  }
}
