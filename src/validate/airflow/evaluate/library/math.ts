import type { Builtin } from '../core/builtin.js'
import { bool, float, int } from '../core/make.js'
import { dividedDown, integerOf, numericOf } from '../operators/numbers.js'
import type { Value } from '../value.js'
import { members } from './members.js'

type Definition = readonly [string, ConstructorParameters<typeof Builtin>[2]]

/** A float's whole part, one way or the other. */
const rounding = (round: (value: number) => number): Definition => [
  'value',
  ([value], machine, span) => {
    const number = numericOf(value as Value)
    if (typeof number === 'bigint') return int(number)
    return number !== null && Number.isFinite(number)
      ? int(BigInt(round(number)))
      : machine.unknown('the number is not told', span)
  },
]

/** What is exact whatever computes it. */
const exact = (compute: (value: number) => number | null): Definition => [
  'value',
  ([value], machine, span) => {
    const number = numericOf(value as Value)
    const result = number === null ? null : compute(Number(number))
    return result === null ? machine.unknown('the number is not worked out', span) : float(result)
  },
]

function greatest(one: bigint, two: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, two < 0n ? -two : two]
  while (b !== 0n) [a, b] = [b, a - dividedDown(a, b) * b]
  return a
}

const powerOf = (base: number, value: number): number | null => {
  const power = Math.round(Math.log(value) / Math.log(base))
  return base ** power === value && value <= 1e15 ? power : null
}

export const MATH: ReadonlyMap<string, Value> = members(
  {
    ceil: rounding(Math.ceil),
    floor: rounding(Math.floor),
    trunc: rounding(Math.trunc),
    sqrt: exact(value => (value < 0 ? null : Math.sqrt(value))),
    fabs: exact(Math.abs),
    log2: exact(value => powerOf(2, value)),
    log10: exact(value => powerOf(10, value)),
    gcd: [
      'one, two',
      ([one, two], machine, span) => {
        const [a, b] = [integerOf(one), integerOf(two)]
        return a === null || b === null ? machine.unknown('the number is not told', span) : int(greatest(a, b))
      },
    ],
    isnan: ['value', ([value]) => bool(value?.kind === 'float' && Number.isNaN(value.value))],
    isinf: [
      'value',
      ([value]) => bool(value?.kind === 'float' && !Number.isFinite(value.value) && !Number.isNaN(value.value)),
    ],
    factorial: [
      'value',
      ([value], machine, span) => {
        const number = integerOf(value)
        if (number === null || number < 0n || number > 500n)
          return machine.unknown('the number is not worked out', span)
        let product = 1n
        for (let at = 2n; at <= number; at += 1n) product *= at
        return int(product)
      },
    ],
  },
  {
    pi: float(Math.PI),
    e: float(Math.E),
    inf: float(Number.POSITIVE_INFINITY),
    nan: float(Number.NaN),
    tau: float(2 * Math.PI),
  },
)
