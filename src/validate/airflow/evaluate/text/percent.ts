import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { str } from '../core/make.js'
import { numericOf } from '../operators/numbers.js'
import { subscript } from '../operators/subscript.js'
import type { Unknown, Value } from '../value.js'
import { converted } from './conversion.js'
import { formatValue } from './format.js'

const PLACE = /%(?:\(([^()]*)\))?([-+ #0]{0,8})(\d{1,6}|\*)?(?:\.(\d{1,6}|\*))?[hlL]?([a-zA-Z%])/y

/** `text % values`. */
export function percent(text: string, values: Value, machine: Interpreter, span: Span): Value {
  if (values.kind === 'unknown') return values
  const given = values.kind === 'tuple' ? [...values.items] : [values]
  const isMapping = values.kind === 'dict'
  let made = ''
  let used = 0
  for (let at = 0; at < text.length; ) {
    const sign = text.indexOf('%', at)
    made += text.slice(at, sign === -1 ? text.length : sign)
    if (sign === -1) break
    PLACE.lastIndex = sign
    const found = PLACE.exec(text)
    if (found === null) return machine.unknown('the format is not worked out', span)
    at = PLACE.lastIndex
    const [, key, flags, width, precision, type] = found as unknown as [
      string,
      string?,
      string?,
      string?,
      string?,
      string?,
    ]
    if (type === '%') made += '%'
    else if (width === '*' || precision === '*')
      return machine.unknown('a width that is given by a value is not worked out', span)
    else {
      const value = key === undefined ? given[used] : subscript(values, str(key), machine, span)
      if (key === undefined) used += 1
      if (value === undefined) return machine.fail('TypeError', 'not enough arguments for format string', span)
      const piece = placed(value, flags ?? '', Number(width ?? 0), precision, type ?? '', machine, span)
      if (typeof piece !== 'string') return piece
      made += piece
    }
  }
  if (used < given.length && !isMapping && !(used === 0 && values.kind === 'list'))
    return machine.fail('TypeError', 'not all arguments converted during string formatting', span)
  return machine.made(made, span)
}

function placed(
  value: Value,
  flags: string,
  width: number,
  precision: string | undefined,
  type: string,
  machine: Interpreter,
  span: Span,
): string | Unknown {
  const align = flags.includes('-') ? '<' : '>'
  if (type === 's' || type === 'r' || type === 'a') {
    const text = converted(value, type, machine, span)
    if (typeof text !== 'string') return text
    return formatValue(
      str(text),
      `${align}${width || ''}${precision === undefined ? '' : `.${precision}`}`,
      machine,
      span,
    )
  }
  if (value.kind === 'unknown') return value
  if (type === 'c') return value.kind === 'str' ? value.value : formatValue(value, 'c', machine, span)
  const number = numericOf(value)
  if (number === null) {
    if (value.kind !== 'str' && value.kind !== 'none' && value.kind !== 'list')
      return machine.unknown('the number is not told', span)
    return machine.fail(
      'TypeError',
      `%${type} format: a real number is required, not ${value.kind === 'none' ? 'NoneType' : value.kind}`,
      span,
    )
  }
  const isWhole = 'diu'.includes(type)
  const given: Value =
    isWhole && typeof number === 'number' ? { kind: 'int', value: BigInt(Math.trunc(number)) } : value
  const zero = flags.includes('0') && align === '>' ? '0' : ''
  const sign = flags.includes('+') ? '+' : flags.includes(' ') ? ' ' : ''
  const place = zero === '' ? align : ''
  const digits = precision === undefined || isWhole ? '' : `.${precision}`
  const spec = `${place}${sign}${flags.includes('#') ? '#' : ''}${zero}${width || ''}${digits}${isWhole ? 'd' : type}`
  if (isWhole && precision !== undefined) return machine.unknown('a precision of an integer is not worked out', span)
  return formatValue(given.kind === 'bool' ? { kind: 'int', value: BigInt(given.value) } : given, spec, machine, span)
}
