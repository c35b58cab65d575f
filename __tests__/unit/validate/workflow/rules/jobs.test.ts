import { describe, expect, it } from '@jest/globals'
import { found, job, judge, needing, told } from '../../../../support/workflow-rules.js'

describe('needs', () => {
  it('tells of every job that is not there, at the job that needs it, and what was meant', () => {
    const text = needing({ build: [], deploy: ['biuld', 'nowhere'] })
    expect(found(text)).toEqual(['4:3 workflow/unknown-need', '4:3 workflow/unknown-need'])
    expect(told(text)).toEqual([
      'Job `deploy` needs `biuld`, which is no job of this workflow; did you mean `build`?',
      'Job `deploy` needs `nowhere`, which is no job of this workflow; known are `build`, `deploy`',
    ])
    const [{ related = [] } = {}] = judge({ 'a.yml': text }).problems
    expect(related.map(({ start, end }) => text.slice(start, end))).toEqual(['biuld'])
  })

  it('does not regard case', () => {
    expect(found(needing({ Build: [], deploy: ['bUILD'] }))).toEqual([])
    expect(found(needing({ build: [], deploy: ['build', 'BUILD'] }))).toEqual(['4:27 workflow/duplicate-need'])
  })

  it('tells of needs that cannot be ids at all', () => {
    expect(found(needing({ a: ['"b c"'] }))).toEqual(['3:3 workflow/unknown-need', '3:16 workflow/job-id'])
  })

  it.each([
    ['itself', { a: ['a'] }, ['3:3 Job `a` needs itself']],
    ['in pairs', { z: [], a: ['b', 'z'], b: ['a'] }, ['4:3 Jobs need each other in a circle: `a` -> `b` -> `a`']],
    [
      'through a tail',
      { start: ['b'], a: ['c'], b: ['a'], c: ['B'] },
      ['4:3 Jobs need each other in a circle: `a` -> `c` -> `b` -> `a`'],
    ],
    [
      'in several circles, each told once',
      { a: ['b'], b: ['a', 'c'], c: ['b'], d: ['e', 'a'], e: ['d'] },
      [
        '3:3 Jobs need each other in a circle: `a` -> `b` -> `a`',
        '4:3 Jobs need each other in a circle: `b` -> `c` -> `b`',
        '6:3 Jobs need each other in a circle: `d` -> `e` -> `d`',
      ],
    ],
    ['not at all in a diamond', { a: [], b: ['a'], c: ['a'], d: ['b', 'c'] }, []],
  ])('finds jobs that need each other: %s', (_, needs, expected) => {
    const { problems, source } = judge({ 'a.yml': needing(needs) })
    const places = problems.map(({ start, message }) => {
      const { line, column } = source.positionOf(start)
      return `${line}:${column} ${message}`
    })
    expect(places).toEqual(expected)
  })

  it('names every edge of a circle', () => {
    const text = needing({ a: ['b'], b: ['c'], c: ['a'] })
    const [{ related = [] } = {}] = judge({ 'a.yml': text }).problems
    expect(related.map(({ message }) => message)).toEqual(['`a` needs `b`', '`b` needs `c`', '`c` needs `a`'])
    expect(related.map(({ start, end }) => text.slice(start, end))).toEqual(['b', 'c', 'a'])
  })

  it('walks chains and circles of any length', () => {
    const ids = Array.from({ length: 2000 }, (_, index) => `j${index}`)
    const chain = Object.fromEntries(ids.map((id, index) => [id, index === 0 ? [] : [ids[index - 1] as string]]))
    expect(found(needing(chain))).toEqual([])
    const [message = ''] = told(needing({ ...chain, j0: ['j1999'] }))
    expect(message).toContain('1970 more -> `j0`')
  })

  it('stops telling where everything needs everything', () => {
    const ids = Array.from({ length: 60 }, (_, index) => `j${index}`)
    const all = Object.fromEntries(ids.map(id => [id, ids]))
    expect(told(needing(all))).toHaveLength(100)
  })
})

describe('ids of jobs', () => {
  it.each([
    ['1st', true],
    ['a.b', true],
    ['__internal', true],
    ['a'.repeat(100), true],
    ['a'.repeat(99), false],
    ['_a-1_B', false],
  ])('%s', (id, wrong) => {
    expect(found(needing({ [id]: [] }))).toEqual(wrong ? ['3:3 workflow/job-id'] : [])
  })
})

describe('uploaded artifacts', () => {
  const upload = (more = '') => `{ uses: actions/upload-artifact@v4, with: { name: out, path: x }${more} }`
  const matrix = 'strategy: { matrix: { a: [1, 2] } }, runs-on: ubuntu-latest, steps: ['

  it('are told of where all jobs of a matrix upload the same', () => {
    expect(found(job(matrix, upload(), ']'))).toEqual(['4:53 workflow/artifact-name'])
    expect(found(job(matrix, '{ uses: actions/upload-artifact@v5.1 }', ']'))).toEqual(['4:11 workflow/artifact-name'])
  })

  it.each([
    ['a condition', job(matrix, upload(', if: matrix.a == 1'), ']')],
    ['an old version', job(matrix, upload().replace('v4', 'v3'), ']')],
    ['a name of its own', job(matrix, upload().replace('name: out', 'name: "${{ matrix.a }}"'), ']')],
    ['leave to overwrite', job(matrix, upload().replace('path: x', 'path: x, overwrite: true'), ']')],
    ['one combination', job(matrix.replace('[1, 2]', '[1]'), upload(), ']')],
    ['combinations that are not known', job(matrix.replace('[1, 2]', '${{ fromJSON(vars.A) }}'), upload(), ']')],
  ])('are fine with %s', (_, text) => {
    expect(found(text)).toEqual([])
  })

  it('are told of where two jobs upload the same for certain', () => {
    const two = (condition: string) =>
      `on: push\njobs:\n  a: { runs-on: ubuntu-latest, steps: [${upload()}] }\n` +
      `  b: { ${condition}runs-on: ubuntu-latest, steps: [${upload()}] }\n`
    expect(found(two(''))).toEqual(['4:90 workflow/artifact-name'])
    expect(found(two('if: github.actor == 1, '))).toEqual([])
  })
})

describe('reusable workflows', () => {
  const call = (to: string) => `on: workflow_call\njobs:\n  a:\n    uses: ./.github/workflows/${to}.yml\n`

  it('are told of where they call themselves, whatever the way', () => {
    const files = {
      '.github/workflows/a.yml': call('b'),
      '.github/workflows/b.yml': call('c'),
      '.github/workflows/c.yml': `${call('c')}  d:\n    uses: ./.github/workflows/a.yml\n`,
    }
    expect(judge(files).problems.map(({ message }) => message)).toEqual([
      'The workflow calls itself: .github/workflows/a.yml -> .github/workflows/b.yml -> .github/workflows/c.yml -> .github/workflows/a.yml',
    ])
    expect(judge({ '.github/workflows/a.yml': call('a') }).problems).toHaveLength(1)
  })

  it('are fine where another one calls itself, or is not there', () => {
    expect(judge({ '.github/workflows/a.yml': call('b'), '.github/workflows/b.yml': call('b') }).problems).toEqual([])
    expect(judge({ '.github/workflows/a.yml': call('gone') }).problems).toEqual([])
  })
})
