import { describe, expect, it } from '@jest/globals'
import { found, job, judge } from '../../../../support/workflow-rules.js'

describe('names of variables', () => {
  it('are told of wherever variables stand', () => {
    const text = `on: push
env: { 'a b': 1, GITHUB_SHA: x }
jobs:
  a:
    runs-on: ubuntu-latest
    env: { a=b: 1, RUNNER_OS: '\${{ runner.os }}', GITHUB_TOKEN: x, NODE_ENV: x }
    container: { image: x, env: { 'a&b': 1 } }
    services: { db: { image: x, env: { "a\\tb": 1, '\${{ vars.A }} x': 1 } } }
    steps: [{ run: x, env: { 'a b': 1, RUNNER_TEMP: / } }]
`
    expect(found(text)).toEqual([
      '2:8 workflow/env-name',
      '2:18 workflow/env-default',
      '6:12 workflow/env-name',
      '7:35 workflow/env-name',
      '8:40 workflow/env-name',
      '9:30 workflow/env-name',
      '9:40 workflow/env-default',
    ])
  })
})

describe('passwords', () => {
  const container = (password: string) =>
    job(
      `runs-on: ubuntu-latest, container: { image: x, credentials: { username: u, password: ${password} } },`,
      `services: { db: { image: x, credentials: { username: u, password: ${password} } } }, steps: [{ run: x }]`,
    )

  it('are told of where they are written out', () => {
    expect(found(container('hunter2'))).toEqual([
      '3:88 workflow/hardcoded-password',
      '4:69 workflow/hardcoded-password',
    ])
    expect(found(container('"x${{ secrets.A }}"'))).toHaveLength(2)
  })

  it('are fine where a secret gives them', () => {
    expect(found(container('"${{ secrets.A }}"'))).toEqual([])
  })
})

describe('limits', () => {
  const limited = (minutes: string, runsOn = 'ubuntu-latest') =>
    job(`timeout-minutes: ${minutes}, runs-on: ${runsOn}, steps: [{ run: x, timeout-minutes: ${minutes} }]`)

  it.each([
    ['0', 'ubuntu-latest', ['3:20 workflow/timeout', '3:82 workflow/timeout']],
    ['-1.5', 'ubuntu-latest', ['3:20 workflow/timeout', '3:85 workflow/timeout']],
    ['360', 'ubuntu-latest', []],
    ['361', 'ubuntu-latest', ['3:20 workflow/timeout-beyond-limit']],
    ['361', 'self-hosted', []],
    ['361', '{ group: large, labels: ubuntu-latest }', []],
    ['7201', 'self-hosted', ['3:20 workflow/timeout-beyond-limit']],
    ['"${{ vars.A }}"', 'ubuntu-latest', []],
  ])('%s minutes on %s', (minutes, runsOn, expected) => {
    expect(found(limited(minutes, runsOn))).toEqual(expected)
  })

  it('of parallel jobs are whole and greater than zero', () => {
    const parallel = (value: string) =>
      found(job(`strategy: { max-parallel: ${value} }, runs-on: ubuntu-latest, steps: [{ run: x }]`))
    expect(['0', '1.5', '-1'].map(value => parallel(value).length)).toEqual([1, 1, 1])
    expect(['1', '2.0', '"${{ vars.A }}"'].flatMap(parallel)).toEqual([])
  })
})

describe('concurrency', () => {
  const groups = (workflow: string, own: string) =>
    `on: push\nconcurrency: ${workflow}\njobs:\n  a: { concurrency: ${own}, runs-on: ubuntu-latest, steps: [{ run: x }] }\n`

  it('must not make a job wait for its own workflow', () => {
    const text = groups('{ group: live }', 'live')
    expect(found(text)).toEqual(['4:21 workflow/concurrency-deadlock'])
    const [{ related: [at] = [] } = {}] = judge({ 'a.yml': text }).problems
    expect(text.slice(at?.start, at?.end)).toBe('live')
  })

  it.each([
    ['live', 'test'],
    ['"${{ github.ref }}"', '"${{ github.ref }}"'],
    ['{ queue: max }', '{ group: b, queue: max, cancel-in-progress: false }'],
    [
      '{ group: a, queue: single, cancel-in-progress: true }',
      '{ group: b, queue: max, cancel-in-progress: "${{ vars.A }}" }',
    ],
  ])('%s and %s are fine', (workflow, own) => {
    expect(found(groups(workflow, own))).toEqual([])
  })

  it('keeps all runs or cancels them', () => {
    const both = '{ group: a, queue: max, cancel-in-progress: true }'
    expect(found(groups(both, both.replace('a,', 'b,')))).toEqual([
      '2:26 workflow/concurrency-queue',
      '4:33 workflow/concurrency-queue',
    ])
  })
})

describe('environments', () => {
  it('have a name', () => {
    expect(found(job("environment: { name: ' ' }, runs-on: ubuntu-latest, steps: [{ run: x }]"))).toEqual([
      '3:24 workflow/environment-name',
    ])
  })
})
