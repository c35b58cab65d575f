import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { compare, type Decimal, decimalOf, isMultiple, nameOf } from '../../../../src/validate/schema/value/decimal.js'

const decimal = (text: string) => decimalOf(text) as Decimal

describe('numbers to their last digit', () => {
  it.each([
    ['1', '1.0'],
    ['100', '1e2'],
    ['0.5', '5e-1'],
    ['-0', '0.000'],
    ['0x1F', '31'],
    ['1_000', '1000'],
    ['.5', '0.50'],
  ])('takes %s and %s for equal', (one, other) => {
    expect(nameOf(decimal(one))).toBe(nameOf(decimal(other)))
    expect(compare(decimal(one), decimal(other))).toBe(0)
  })

  it.each(['', '.', 'abc', '.inf', 'NaN', '1e', '--1'])('takes %j for no number', text => {
    expect(decimalOf(text)).toBeNull()
  })

  it('orders numbers that doubles cannot tell apart, and of any size', () => {
    expect(compare(decimal('9007199254740993'), decimal('9007199254740992'))).toBe(1)
    expect(compare(decimal('0.1'), decimal('0.10000000000000000001'))).toBe(-1)
    expect(compare(decimal('1e999999999'), decimal('9e999999998'))).toBe(1)
    expect(compare(decimal('-1e999999999'), decimal('1e-999999999'))).toBe(-1)
  })

  it('divides decimals and numbers of any size', () => {
    expect(isMultiple(decimal('0.3'), decimal('0.1'))).toBe(true)
    expect(isMultiple(decimal('0.35'), decimal('0.1'))).toBe(false)
    expect(isMultiple(decimal('1e308'), decimal('0.5'))).toBe(true)
    expect(isMultiple(decimal('1e999999999'), decimal('3'))).toBe(false)
    expect(isMultiple(decimal('1e999999999'), decimal('7e999999999'))).toBe(false)
    expect(isMultiple(decimal('21e999999999'), decimal('7e999999999'))).toBe(true)
  })

  it('agrees with whole numbers of any length', () => {
    const whole = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n })
    fc.assert(
      fc.property(whole, whole, (one, other) => {
        expect(compare(decimal(`${one}`), decimal(`${other}`))).toBe(one < other ? -1 : one > other ? 1 : 0)
        const divisor = other < 0n ? -other : other + 1n
        expect(isMultiple(decimal(`${one}`), decimal(`${divisor}`))).toBe(one % divisor === 0n)
      }),
    )
  })
})
