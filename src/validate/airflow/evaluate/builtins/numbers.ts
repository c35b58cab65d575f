import { Builtin } from '../core/builtin.js'
import { each, typeName } from '../core/iterate.js'
import { float, int, NONE_VALUE, str, tuple } from '../core/make.js'
import { binary } from '../operators/binary.js'
import { dataOf } from '../operators/equality.js'
import { integerOf, numericOf } from '../operators/numbers.js'
import { opaque, written } from '../operators/opaque.js'
import { nearest, rounded } from '../text/numbers.js'
import type { Value } from '../value.js'

const abs = new Builtin('abs', 'value', ([given], machine, span) => {
  const number = numericOf(dataOf(given as Value))
  if (typeof number === 'bigint') return int(number < 0n ? -number : number)
  if (number !== null) return float(Math.abs(number))
  const value = given as Value
  if (value.kind === 'opaque') return opaque(value.type, `abs(${value.text})`, span)
  if (value.kind === 'host' || value.kind === 'instance') return machine.unknown('the number is not told', span)
  return machine.fail('TypeError', `bad operand type for abs(): '${typeName(value)}'`, span)
})

const round = new Builtin('round', 'value, digits?', ([given, digits], machine, span) => {
  const number = numericOf(dataOf(given as Value))
  const places = digits === undefined || digits.kind === 'none' ? null : integerOf(digits)
  if (number === null) return machine.unknown('the number is not told', span)
  if (typeof number === 'bigint') {
    if (places === null || places >= 0n) return int(number)
    return machine.unknown('the rounded number is not worked out', span)
  }
  if (places !== null) return float(rounded(number, Number(places)))
  if (Number.isFinite(number)) return int(nearest(number))
  const [type, what] = Number.isNaN(number) ? ['ValueError', 'NaN'] : ['OverflowError', 'infinity']
  return machine.fail(type as string, `cannot convert float ${what} to integer`, span)
})

const sum = new Builtin('sum', 'iterable, start?', ([items, start], machine, span) => {
  let total: Value = start ?? int(0)
  let hasFloats = false
  const unknown = each(
    items as Value,
    item => {
      machine.step(span)
      hasFloats ||= item.kind === 'float'
      total = binary('+', total, item, machine, span)
      return true
    },
    machine,
    span,
  )
  // Python 3.12 adds floats more exactly than those before.
  const isExact = !hasFloats || (total.kind === 'float' && Number.isSafeInteger(total.value))
  return unknown ?? (isExact ? total : machine.unknown('the sum depends on the version of Python', span))
})

const divmod = new Builtin('divmod', 'one, two', ([one, two], machine, span) =>
  tuple([
    binary('//', one as Value, two as Value, machine, span),
    binary('%', one as Value, two as Value, machine, span),
  ]),
)

const pow = new Builtin('pow', 'base, exp, mod?', ([base, exp, mod], machine, span) => {
  const power = binary('**', base as Value, exp as Value, machine, span)
  return mod === undefined ? power : binary('%', power, mod, machine, span)
})

const inBase = (name: string, prefix: string, base: number): Value =>
  new Builtin(name, 'value', ([value], machine, span) => {
    const number = integerOf(dataOf(value as Value))
    if (number === null) return machine.unknown('the number is not told', span)
    return str(`${number < 0n ? '-' : ''}${prefix}${(number < 0n ? -number : number).toString(base)}`)
  })

const ord = new Builtin('ord', 'character', ([value], machine, span) => {
  const given = dataOf(value as Value)
  const characters = given.kind === 'str' ? Array.from(given.value) : null
  if (characters === null) return machine.unknown('the character is not told', span)
  if (characters.length === 1) return int(characters[0]?.codePointAt(0) ?? 0)
  return machine.fail('TypeError', `ord() expected a character, but string of length ${characters.length} found`, span)
})

const chr = new Builtin('chr', 'code', ([value], machine, span) => {
  const code = integerOf(dataOf(value as Value))
  if (code === null) return machine.unknown('the character is not told', span)
  return code >= 0n && code < 0x110000n
    ? str(String.fromCodePoint(Number(code)))
    : machine.fail('ValueError', 'chr() arg not in range(0x110000)', span)
})

const complex = new Builtin('complex', 'real?, imag?', (given, machine, span) =>
  opaque('complex', `complex(${given.map(value => written(value ?? NONE_VALUE, machine, span)).join(', ')})`, span),
)

export const NUMBER_FUNCTIONS: Readonly<Record<string, Value>> = {
  abs,
  round,
  sum,
  divmod,
  pow,
  ord,
  chr,
  complex,
  hex: inBase('hex', '0x', 16),
  oct: inBase('oct', '0o', 8),
  bin: inBase('bin', '0b', 2),
}
