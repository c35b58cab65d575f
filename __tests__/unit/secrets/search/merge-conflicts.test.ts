import { describe, expect, test } from '@jest/globals'
import { mergeConflicts } from '../../../../src/secrets/search/merge-conflicts.js'

const [OURS, BETWEEN, THEIRS] = ['<<<<<<< HEAD', '=======', '>>>>>>> topic']

describe('a conflict that a merge left', () => {
  test('is told by the line at which it begins', () => {
    const text = ['a', OURS, 'b', BETWEEN, 'c', THEIRS, 'd', OURS, BETWEEN, THEIRS].join('\n')
    expect(mergeConflicts(text)).toEqual([2, 8])
    expect(mergeConflicts([OURS, 'b', BETWEEN, THEIRS, ''].join('\r\n'))).toEqual([1])
  })

  test.each([
    ['a heading', ['Title', BETWEEN, 'text'].join('\n')],
    ['marks in another order', [BETWEEN, OURS, THEIRS].join('\n')],
    ['marks within lines', ['a <<<<<<< b', '  =======', ' >>>>>>> c'].join('\n')],
    ['a conflict without its end', [OURS, 'b', BETWEEN].join('\n')],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(mergeConflicts(text)).toEqual([])
  })
})
