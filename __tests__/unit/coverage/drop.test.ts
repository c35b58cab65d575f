import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import type { Component } from '../../../src/coverage/components.js'
import type { FileTotals } from '../../../src/coverage/details.js'
import { judgeDrop, judgeFileDrops } from '../../../src/coverage/drop.js'
import type { Past } from '../../../src/coverage/past.js'
import { sumOf } from '../../../src/coverage/totals.js'
import { type Count, type Percent, parsePercent } from '../../../src/gate/percent.js'

const of = (covered: number, total: number): Count => ({ covered, total })
const percent = (text: string) => parsePercent(text) as Percent

function fileOf(path: string, lines: Count, more: Partial<FileTotals> = {}): FileTotals {
  return { path, lines, branches: null, functions: null, statements: null, ...more }
}

const filesOf = (files: Record<string, Count>) => Object.entries(files).map(([path, lines]) => fileOf(path, lines))

function pastOf(files: Record<string, Count>): Past {
  const all = filesOf(files)
  return { totals: sumOf(all), files: new Map(all.map(file => [file.path, file])), from: 'run 7 at abc' }
}

/** What comes of judging all lines, or those of a component. */
function drop(past: Past, head: Count, most?: string, component: string | null = null, has = (_: string) => true) {
  const thresholds = most === undefined ? {} : { 'max-drop': percent(most) }
  return judgeDrop({ component, thresholds, totals: fileOf('', head), where: '' }, has, past)
}

const MOST = Number.MAX_SAFE_INTEGER

describe('a fall', () => {
  it.each<[string, Count, Count, boolean]>([
    // As floats 0.8 - 0.7 is more than 0.1, and 0.9 - 0.8 is less.
    ['10', of(8, 10), of(7, 10), false],
    ['10', of(9, 10), of(8, 10), false],
    ['10', of(8000, 10_000), of(7000, 10_000), false],
    ['10', of(8000, 10_000), of(6999, 10_000), true],
    ['0.1', of(1000, 1000), of(999, 1000), false],
    ['0.1', of(1000, 1000), of(998, 1000), true],
    ['0.099999999999', of(1000, 1000), of(999, 1000), true],
    ['0', of(3, 4), of(3, 4), false],
    ['0', of(3, 4), of(6, 8), false],
    ['0', of(3, 4), of(5999, 8000), true],
    ['0%', of(3, 4), of(1, 1), false],
    ['100', of(4, 4), of(0, 9), false],
    ['99.999999999999', of(4, 4), of(0, 9), true],
    // As floats both are the same.
    ['0', of(1e9, 1e9 + 1), of(2e9 - 1, 2e9 + 1), true],
    ['0', of(2e9 - 1, 2e9 + 1), of(1e9, 1e9 + 1), false],
    ['50', of(MOST, MOST), of((MOST + 1) / 2, MOST), false],
    ['50', of(MOST, MOST), of((MOST - 1) / 2, MOST), true],
    // Covered code was deleted: nothing is tested less than before.
    ['0', of(90, 100), of(40, 50), false],
    ['0', of(90, 100), of(0, 10), false],
    ['0', of(90, 100), of(39, 50), true],
    // More is uncovered, of more.
    ['0', of(90, 100), of(180, 200), false],
    ['0', of(90, 100), of(180, 201), true],
    ['0', of(1, 2), of(99, 150), false],
  ])('with max-drop %s from %j to %j is too deep: %s', (most, base, head, falls) => {
    const { findings, metrics } = drop(pastOf({ a: base }), head, most)
    expect(findings.map(({ rule, level }) => `${level} ${rule}`)).toEqual(falls ? ['error coverage/drop'] : [])
    expect(metrics.map(({ name, verdict }) => [name, verdict])).toEqual([['coverage-change', falls ? 'fail' : 'pass']])
    const files = judgeFileDrops([fileOf('a', head)], percent(most), [], pastOf({ a: base }))
    expect(files.map(({ rule, level, file }) => [level, rule, file])).toEqual(
      falls ? [['error', 'coverage/drop-file', 'a']] : [],
    )
  })

  it('is too deep where both the percentage and the number of uncovered lines say so', () => {
    const count = fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 30 })).map(([a, b]) => of(Math.min(a, b), b))
    let both = 0
    fc.assert(
      fc.property(count, count, fc.nat(20), (base, head, points) => {
        // Over one denominator, in points.
        const fell = 100 * (base.covered * head.total - head.covered * base.total) > points * base.total * head.total
        const more = head.total - head.covered > base.total - base.covered
        const { findings } = drop(pastOf({ a: base }), head, `${points}`)
        expect(findings.length).toBe(fell && more ? 1 : 0)
        if (fell !== more) both += 1
      }),
      { numRuns: 1000 },
    )
    expect(both).toBeGreaterThan(50)
  })

  it('that is too deep says how deep, and what it was compared with', () => {
    const { findings, metrics } = drop(pastOf({ a: of(9, 10) }), of(4, 6), '12.5')
    expect(findings).toMatchObject([
      {
        message: 'Line coverage fell by 23.34 points, from 90% to 66.66%; max-drop is 12.5.',
        help: '1 more line is not covered. Compared with run 7 at abc.',
      },
    ])
    expect(metrics).toEqual([
      {
        name: 'coverage-change',
        value: expect.closeTo(4 / 6 - 0.9, 12),
        unit: 'ratio',
        verdict: 'fail',
        thresholds: [{ op: '>=', value: -0.125, level: 'error' }],
      },
    ])
  })

  it('that is no fall is a change upwards', () => {
    const { findings, metrics } = drop(pastOf({ a: of(1, 4) }), of(3, 4), '0')
    expect({ findings, metrics }).toMatchObject({ findings: [], metrics: [{ value: 0.5, verdict: 'pass' }] })
    // No `-0`, which JSON would lose.
    expect(metrics[0]?.thresholds[0]?.value).toBe(0)
  })

  it.each<[string, Count, Count, string | undefined]>([
    ['nobody asks for it', of(9, 10), of(0, 10), undefined],
    ['there was nothing', of(0, 0), of(0, 10), '0'],
    ['there is nothing', of(9, 10), of(0, 0), '0'],
  ])('is not looked for where %s', (_, base, head, most) => {
    expect(drop(pastOf({ a: base }), head, most)).toEqual({ metrics: [], findings: [] })
    const whole = most === undefined ? undefined : percent(most)
    expect(judgeFileDrops([fileOf('a', head)], whole, [], pastOf({ a: base }))).toEqual([])
  })
})

describe('the fall of a component', () => {
  const past = pastOf({ 'api/a': of(6, 6), 'api/b': of(3, 4), 'web/c': of(0, 90) })
  const inApi = (path: string) => path.startsWith('api/')

  it('is of its own files', () => {
    const { findings, metrics } = drop(past, of(7, 10), '10', 'api', inApi)
    expect(metrics).toMatchObject([{ name: 'coverage-change (api)', value: expect.closeTo(-0.2, 12), verdict: 'fail' }])
    expect(findings).toMatchObject([
      {
        message: 'Line coverage of api fell by 20.00 points, from 90% to 70%; max-drop is 10.',
        help: '2 more lines are not covered. Compared with run 7 at abc.',
      },
    ])
    expect(drop(past, of(7, 10), '20', 'api', inApi)).toMatchObject({ findings: [], metrics: [{ verdict: 'pass' }] })
  })

  it('is another finding than that of the whole, or of another', () => {
    const same = [null, 'api', 'web'].map(name => drop(past, of(0, 1000), '0', name).findings[0]?.fingerprint)
    expect(new Set(same).size).toBe(3)
  })

  it('is not looked for where the baseline has none of its files', () => {
    expect(drop(past, of(0, 9), '0', 'jobs', path => path.startsWith('jobs/'))).toEqual({ metrics: [], findings: [] })
  })
})

describe('the falls of files', () => {
  const falls = (base: Record<string, Count>, head: FileTotals[], whole?: string, components: Component[] = []) =>
    judgeFileDrops(head, whole === undefined ? undefined : percent(whole), components, pastOf(base))
  const component = (folder: string, most?: string): Component => ({
    name: folder,
    thresholds: most === undefined ? {} : { 'max-drop': percent(most) },
    carryForward: false,
    has: path => path.startsWith(`${folder}/`),
  })

  it('are told though other files make up for them, the one that lost most first', () => {
    const base = { a: of(9, 10), b: of(90, 100), c: of(0, 100), d: of(50, 50) }
    const head = filesOf({ a: of(7, 10), b: of(80, 100), c: of(100, 100), d: of(40, 40) })
    expect(drop(pastOf(base), sumOf(head).lines, '0').findings).toEqual([])
    expect(falls(base, head, '5').map(({ message, help }) => [message, help])).toEqual([
      [
        'b lost 10.00 points of line coverage, from 90% to 80%; max-drop is 5.',
        '10 more lines are not covered than in run 7 at abc.',
      ],
      [
        'a lost 20.00 points of line coverage, from 90% to 70%; max-drop is 5.',
        '2 more lines are not covered than in run 7 at abc.',
      ],
    ])
    expect(falls({ a: of(2, 2) }, filesOf({ a: of(1, 2) }), '5')[0]?.help).toBe(
      '1 more line is not covered than in run 7 at abc.',
    )
  })

  it('are not of files that are new, gone, or not measured now', () => {
    const base = { gone: of(9, 9), carried: of(9, 9) }
    expect(falls(base, [fileOf('new', of(0, 9)), fileOf('carried', of(0, 9), { carried: true })], '0')).toEqual([])
  })

  it('are judged by the first component that says how deep, and otherwise by the whole', () => {
    const base = { 'api/a': of(10, 10), 'web/b': of(10, 10), c: of(10, 10) }
    const head = filesOf({ 'api/a': of(7, 10), 'web/b': of(7, 10), c: of(7, 10) })
    const told = (...args: [string | undefined, Component[]]) => falls(base, head, ...args).map(({ file }) => file)
    const components = [component('api'), component('api', '30'), component('api', '0'), component('web', '29')]
    expect(told('0', components)).toEqual(['web/b', 'c'])
    expect(told('30', components)).toEqual(['web/b'])
    expect(told(undefined, components)).toEqual(['web/b'])
    expect(told('29', [])).toEqual(['api/a', 'web/b', 'c'])
  })

  it('are of files of one name together, which only modules tell apart', () => {
    const past = { ...pastOf({}), files: new Map([['X', fileOf('X', of(10, 20))]]) }
    const both = (other: number) => [fileOf('X', of(0, 10)), fileOf('X', of(other, 10))]
    expect(judgeFileDrops(both(10), percent('0'), [], past)).toEqual([])
    expect(judgeFileDrops(both(9), percent('0'), [], past)).toHaveLength(1)
  })
})
