import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { keyOf } from '../core/keys.js'
import { positional } from '../core/make.js'
import type { DictValue, Unknown, Value } from '../value.js'
import { integerOf } from './numbers.js'
import { truthOf } from './truth.js'

/** `item in value`. */
export function contains(value: Value, item: Value, machine: Interpreter, span: Span): boolean | Unknown {
  switch (value.kind) {
    case 'unknown':
      machine.risk()
      return value
    case 'str':
      return containsText(value.value, item, machine, span)
    case 'dict':
      return hasEntry(value, item, machine, span)
    case 'set':
      return value.partly ?? hasKey(value.items, item, machine, span)
    case 'range':
      return inRange(value, item)
    case 'instance':
      if (machine.classMember(value.of, '__contains__') !== undefined) {
        const method = machine.attribute(value, '__contains__', span)
        return truthOf(machine.call(method, positional(item), span), machine, span)
      }
      if (value.data !== undefined) return contains(value.data, item, machine, span)
      break
    case 'host':
      return inHost(value, item, machine, span)
    case 'int':
    case 'float':
    case 'bool':
    case 'none':
      return machine.fail('TypeError', `argument of type '${typeName(value)}' is not iterable`, span)
  }
  const items = machine.iterate(value, span)
  return 'kind' in items ? items : isAmong(items, item, machine, span)
}

/** By its own method, where it has one. */
function inHost(value: Value & { kind: 'host' }, item: Value, machine: Interpreter, span: Span): boolean | Unknown {
  const method = value.get?.('__contains__', machine, span)
  if (method !== undefined) return truthOf(machine.call(method, positional(item), span), machine, span)
  const items = machine.iterate(value, span)
  return 'kind' in items ? items : isAmong(items, item, machine, span)
}

function containsText(text: string, item: Value, machine: Interpreter, span: Span): boolean | Unknown {
  if (item.kind === 'str') return text.includes(item.value)
  if (item.kind === 'unknown') return item
  if (item.kind === 'instance' && item.data?.kind === 'str') return text.includes(item.data.value)
  if (['opaque', 'host', 'instance'].includes(item.kind)) return machine.unknown('the text is not told', span)
  return machine.fail('TypeError', `'in <string>' requires string as left operand, not ${typeName(item)}`, span)
}

function hasKey(
  entries: ReadonlyMap<string, unknown>,
  item: Value,
  machine: Interpreter,
  span: Span,
): boolean | Unknown {
  const key = keyOf(item, machine, span)
  return typeof key === 'string' ? entries.has(key) : key
}

function hasEntry(dict: DictValue, item: Value, machine: Interpreter, span: Span): boolean | Unknown {
  const key = keyOf(item, machine, span)
  if (typeof key !== 'string') return key
  const entry = dict.entries.get(key)
  if (dict.partly === undefined) return entry !== undefined
  return entry !== undefined && entry.value.kind !== 'unknown' ? true : dict.partly
}

function inRange({ start, stop, step }: Value & { kind: 'range' }, item: Value): boolean | Unknown {
  if (item.kind === 'unknown') return item
  const number = item.kind === 'float' && Number.isInteger(item.value) ? BigInt(item.value) : integerOf(item)
  if (number === null) return false
  const isInside = step > 0n ? number >= start && number < stop : number <= start && number > stop
  return isInside && (number - start) % step === 0n
}

/** Whether an item is among others; a match that is certain decides, whatever else is unknown. */
function isAmong(items: readonly Value[], item: Value, machine: Interpreter, span: Span): boolean | Unknown {
  let unknown: Unknown | null = null
  for (const other of items) {
    const equal = machine.equal(other, item, span)
    if (equal === true) return true
    if (equal !== false) unknown ??= equal
  }
  return unknown ?? false
}
