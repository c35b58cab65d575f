import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { float, int, positional } from '../core/make.js'
import { integerOf } from '../operators/numbers.js'
import type { Value } from '../value.js'

const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz'

/** `int(value, base)`. */
export function integerFrom(value: Value, base: Value | undefined, machine: Interpreter, span: Span): Value {
  const given = value.kind === 'instance' ? (value.data ?? value) : value
  if (given.kind === 'int' || given.kind === 'bool') return int(integerOf(given) ?? 0n)
  if (given.kind === 'float') {
    if (!Number.isFinite(given.value))
      return machine.fail(
        'OverflowError',
        `cannot convert float ${Number.isNaN(given.value) ? 'NaN' : 'infinity'} to integer`,
        span,
      )
    return int(BigInt(Math.trunc(given.value)))
  }
  if (given.kind === 'str') return parsed(given.value, Number(integerOf(base) ?? 10n), machine, span)
  return otherwise('__int__', 'int', value, machine, span)
}

function parsed(text: string, base: number, machine: Interpreter, span: Span): Value {
  const found = /^\s*([-+]?)(?:0([xob])_?(?=[0-9a-z]))?([0-9a-z]+(?:_[0-9a-z]+)*)\s*$/i.exec(text)
  const prefixed = { x: 16, o: 8, b: 2 }[found?.[2]?.toLowerCase() ?? '']
  const digits = (found?.[3] ?? '').replaceAll('_', '').toLowerCase()
  const [actual, body] =
    prefixed === undefined || base === prefixed || base === 0
      ? [base === 0 ? (prefixed ?? 10) : base, digits]
      : [base, `0${found?.[2]?.toLowerCase()}${digits}`]
  const isFit =
    found !== null && actual >= 2 && actual <= 36 && [...body].every(digit => DIGITS.indexOf(digit) < actual)
  if (!isFit || (prefixed !== undefined && base !== prefixed && base !== 0 && body === digits)) {
    if (/[^\0-\x7f]/.test(text)) return machine.unknown('the number is not worked out', span)
    const written = machine.repr({ kind: 'str', value: text }, span)
    return machine.fail('ValueError', `invalid literal for int() with base ${base}: ${String(written)}`, span)
  }
  if (body.length > 4_000) return machine.unknown('the number is too large', span)
  let value = 0n
  if (actual === 10) value = BigInt(body)
  else for (const digit of body) value = value * BigInt(actual) + BigInt(DIGITS.indexOf(digit))
  return int(found?.[1] === '-' ? -value : value)
}

/** `float(value)`. */
export function floatFrom(value: Value, machine: Interpreter, span: Span): Value {
  const given = value.kind === 'instance' ? (value.data ?? value) : value
  if (given.kind === 'float') return given
  const whole = integerOf(given)
  if (whole !== null) return float(Number(whole))
  if (given.kind !== 'str') return otherwise('__float__', 'float', value, machine, span)
  const text = given.value.trim().toLowerCase()
  if (/^[-+]?(\d+(_\d+)*\.?(\d+(_\d+)*)?|\.\d+(_\d+)*)(e[-+]?\d+(_\d+)*)?$/.test(text))
    return float(Number(text.replaceAll('_', '')))
  const special = /^([-+]?)(inf(?:inity)?|nan)$/.exec(text)
  if (special !== null)
    return float(
      special[2] === 'nan' ? Number.NaN : special[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
    )
  const written = machine.repr(given, span)
  return machine.fail('ValueError', `could not convert string to float: ${String(written)}`, span)
}

function otherwise(method: string, type: string, value: Value, machine: Interpreter, span: Span): Value {
  if (value.kind === 'instance' && machine.classMember(value.of, method) !== undefined)
    return machine.call(machine.attribute(value, method, span), positional(), span)
  if (['opaque', 'host', 'bytes', 'instance'].includes(value.kind)) {
    machine.risk()
    return machine.unknown('the number is not told', span)
  }
  const what =
    type === 'int'
      ? 'int() argument must be a string, a bytes-like object or a real number'
      : 'float() argument must be a string or a real number'
  return machine.fail('TypeError', `${what}, not '${typeName(value)}'`, span)
}
