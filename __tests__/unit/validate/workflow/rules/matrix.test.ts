import { describe, expect, it } from '@jest/globals'
import { found, job, told } from '../../../../support/workflow-rules.js'

/** A job with this matrix, whose lines begin in line 4. */
const matrix = (...lines: readonly string[]) =>
  job('strategy: { matrix: {', ...lines.map(line => `${line},`), '} }, runs-on: ubuntu-latest, steps: [{ run: make }]')

const numbers = (count: number) => `[${Array.from({ length: count }, (_, index) => index).join()}]`

describe('values of a matrix', () => {
  it('are told of where they are there twice, whatever they are', () => {
    const text = matrix(
      'a: [1, 2, 1]',
      'b: [{ x: 1, y: [2, 3] }, { y: [2, 3], x: 1 }, { x: 1, y: [3, 2] }]',
      'c: [[1, 2], [1, 2]]',
      "d: ['${{ vars.A }}', '${{ vars.B }}']",
    )
    expect(found(text)).toEqual([
      '4:13 workflow/duplicate-matrix-value',
      '5:28 workflow/duplicate-matrix-value',
      '6:15 workflow/duplicate-matrix-value',
    ])
  })
})

describe('exclude', () => {
  it('can only exclude what is there', () => {
    const text = matrix(
      'os: [linux, windows]',
      'node: [{ version: 20, lts: true }, { version: 21 }, 22]',
      'include: [{ os: linux, extra: 1 }]',
      'exclude: [',
      '  { os: macos, node: { version: 20 } },',
      '  { node: { version: 21, lts: true } },',
      '  { extra: 1, other: 2 },',
      '  { extra: 2, node: 22 }',
      ']',
    )
      .replaceAll(',,', ',')
      .replace('[,', '[')
    expect(found(text)).toEqual([
      '8:11 workflow/exclude-value',
      '9:13 workflow/exclude-value',
      '10:17 workflow/exclude-key',
      '11:14 workflow/exclude-value',
    ])
    expect(told(text)[0]).toBe('The matrix variable `os` is never `macos`; its values are `linux`, `windows`, `linux`')
  })

  it.each([
    ['a row that is an expression', ["a: '${{ fromJSON(vars.A) }}'", 'b: [1]', 'exclude: [{ a: 3 }]']],
    ['a value that is one', ["a: ['${{ vars.A }}', 1, 2]", 'exclude: [{ a: 3 }]']],
    ['an exclusion that is one', ['a: [1, 2]', "exclude: [{ a: '${{ vars.A }}' }]"]],
    ['additions that are one', ['a: [1, 2]', "include: '${{ fromJSON(vars.A) }}'", 'exclude: [{ b: 3 }]']],
    ['one of the additions', ['a: [1, 2]', "include: ['${{ fromJSON(vars.A) }}']", 'exclude: [{ b: 3 }]']],
    ['exclusions that are one', ['a: [1]', "exclude: '${{ fromJSON(vars.A) }}'"]],
  ])('is not judged with %s', (_, lines) => {
    expect(found(matrix(...lines))).toEqual([])
  })

  it('needs something to exclude from', () => {
    expect(found(matrix('exclude: [{ a: 1 }]'))).toEqual(['3:15 workflow/exclude-key'])
  })

  it('must leave something', () => {
    const rows = ['a: [1, 2]', 'b: [x, y]']
    expect(told(matrix(...rows, 'exclude: [{ a: 1 }, { a: 2, b: x }, { b: y }]'))).toEqual([
      '`exclude` takes out all 4 combinations',
    ])
    expect(found(matrix(...rows, 'exclude: [{ a: 1 }, { a: 2, b: x }]'))).toEqual([])
    expect(found(matrix(...rows, 'exclude: [{ a: 1 }, { a: 2 }]', 'include: [{ c: 1 }]'))).toEqual([])
  })
})

describe('the size of a matrix', () => {
  it.each([
    ['256 combinations', [`a: ${numbers(16)}`, `b: ${numbers(16)}`], []],
    ['more', [`a: ${numbers(16)}`, `b: ${numbers(17)}`], ['The matrix makes 272 jobs; GitHub allows 256']],
    ['fewer with exclusions', [`a: ${numbers(16)}`, `b: ${numbers(17)}`, 'exclude: [{ a: 1 }]'], []],
    [
      'more with exclusions',
      [`a: ${numbers(20)}`, `b: ${numbers(17)}`, 'exclude: [{ a: 1 }, { a: 1, b: 1 }]'],
      ['The matrix makes 323 jobs; GitHub allows 256'],
    ],
    ['a row that is not known', [`a: ${numbers(300)}`, "b: '${{ fromJSON(vars.B) }}'"], []],
    ['a value that is not known', [`a: ${numbers(300)}`, "b: ['${{ vars.B }}']"], []],
  ])('%s', (_, lines, expected) => {
    expect(told(matrix(...lines))).toEqual(expected)
  })

  it('counts what is listed one by one', () => {
    const many = Array.from({ length: 257 }, (_, index) => `{ a: ${index} }`).join()
    expect(told(matrix(`include: [${many}]`))).toEqual(['The matrix makes 257 jobs; GitHub allows 256'])
  })
})
