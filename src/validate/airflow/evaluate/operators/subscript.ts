import type { Span } from '../../../python/ast.js'
import { failKey } from '../builtins/exceptions.js'
import { hiding } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { lengthOfRange, typeName } from '../core/iterate.js'
import { keyOf } from '../core/keys.js'
import { int, list, positional, str, tuple } from '../core/make.js'
import type { DictValue, Value } from '../value.js'
import { integerOf } from './numbers.js'
import { opaque, written } from './opaque.js'
import { type Cut, cutOf, taken } from './slices.js'

/** `value[index]`. */
export function subscript(value: Value, index: Value, machine: Interpreter, span: Span): Value {
  switch (value.kind) {
    case 'unknown':
      machine.risk()
      return value
    case 'opaque':
      return opaque(null, `${value.text}[${written(index, machine, span)}]`, span)
    case 'dict':
      return ofDict(value, index, machine, span)
    case 'list':
    case 'tuple':
    case 'str':
    case 'bytes':
    case 'range':
      return ofSequence(value, index, machine, span)
    case 'host':
      return value.index?.(index, machine, span) ?? unsure(value.describe(), machine, span)
    case 'class':
      return ofClass(value, index, machine, span)
    case 'instance':
      if (machine.classMember(value.of, '__getitem__') !== undefined)
        return machine.call(machine.attribute(value, '__getitem__', span), positional(index), span)
      if (value.data !== undefined) return subscript(value.data, index, machine, span)
      return value.host?.index?.(index, machine, span) ?? unsure(value.of.name, machine, span)
    default:
      return machine.fail('TypeError', `'${typeName(value)}' object is not subscriptable`, span)
  }
}

function unsure(what: string, machine: Interpreter, span: Span): Value {
  machine.risk()
  return machine.unknown(`what ${what} holds is not told`, span)
}

function ofDict(dict: DictValue, index: Value, machine: Interpreter, span: Span): Value {
  const key = keyOf(index, machine, span)
  if (typeof key !== 'string') {
    machine.risk()
    return hiding(key, [dict])
  }
  const entry = dict.entries.get(key)
  if (entry !== undefined) return entry.value
  if (dict.partly !== undefined) {
    machine.risk()
    return dict.partly
  }
  if (dict.missing !== undefined && dict.missing.kind !== 'none') {
    const made = machine.call(dict.missing, positional(), span)
    machine.change(dict)
    dict.entries.set(key, { key: index, value: made })
    return made
  }
  return failKey(index, machine, span)
}

type Sequence = Value & { kind: 'list' | 'tuple' | 'str' | 'bytes' | 'range' }

function ofSequence(value: Sequence, index: Value, machine: Interpreter, span: Span): Value {
  if (value.kind === 'list' && value.partly !== undefined) {
    machine.risk()
    return value.partly
  }
  if (index.kind === 'unknown') {
    machine.risk()
    return hiding(index, [value])
  }
  if (value.kind === 'range' && lengthOfRange(value) > BigInt(Number.MAX_SAFE_INTEGER))
    return machine.unknown('the range is too large', span)
  if (index.kind === 'slice') {
    const cut = cutOf(index, lengthOf(value), machine, span)
    return cut === null
      ? machine.fail('TypeError', SLICE, span)
      : 'kind' in cut
        ? hiding(cut, [value])
        : sliced(value, cut, machine, span)
  }
  if (value.kind === 'str') machine.charge(value.value.length, span)
  const at = integerOf(index.kind === 'instance' ? index.data : index)
  if (at === null) {
    if (index.kind === 'opaque' || index.kind === 'host') return unsure(`the ${value.kind}`, machine, span)
    const kind = value.kind === 'str' ? 'string' : value.kind
    const what = `${kind} indices must be integers${value.kind === 'str' ? '' : ' or slices'}`
    return machine.fail(
      'TypeError',
      `${what}, not ${value.kind === 'str' ? `'${typeName(index)}'` : typeName(index)}`,
      span,
    )
  }
  const length = BigInt(lengthOf(value))
  const from = at < 0n ? at + length : at
  if (from < 0n || from >= length) {
    const kind = value.kind === 'str' ? 'string' : value.kind === 'range' ? 'range object' : value.kind
    return machine.fail('IndexError', `${kind} index out of range`, span)
  }
  return itemAt(value, Number(from))
}

const SLICE = 'slice indices must be integers or None or have an __index__ method'

/** How many items a sequence has; of a text the characters, which are not always units of this language. */
export function lengthOf(value: Sequence): number {
  if (value.kind === 'range') return Number(lengthOfRange(value))
  if (value.kind === 'list' || value.kind === 'tuple') return value.items.length
  return isWide(value.value) ? Array.from(value.value).length : value.value.length
}

const isWide = (text: string): boolean => /[\ud800-\udbff]/.test(text)

function itemAt(value: Sequence, at: number): Value {
  if (value.kind === 'list' || value.kind === 'tuple') return value.items[at] as Value
  if (value.kind === 'range') return int(value.start + BigInt(at) * value.step)
  if (value.kind === 'bytes') return int(value.value.charCodeAt(at))
  return str((isWide(value.value) ? Array.from(value.value)[at] : value.value[at]) as string)
}

function sliced(value: Sequence, cut: Cut, machine: Interpreter, span: Span): Value {
  machine.charge(lengthOf(value), span)
  if (value.kind === 'list') return list(taken(value.items, cut))
  if (value.kind === 'tuple') return tuple(taken(value.items, cut))
  if (value.kind === 'range') {
    const start = value.start + BigInt(cut.start) * value.step
    const step = value.step * BigInt(cut.step)
    return { kind: 'range', start, stop: start + BigInt(cut.length) * step, step }
  }
  return { kind: value.kind, value: taken(Array.from(value.value), cut).join('') }
}

function ofClass(value: Value & { kind: 'class' }, index: Value, machine: Interpreter, span: Span): Value {
  const members = machine.classMember(value, '__members__')
  if (members?.kind === 'dict') return ofDict(members, index, machine, span)
  const method = machine.classMember(value, '__class_getitem__')
  return method === undefined
    ? value
    : machine.call(machine.attribute(value, '__class_getitem__', span), positional(index), span)
}
