import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { calculated } from '../dates/arithmetic.js'
import type { Exact } from '../dates/exact.js'
import type { Arguments, Opaque, Value } from '../value.js'
import { numericOf } from './numbers.js'

const LONGEST = 120

/** Something real that is not looked into. */
export function opaque(type: string | null, text: string, span: Span, quiet?: boolean): Opaque {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
  const made: Opaque = { kind: 'opaque', type, text: short, span: { start: span.start, end: span.end } }
  return quiet === true ? { ...made, quiet } : made
}

/** How a value is written where a call or an operation is. */
export function written(value: Value, machine: Interpreter, span: Span): string {
  if (value.kind === 'opaque') return value.text
  if (value.kind === 'host') return value.describe()
  if (value.kind === 'unknown' || value.kind === 'instance' || value.kind === 'function') return '…'
  const text = machine.repr(value, span)
  return typeof text === 'string' ? text : '…'
}

/** Arguments as they could have been written. */
export function argumentText(args: Arguments, machine: Interpreter, span: Span): string {
  const values = args.positional.map(value => written(value, machine, span))
  const named = [...args.named].map(([name, value]) => `${name}=${written(value, machine, span)}`)
  return [...values, ...named, ...(args.incomplete === null ? [] : ['…'])].join(', ')
}

const MOMENTS: ReadonlySet<string> = new Set(['datetime.datetime', 'datetime.date', 'pendulum.DateTime'])
const SPANS: ReadonlySet<string> = new Set(['datetime.timedelta', 'dateutil.relativedelta', 'pendulum.Duration'])

/** A moment and a span give a moment, two moments a span; of the rest the type is not told. */
export function opaqueBinary(operator: string, left: Value, right: Value, machine: Interpreter, span: Span): Value {
  const text = `${written(left, machine, span)} ${operator} ${written(right, machine, span)}`
  const [first, second] = [termOf(left), termOf(right)]
  const exact = first === null || second === null ? null : calculated(operator, first, second)
  if (typeof exact === 'number') return { kind: 'float', value: exact }
  const [one, two] = [left, right].map(value => (value.kind === 'opaque' ? value.type : null)) as [
    string | null,
    string | null,
  ]
  if (one !== null && two !== null && (operator === '+' || operator === '-')) {
    if (MOMENTS.has(one)) return made(SPANS.has(two) ? one : operator === '-' ? 'datetime.timedelta' : null)
    if (SPANS.has(one)) return made(MOMENTS.has(two) ? two : one)
  }
  const isScaled = ['*', '/', '//'].includes(operator)
  if (isScaled && one !== null && SPANS.has(one) && right.kind !== 'opaque') return made(one)
  if (operator === '*' && two !== null && SPANS.has(two) && left.kind !== 'opaque') return made(two)
  return made(one !== null && one === two ? one : null)

  function made(type: string | null): Opaque {
    const value = opaque(type, text, span)
    return exact === null ? value : { ...value, exact: exact as Exact }
  }
}

/** What is calculated with: a moment, a span, a number. */
function termOf(value: Value): Exact | number | null {
  if (value.kind === 'opaque') return value.exact ?? null
  const number = numericOf(value)
  return number === null ? null : Number(number)
}

/** Moments are always true. */
export const isMoment = ({ type }: Opaque): boolean => type !== null && MOMENTS.has(type)
