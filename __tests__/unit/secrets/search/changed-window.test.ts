import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { changedWindow } from '../../../../src/secrets/search/changed-window.js'

const LINE = 'a line of some length\n'
const LONG = LINE.repeat(1000)

describe('the part in which a content differs', () => {
  test('has all that is new, whole lines, and what stands around it', () => {
    const at = 500 * LINE.length
    const after = `${LONG.slice(0, at)}new\n${LONG.slice(at)}`
    const { start, end } = changedWindow(Buffer.from(LONG), Buffer.from(after)) ?? { start: 0, end: 0 }
    const part = after.slice(start, end)
    expect(part).toContain('\nnew\n')
    expect(part.length).toBeLessThan(4 * 1024)
    expect([after[start - 1], after[end - 1]]).toEqual(['\n', '\n'])
    expect([part.indexOf('new') > 500, part.length - part.indexOf('new') > 500]).toEqual([true, true])
  })

  test('is all of it where that is small, or most of it is new', () => {
    expect(changedWindow(Buffer.from('a\n'), Buffer.from('b\n'))).toBeNull()
    expect(changedWindow(Buffer.from('x'), Buffer.from(LONG))).toBeNull()
  })

  test('begins with the text where the first line is empty', () => {
    const window = changedWindow(Buffer.alloc(0), Buffer.from('\n'))
    expect(window?.start ?? 0).toBe(0)
  })

  test('holds every text that was not there before', () => {
    const text = fc.stringMatching(/^[ab\n]{0,3000}$/)
    fc.assert(
      fc.property(text, text, text, text, (head, gone, added, tail) => {
        const [before, after] = [head.repeat(3) + gone + tail.repeat(3), head.repeat(3) + added + tail.repeat(3)]
        const window = changedWindow(Buffer.from(before), Buffer.from(after))
        if (window === null) return
        const outside = [after.slice(0, window.start), after.slice(window.end)]
        expect(before.startsWith(outside[0] as string) && before.endsWith(outside[1] as string)).toBe(true)
      }),
    )
  })
})
