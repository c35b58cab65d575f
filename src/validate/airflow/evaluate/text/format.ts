import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { positional, str } from '../core/make.js'
import { formattedTime } from '../dates/text.js'
import { numericOf } from '../operators/numbers.js'
import type { Opaque, Unknown, Value } from '../value.js'
import { exponential, fixed, floatText, general } from './numbers.js'

/** What a format specification says: `[[fill]align][sign][z][#][0][width][grouping][.precision][type]`. */
interface Spec {
  fill: string
  align: string
  sign: string
  alternate: boolean
  width: number
  grouping: string
  precision: number | null
  type: string
}

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(z)?(#)?(0)?(\d{1,6})?([,_])?(?:\.(\d{1,6}))?([bcdeEfFgGnosxX%])?$/su

function specOf(text: string): Spec | null {
  const found = SPEC.exec(text)
  if (found === null || found[4] !== undefined) return null
  const [, fill, align, sign, , alternate, zero, width, grouping, precision, type] = found
  return {
    fill: fill ?? (zero === undefined || (align !== undefined && zero === undefined) ? ' ' : '0'),
    align: align ?? (zero === undefined ? '' : '='),
    sign: sign ?? '-',
    alternate: alternate !== undefined,
    width: Number(width ?? 0),
    grouping: grouping ?? '',
    precision: precision === undefined ? null : Number(precision),
    type: type ?? '',
  }
}

/** `format(value, spec)`. */
export function formatValue(value: Value, spec: string, machine: Interpreter, span: Span): string | Unknown {
  if (value.kind === 'unknown') return value
  if (value.kind === 'instance') return formatInstance(value, spec, machine, span)
  if (spec === '') return machine.text(value, span)
  const known = specOf(spec)
  const number = numericOf(value)
  if (value.kind !== 'str' && number === null) {
    const time = value.kind === 'opaque' ? formattedMoment(value, spec) : null
    if (time !== null) return time
    if (value.kind === 'opaque' || value.kind === 'host')
      return machine.unknown('the formatted text is not worked out', span)
    return machine.fail('TypeError', `unsupported format string passed to ${typeName(value)}.__format__`, span)
  }
  if (known === null) return machine.unknown(`the format '${spec}' is not worked out`, span)
  if (known.width > machine.limits.text || (known.precision ?? 0) > 2_000)
    return machine.unknown('the text is too long', span)
  machine.charge(known.width + (known.precision ?? 0), span)
  const text = value.kind === 'str' ? formatText(value.value, known) : formatNumber(number as bigint | number, known)
  return (
    text ?? machine.fail('ValueError', `Unknown format code '${known.type}' for object of type '${value.kind}'`, span)
  )
}

/** A moment by what `strftime` would make of it; null where that is not worked out. */
function formattedMoment({ exact }: Opaque, spec: string): string | null {
  if (exact?.sort !== 'date' && exact?.sort !== 'moment') return null
  return exact.sort === 'moment' && exact.of === 'pendulum' && !spec.includes('%') ? null : formattedTime(exact, spec)
}

function formatInstance(
  value: Value & { kind: 'instance' },
  spec: string,
  machine: Interpreter,
  span: Span,
): string | Unknown {
  if (machine.classMember(value.of, '__format__') !== undefined) {
    const text = machine.call(machine.attribute(value, '__format__', span), positional(str(spec)), span)
    return text.kind === 'str'
      ? text.value
      : text.kind === 'unknown'
        ? text
        : machine.unknown('the text is not told', span)
  }
  const isMember = machine.classMember(value.of, '__enum__') !== undefined
  if (isMember && machine.classMember(value.of, '__str__') !== undefined) {
    const own = machine.text(value, span)
    return typeof own === 'string' ? formatValue(str(own), spec, machine, span) : own
  }
  if (isMember && value.data !== undefined && machine.classMember(value.of, '__enum_text__') === undefined)
    return machine.unknown('the text of a member of an Enum that is a value too depends on the version of Python', span)
  if (isMember && value.data !== undefined) return formatValue(value.data, spec, machine, span)
  const text = machine.text(value, span)
  return spec === '' || typeof text !== 'string' ? text : machine.unknown('the formatted text is not worked out', span)
}

function formatText(text: string, spec: Spec): string | null {
  if (spec.type !== '' && spec.type !== 's') return null
  if (spec.sign !== '-' || spec.grouping !== '' || spec.alternate || (spec.align === '=' && spec.fill !== '0'))
    return null
  const characters = Array.from(text)
  const cut = spec.precision === null ? characters : characters.slice(0, spec.precision)
  return padded('', cut.join(''), cut.length, spec, '<')
}

function padded(sign: string, body: string, length: number, spec: Spec, usual: string): string {
  const missing = Math.max(0, spec.width - length - sign.length)
  const align = spec.align === '' || (spec.align === '=' && usual === '<') ? usual : spec.align
  if (align === '=') return sign + spec.fill.repeat(missing) + body
  const before = align === '>' ? missing : align === '^' ? Math.floor(missing / 2) : 0
  return spec.fill.repeat(before) + sign + body + spec.fill.repeat(missing - before)
}

const BASES: Readonly<Record<string, number>> = { b: 2, o: 8, x: 16, X: 16 }

function formatNumber(number: bigint | number, spec: Spec): string | null {
  const isInteger = typeof number === 'bigint'
  const { type } = spec
  if (type === 's' || (type === 'c' && !isInteger)) return null
  if (type === 'c') return padded('', String.fromCodePoint(Number(number)), 1, spec, '<')
  const isNegative = number < 0 || Object.is(number, -0)
  const sign = isNegative ? '-' : spec.sign === '-' ? '' : spec.sign
  if (isInteger && (type === '' || type === 'd' || type === 'n' || BASES[type] !== undefined)) {
    if (spec.precision !== null) return null
    const digits = (isNegative ? -number : number).toString(BASES[type] ?? 10)
    const prefix = spec.alternate && BASES[type] !== undefined ? `0${type}` : ''
    const body = type === 'X' ? digits.toUpperCase() : digits
    return finished(sign + prefix, body, '', spec, BASES[type] === undefined ? 3 : 4)
  }
  if (['d', 'b', 'o', 'x', 'X'].includes(type)) return null
  return formatFloat(Math.abs(Number(number)), sign, spec)
}

function formatFloat(value: number, sign: string, spec: Spec): string {
  const { type, precision } = spec
  const isPercent = type === '%'
  const upper = type === 'E' || type === 'F' || type === 'G'
  if (!Number.isFinite(value)) {
    const text = `${Number.isNaN(value) ? 'nan' : 'inf'}${isPercent ? '%' : ''}`
    return padded(sign, upper ? text.toUpperCase() : text, text.length, { ...spec, fill: spec.fill }, '>')
  }
  const text = floatDigits(isPercent ? value * 100 : value, type.toLowerCase(), precision, spec.alternate)
  const [, whole, rest] = /^(\d+)(.*)$/s.exec(upper ? text.toUpperCase() : text) as unknown as [string, string, string]
  return finished(sign, whole, `${rest}${isPercent ? '%' : ''}`, spec, 3)
}

function floatDigits(value: number, type: string, precision: number | null, alternate: boolean): string {
  if (type === 'f' || type === '%') return fixed(value, precision ?? 6)
  if (type === 'e') return exponential(value, precision ?? 6)
  if (type === 'g' || type === 'n') return general(value, precision ?? 6, alternate, false)
  if (precision === null) return floatText(value)
  const text = general(value, precision, alternate, true)
  return /[.e]/.test(text) ? text : `${text}.0`
}

/** Groups the digits, and pads them; zeros that pad are grouped too. */
function finished(sign: string, whole: string, rest: string, spec: Spec, size: number): string {
  const { grouping } = spec
  if (grouping === '') return padded(sign, whole + rest, whole.length + rest.length, spec, '>')
  let digits = whole
  if (spec.fill === '0' && spec.align === '=') {
    while (sign.length + grouped(digits, grouping, size).length + rest.length < spec.width) digits = `0${digits}`
  }
  const body = grouped(digits, grouping, size) + rest
  return padded(sign, body, body.length, spec, '>')
}

function grouped(digits: string, sign: string, size: number): string {
  const groups: string[] = []
  for (let end = digits.length; end > 0; end -= size) groups.unshift(digits.slice(Math.max(0, end - size), end))
  return groups.join(sign)
}
