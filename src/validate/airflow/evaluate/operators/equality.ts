import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { lengthOfRange } from '../core/iterate.js'
import { positional } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import { keyOfExact } from '../dates/arithmetic.js'
import type { Instance, Unknown, Value } from '../value.js'
import { truthOf } from './truth.js'

/** Whether two values are equal, as `==` has it. */
export function isEqual(one: Value, two: Value, machine: Interpreter, span: Span): boolean | Unknown {
  machine.step(span)
  if (one.kind === 'unknown') return one
  if (two.kind === 'unknown') return two
  if (one === two && one.kind !== 'float') return true
  if (one.kind === 'instance' || two.kind === 'instance') return areInstancesEqual(one, two, machine, span)
  if (isNumber(one) && isNumber(two)) return areNumbersEqual(numberOf(one), numberOf(two))
  if (one.kind === 'opaque' || two.kind === 'opaque') return opaqueEqual(one, two, machine, span)
  if (one.kind !== two.kind) return false
  switch (one.kind) {
    case 'str':
    case 'bytes':
      return one.value === (two as typeof one).value
    case 'list':
      if (one.partly !== undefined) return one.partly
      return (two as typeof one).partly ?? areAllEqual(one.items, (two as typeof one).items, machine, span)
    case 'tuple':
      return areAllEqual(one.items, (two as typeof one).items, machine, span)
    case 'set':
      return areKeysEqual(one, two as typeof one)
    case 'dict':
      return areDictsEqual(one, two as typeof one, machine, span)
    case 'range':
      return areRangesEqual(one, two as typeof one)
    case 'none':
    case 'ellipsis':
      return true
    case 'method':
      return one.self === (two as typeof one).self && one.callee === (two as typeof one).callee
    case 'host':
      if (one instanceof BuiltinType) return two instanceof BuiltinType && one.qualified === two.qualified
      return false
    default:
      return false
  }
}

/** As the sequences that they are. */
function areRangesEqual(one: Value & { kind: 'range' }, two: Value & { kind: 'range' }): boolean {
  const [length, other] = [lengthOfRange(one), lengthOfRange(two)]
  if (length !== other || length === 0n) return length === other
  return one.start === two.start && (length === 1n || one.step === two.step)
}

const isNumber = (value: Value): value is Value & { kind: 'int' | 'float' | 'bool' } =>
  value.kind === 'int' || value.kind === 'float' || value.kind === 'bool'

const numberOf = (value: Value & { kind: 'int' | 'float' | 'bool' }): bigint | number =>
  value.kind === 'bool' ? BigInt(value.value) : value.value

/** Exactly, also of an integer and a float. */
const areNumbersEqual = (one: bigint | number, two: bigint | number): boolean => one <= two && one >= two

/** What is opaque is never None, a text or a number, unless its type says so. */
function opaqueEqual(one: Value, two: Value, machine: Interpreter, span: Span): boolean | Unknown {
  const [opaque, other] = one.kind === 'opaque' ? [one, two] : [two, one]
  if (one.kind === 'opaque' && two.kind === 'opaque' && one.exact !== undefined && two.exact !== undefined) {
    const [key, other] = [keyOfExact(one.exact), keyOfExact(two.exact)]
    if (key !== null && other !== null) return key === other
  }
  const { type, text } = opaque as Value & { kind: 'opaque' }
  if (other.kind === 'none' && type !== null) return false
  return machine.unknown(`whether ${text} is equal to another is not worked out`, span)
}

function areAllEqual(
  one: readonly Value[],
  two: readonly Value[],
  machine: Interpreter,
  span: Span,
): boolean | Unknown {
  if (one.length !== two.length) return false
  let unknown: Unknown | null = null
  for (const [at, item] of one.entries()) {
    const equal = item === two[at] ? true : machine.equal(item, two[at] as Value, span)
    if (equal === false) return false
    if (equal !== true) unknown ??= equal
  }
  return unknown ?? true
}

function areKeysEqual(one: Value & { kind: 'set' }, two: Value & { kind: 'set' }): boolean | Unknown {
  const partly = one.partly ?? two.partly
  if (partly !== undefined) return partly
  return one.items.size === two.items.size && [...one.items.keys()].every(key => two.items.has(key))
}

function areDictsEqual(
  one: Value & { kind: 'dict' },
  two: Value & { kind: 'dict' },
  machine: Interpreter,
  span: Span,
): boolean | Unknown {
  const partly = one.partly ?? two.partly
  if (partly !== undefined) return partly
  if (one.entries.size !== two.entries.size) return false
  const pairs = [...one.entries].map(([key, { value }]) => ({ value, other: two.entries.get(key)?.value }))
  if (pairs.some(({ other }) => other === undefined)) return false
  return areAllEqual(
    pairs.map(({ value }) => value),
    pairs.map(({ other }) => other as Value),
    machine,
    span,
  )
}

function areInstancesEqual(one: Value, two: Value, machine: Interpreter, span: Span): boolean | Unknown {
  for (const [value, other] of [
    [one, two],
    [two, one],
  ] as const) {
    if (value.kind !== 'instance' || machine.classMember(value.of, '__eq__') === undefined) continue
    const method = machine.attribute(value, '__eq__', span)
    return truthOf(machine.call(method, positional(other), span), machine, span)
  }
  const [first, second] = [dataOf(one), dataOf(two)]
  if (first !== one || second !== two) return isEqual(first, second, machine, span)
  const host = (one as Instance).host ?? (two as Instance).host
  if (one.kind !== two.kind && (one.kind === 'opaque' || two.kind === 'opaque'))
    return machine.unknown(`whether ${host?.describe() ?? 'an instance'} is equal to another is not worked out`, span)
  return false
}

/** What an instance is as a value of a built-in type; else itself. */
export const dataOf = (value: Value): Value => (value.kind === 'instance' ? (value.data ?? value) : value)
