import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { emptyFile, type FileCoverage } from '../../../src/coverage/model.js'
import { patchOf } from '../../../src/coverage/patch.js'
import type { RepoPath } from '../../../src/gate/path.js'
import type { FileChange, LineRange } from '../../../src/gate/ports.js'

/** A file by its lines: `+` run, `-` not run, `.` not executable. */
function fileOf(path: string, text: string): FileCoverage {
  const items = [...text].flatMap((mark, index) => (mark === '.' ? [] : [2 * (index + 1) + (mark === '+' ? 1 : 0)]))
  return { ...emptyFile(path), lines: Uint32Array.from(items) }
}

function change(path: string, ...ranges: LineRange[]): FileChange {
  return { path: path as RepoPath, from: path as RepoPath, ranges, substantial: true }
}

const files = (...all: FileCoverage[]) => all

describe('the patch', () => {
  it('counts executable lines that the change touches, the file with most uncovered ones first', () => {
    const patch = patchOf(files(fileOf('a', '+-+-..++'), fileOf('b', '---')), [
      change('a', [1, 2], [4, 6]),
      change('b', [1, 3]),
      change('unknown', [1, 9]),
    ])
    expect(patch).toEqual({
      covered: 1,
      total: 6,
      files: [
        { path: 'b', covered: 0, total: 3, uncovered: [[1, 3]] },
        {
          path: 'a',
          covered: 1,
          total: 3,
          uncovered: [
            [2, 2],
            [4, 4],
          ],
        },
      ],
    })
  })

  it.each<[string, LineRange[], [number, number][]]>([
    ['--..--', [[1, 6]], [[1, 6]]],
    [
      '--..--',
      [
        [1, 2],
        [5, 6],
      ],
      [[1, 6]],
    ],
    [
      '--.+--',
      [[1, 6]],
      [
        [1, 2],
        [5, 6],
      ],
    ],
    [
      '-----',
      [
        [1, 2],
        [4, 5],
      ],
      [
        [1, 2],
        [4, 5],
      ],
    ],
    [
      '--+--',
      [
        [1, 2],
        [4, 5],
      ],
      [
        [1, 2],
        [4, 5],
      ],
    ],
    ['......', [[1, 6]], []],
    ['+++', [[1, 3]], []],
  ])('groups the uncovered lines of %s in %j', (text, ranges, expected) => {
    const [file] = patchOf([fileOf('a', text)], [change('a', ...ranges)]).files
    expect(file?.uncovered ?? []).toEqual(expected)
  })

  it('leaves out files without such lines, and is empty without any', () => {
    expect(patchOf([fileOf('a', '..+')], [change('a', [1, 2]), change('b')])).toEqual({
      covered: 0,
      total: 0,
      files: [],
    })
  })

  it('counts as a naive walk over the lines does', () => {
    const mark = fc.constantFrom('+', '-', '.')
    const lines = fc.array(fc.tuple(mark, fc.boolean()), { maxLength: 40 })
    fc.assert(
      fc.property(lines, items => {
        const ranges = items.flatMap(([, touched], index): LineRange[] => (touched ? [[index + 1, index + 1]] : []))
        const joined = ranges.reduce<[number, number][]>((all, [line]) => {
          const last = all.at(-1)
          if (last !== undefined && last[1] === line - 1) last[1] = line
          else all.push([line, line])
          return all
        }, [])
        const touched = items.filter(([, each]) => each).map(([each]) => each)
        const patch = patchOf([fileOf('a', items.map(([each]) => each).join(''))], [change('a', ...joined)])
        expect(patch.total).toBe(touched.filter(each => each !== '.').length)
        expect(patch.covered).toBe(touched.filter(each => each === '+').length)
        const uncovered = items.flatMap(([each, is], index) => (is && each === '-' ? [index + 1] : []))
        const inGroups = (line: number) =>
          patch.files[0]?.uncovered.some(([first, last]) => first <= line && line <= last)
        expect(uncovered.every(inGroups)).toBe(true)
        const others = items.flatMap(([each, is], index) => (each === '+' || (each === '-' && !is) ? [index + 1] : []))
        expect(others.some(inGroups)).toBe(false)
      }),
    )
  })
})
