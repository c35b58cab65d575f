import { describe, expect, it } from '@jest/globals'
import { benjaminiHochberg, holm } from '../../../src/statistics/many.js'

/** Ten a row, so that digits beyond the twelfth do not matter. */
const rounded = (values: number[]) => values.map(value => Number(value.toFixed(12)))

describe('p-values of many tests', () => {
  const pValues = Object.freeze([0.03, 0.001, 0.6, 0.012, 0.04])

  it('are adjusted by Holm step by step, and never fall behind a smaller one', () => {
    // 0.001 * 5, 0.012 * 4, 0.03 * 3, max(0.04 * 2, 0.09), 0.6 * 1
    expect(rounded(holm(pValues))).toEqual([0.09, 0.005, 0.6, 0.048, 0.09])
  })

  it('are adjusted by Benjamini and Hochberg from the largest down', () => {
    // 0.6, 0.04 * 5/4, 0.03 * 5/3, 0.012 * 5/2, 0.001 * 5
    expect(rounded(benjaminiHochberg(pValues))).toEqual([0.05, 0.005, 0.6, 0.03, 0.05])
    expect(rounded(benjaminiHochberg([0.04, 0.05, 0.05]))).toEqual([0.05, 0.05, 0.05])
  })

  it('stay within 1, and alone what they are', () => {
    expect(holm([0.5, 0.9, 1])).toEqual([1, 1, 1])
    expect(benjaminiHochberg([1, 1])).toEqual([1, 1])
    expect(holm([0.02])).toEqual([0.02])
    expect(benjaminiHochberg([0.02])).toEqual([0.02])
    expect(holm([])).toEqual([])
    expect(benjaminiHochberg([])).toEqual([])
  })
})
