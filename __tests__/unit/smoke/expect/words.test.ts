import { describe, expect, it } from '@jest/globals'
import { beginningOf, endOf, textOf } from '../../../../src/smoke/expect/words.js'

const SECRET = 'S3cret"\n'.repeat(10)
const mask = (text: string) => text.replaceAll(SECRET, '***')
const plain = (text: string) => text

describe('what another side says', () => {
  it.each([
    ['', ''],
    [' \r\n', ''],
    ['why\n', '"why"'],
    ['<html>\r\n  <title>no</title>\r\n', '"<html> <title>no</title>"'],
    ['\u001b[2J\u202e', '"\\u001b[2J\\u202e"'],
    ['\0\u0001', ''],
    ['x'.repeat(200), `"${'x'.repeat(200)}"`],
    ['x'.repeat(201), `"${'x'.repeat(200)}…"`],
    [`${'x'.repeat(199)}😀😀`, `"${'x'.repeat(199)}…"`],
    [`a${' '.repeat(5000)}b`, '"a…"'],
  ])('%j begins with %j', (text, told) => {
    expect(beginningOf(text, plain)).toBe(told)
  })

  it.each([
    ['', ''],
    [' \r\n', ''],
    ['why\nnot\n', '"why\\nnot"'],
    ['x'.repeat(200), `"${'x'.repeat(200)}"`],
    [`first${'x'.repeat(200)}\n`, `"…${'x'.repeat(200)}"`],
    [`😀${'x'.repeat(199)}`, `"…${'x'.repeat(199)}"`],
  ])('%j ends with %j', (text, told) => {
    expect(endOf(text, plain)).toBe(told)
  })

  it('is masked before it is cut, so that no part of a secret is left', () => {
    expect(beginningOf('x'.repeat(180) + SECRET, mask)).toBe(`"${'x'.repeat(180)}***"`)
    expect(endOf(SECRET + 'x'.repeat(180), mask)).toBe(`"***${'x'.repeat(180)}"`)
  })

  it('has no half of a character at the end of what was kept of it', () => {
    expect(textOf(Buffer.from('aü').subarray(0, 2))).toBe('a')
  })
})
