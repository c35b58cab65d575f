import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import type { Arguments, Opaque, Value } from '../value.js'

const LONGEST = 120

/** Something real that is not looked into. */
export function opaque(type: string | null, text: string, span: Span): Opaque {
  const short = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
  return { kind: 'opaque', type, text: short, span: { start: span.start, end: span.end } }
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
  const [one, two] = [left, right].map(value => (value.kind === 'opaque' ? value.type : null)) as [
    string | null,
    string | null,
  ]
  if (one !== null && two !== null && (operator === '+' || operator === '-')) {
    if (MOMENTS.has(one))
      return opaque(SPANS.has(two) ? one : operator === '-' ? 'datetime.timedelta' : null, text, span)
    if (SPANS.has(one)) return opaque(MOMENTS.has(two) ? two : one, text, span)
  }
  const isScaled = ['*', '/', '//'].includes(operator)
  if (isScaled && one !== null && SPANS.has(one) && right.kind !== 'opaque') return opaque(one, text, span)
  if (operator === '*' && two !== null && SPANS.has(two) && left.kind !== 'opaque') return opaque(two, text, span)
  return opaque(one !== null && one === two ? one : null, text, span)
}
