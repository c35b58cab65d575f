import { describe, expect, it } from '@jest/globals'
import { carriedForward, vanished } from '../../../src/coverage/carry.js'
import type { Component } from '../../../src/coverage/components.js'
import type { FileTotals } from '../../../src/coverage/details.js'
import type { Past } from '../../../src/coverage/past.js'
import { sumOf } from '../../../src/coverage/totals.js'

function pastOf(files: Record<string, [covered: number, total: number]>): Past {
  const all = Object.entries(files).map(([path, [covered, total]]): [string, FileTotals] => [
    path,
    { path: `was/${path}`, lines: { covered, total }, branches: null, functions: null, statements: null },
  ])
  const byPath = new Map(all)
  return { totals: sumOf(byPath.values()), files: byPath, from: 'run 7' }
}

function component(folder: string, carryForward = true): Component {
  return { name: folder, thresholds: {}, carryForward, has: path => path.startsWith(`${folder}/`) }
}

const anywhere = () => true
const past = pastOf({ 'api/a': [1, 2], 'api/b': [2, 2], 'web/c': [3, 3], d: [4, 4] })

describe('what is carried forward', () => {
  const carried = (...args: Parameters<typeof carriedForward>) => {
    const { files, findings } = carriedForward(...args)
    expect(files.every(file => file.carried)).toBe(true)
    return [
      files.map(({ path, lines }) => [path, lines.covered]),
      findings.map(({ level, message }) => `${level} ${message}`),
    ]
  }

  it('is of components that no report has any file of, by the names that files have now', () => {
    expect(
      carried(new Set(['web/x']), [component('api'), component('web'), component('jobs')], past, anywhere),
    ).toEqual([
      [
        ['api/a', 1],
        ['api/b', 2],
      ],
      ['note No report has a file of api: its 2 files count as in run 7.'],
    ])
  })

  it('counts once, however many components it is in', () => {
    const whole: Component = { ...component('all'), has: anywhere }
    const [files, findings] = carried(new Set(), [component('web'), whole], past, anywhere)
    expect(files).toEqual([
      ['web/c', 3],
      ['api/a', 1],
      ['api/b', 2],
      ['d', 4],
    ])
    expect(findings).toEqual([
      'note No report has a file of web: its one file counts as in run 7.',
      'note No report has a file of all: its 4 files count as in run 7.',
    ])
  })

  it.each<[string, Component[], Past | null, (path: string) => boolean]>([
    ['nobody asks for it', [component('api', false)], past, anywhere],
    ['there is no baseline', [component('api')], null, anywhere],
    ['the repository has those files no more', [component('api')], past, path => !path.startsWith('api/')],
  ])('is nothing where %s', (_, components, past, exists) => {
    expect(carried(new Set(), components, past, exists)).toEqual([[], []])
  })
})

describe('files that vanished from the reports', () => {
  const told = (...args: Parameters<typeof vanished>) =>
    vanished(...args).map(({ level, message }) => `${level} ${message}`)

  it('are told, up to five of them by name', () => {
    expect(told(new Set(['api/a', 'api/b', 'd']), past, anywhere)).toEqual([
      'warning A file that run 7 covers is in no report now: web/c.',
    ])
    expect(told(new Set(['d']), past, anywhere)).toEqual([
      'warning 3 files that run 7 covers are in no report now: api/a, api/b, web/c.',
    ])
    const many = pastOf(Object.fromEntries(Array.from({ length: 7 }, (_, n) => [`f${n}`, [1, 1]])))
    expect(told(new Set(), many, anywhere)).toEqual([
      'warning 7 files that run 7 covers are in no report now: f0, f1, f2, f3, f4 and 2 more.',
    ])
  })

  it('are not those that are gone, or of which nothing was covered', () => {
    expect(told(new Set(['d', 'web/c']), past, path => path !== 'api/a' && path !== 'api/b')).toEqual([])
    expect(told(new Set(), pastOf({ a: [0, 9] }), anywhere)).toEqual([])
  })
})
