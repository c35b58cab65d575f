import type { Span } from '../../../python/ast.js'
import { hiding } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { list, positional, tuple } from '../core/make.js'
import { percent } from '../text/percent.js'
import type { Instance, Unknown, Value } from '../value.js'
import { arithmetic, integerOf, numericOf } from './numbers.js'
import { opaqueBinary } from './opaque.js'
import { dictUnion, setBinary } from './sets.js'

const METHODS: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '@': 'matmul',
  '**': 'pow',
  '<<': 'lshift',
  '>>': 'rshift',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
}

/** `left operator right`. */
export function binary(operator: string, left: Value, right: Value, machine: Interpreter, span: Span): Value {
  const [one, two] = [numericOf(left), numericOf(right)]
  if (one !== null && two !== null) {
    const result = bothBool(operator, left, right) ?? arithmetic(operator, one, two, machine, span)
    if (result !== null) return result
  }
  const given =
    ofObject(operator, left, right, false, machine, span) ?? ofObject(operator, right, left, true, machine, span)
  if (given !== undefined) return given
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    machine.risk()
    const unknown = left.kind === 'unknown' ? left : (right as Unknown)
    if (operator === '>>' || operator === '<<')
      machine.leave(`what is related here cannot be resolved: ${unknown.reason}`, span)
    return hiding(unknown, [left, right])
  }
  if (left.kind === 'instance' || right.kind === 'instance') {
    const data = ofData(operator, left, right, machine, span)
    if (data !== undefined) return data
  }
  const known = ofBuiltin(operator, left, right, machine, span)
  if (known !== undefined) return known
  if (left.kind === 'opaque' || right.kind === 'opaque') return opaqueBinary(operator, left, right, machine, span)
  return unsupported(operator, left, right, machine, span)
}

function bothBool(operator: string, left: Value, right: Value): Value | null {
  if (left.kind !== 'bool' || right.kind !== 'bool') return null
  if (operator === '&') return { kind: 'bool', value: left.value && right.value }
  if (operator === '|') return { kind: 'bool', value: left.value || right.value }
  return operator === '^' ? { kind: 'bool', value: left.value !== right.value } : null
}

/** By a method of the files, or by what a host does. */
function ofObject(
  operator: string,
  value: Value,
  other: Value,
  reflected: boolean,
  machine: Interpreter,
  span: Span,
): Value | undefined {
  if (value.kind === 'instance') {
    const name = `__${reflected ? 'r' : ''}${METHODS[operator]}__`
    if (machine.classMember(value.of, name) !== undefined)
      return machine.call(machine.attribute(value, name, span), positional(other), span)
    return value.host?.binary?.(operator, other, reflected, machine, span)
  }
  return value.kind === 'host' ? value.binary?.(operator, other, reflected, machine, span) : undefined
}

function ofData(operator: string, left: Value, right: Value, machine: Interpreter, span: Span): Value | undefined {
  const [one, two] = [left, right].map(value => (value.kind === 'instance' ? (value.data ?? value) : value)) as [
    Value,
    Value,
  ]
  return one === left && two === right ? undefined : binary(operator, one, two, machine, span)
}

function ofBuiltin(operator: string, left: Value, right: Value, machine: Interpreter, span: Span): Value | undefined {
  switch (operator) {
    case '+':
      return added(left, right, machine, span)
    case '*':
      return repeated(left, right, machine, span) ?? repeated(right, left, machine, span)
    case '%':
      return left.kind === 'str' ? percent(left.value, right, machine, span) : undefined
    case '|':
      if (left.kind === 'dict' && right.kind === 'dict') return dictUnion(left, right)
      return setBinary(operator, left, right)
    case '&':
    case '-':
    case '^':
      return setBinary(operator, left, right)
    default:
      return undefined
  }
}

function added(left: Value, right: Value, machine: Interpreter, span: Span): Value | undefined {
  if (left.kind === 'str' && right.kind === 'str') return machine.made(left.value + right.value, span)
  if (left.kind === 'bytes' && right.kind === 'bytes') return { kind: 'bytes', value: left.value + right.value }
  if (left.kind === 'list' && right.kind === 'list') {
    const partly = left.partly ?? right.partly
    if (partly !== undefined) return partly
    machine.room(left.items.length + right.items.length, span)
    return list([...left.items, ...right.items])
  }
  if (left.kind !== 'tuple' || right.kind !== 'tuple') return undefined
  machine.room(left.items.length + right.items.length, span)
  return tuple([...left.items, ...right.items])
}

function repeated(value: Value, times: Value, machine: Interpreter, span: Span): Value | undefined {
  const count = integerOf(times)
  if (count === null) return undefined
  const often = count < 0n ? 0 : Number(count)
  if (value.kind === 'str') {
    if (value.value.length * often > machine.limits.text) machine.room(Number.POSITIVE_INFINITY, span)
    return machine.made(value.value === '' ? '' : value.value.repeat(often), span)
  }
  if (value.kind !== 'list' && value.kind !== 'tuple') return undefined
  if (value.kind === 'list' && value.partly !== undefined) return value.partly
  machine.room(value.items.length * often, span)
  const items: Value[] = []
  if (value.items.length > 0) for (let at = 0; at < often; at += 1) for (const item of value.items) items.push(item)
  return value.kind === 'list' ? list(items) : tuple(items)
}

function unsupported(operator: string, left: Value, right: Value, machine: Interpreter, span: Span): Value {
  const isTold = (value: Value) =>
    !(value.kind === 'host' || (value.kind === 'instance' && (value.host !== null || hasForeignBase(value))))
  if (!isTold(left) || !isTold(right)) {
    machine.risk()
    return machine.unknown(`what ${operator} makes of it is not known`, span)
  }
  if (operator === '+' && (left.kind === 'str' || left.kind === 'list' || left.kind === 'tuple'))
    return machine.fail(
      'TypeError',
      `can only concatenate ${left.kind} (not "${typeName(right)}") to ${left.kind}`,
      span,
    )
  const what = `unsupported operand type(s) for ${operator === '**' ? '** or pow()' : operator}`
  return machine.fail('TypeError', `${what}: '${typeName(left)}' and '${typeName(right)}'`, span)
}

const hasForeignBase = (value: Instance): boolean => value.of.bases.some(base => base.kind !== 'class')
