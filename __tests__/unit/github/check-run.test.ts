import { describe, expect, it } from '@jest/globals'
import { type CheckReport, writeCheckRun } from '../../../src/github/check-run.js'
import { eachInWorld } from '../../support/github/in-world.js'
import type { World } from '../../support/github/world.js'
import { findingWith } from '../../support/results.js'

const CREATE = 'POST /repos/{owner}/{repo}/check-runs'
const UPDATE = 'PATCH /repos/{owner}/{repo}/check-runs/{check_run_id}'
const LIST = 'GET /repos/{owner}/{repo}/commits/{ref}/check-runs'

describe('the check run', () => {
  let world: World

  eachInWorld(started => {
    world = started
  })

  const reportOf = (report: Partial<CheckReport> = {}): CheckReport => ({
    name: 'pipeline-actions / ci / report',
    stamp: { commit: world.repository.head(), runId: 1, attempt: 1 },
    verdict: 'fail',
    fails: true,
    title: 'Two fail.',
    summary: 'text',
    findings: [],
    ...report,
  })
  const findings = (count: number) =>
    Array.from({ length: count }, (_, index) =>
      findingWith({ message: `finding ${index}`, file: 'a.ts', line: index + 1 }),
    )
  const write = (report: CheckReport) => writeCheckRun(report, world.client(), world.clock)
  const runs = () => world.repository.checkRuns()
  const messages = () => runs().map(run => run.annotations.map(each => each.message))

  it('is completed, at the commit, with every field where it belongs', async () => {
    const finding = findingWith({
      ...{ file: 'src/a.ts', line: 3, column: 2, endLine: 3, endColumn: 9, level: 'warning', help: 'Mend it.' },
    })
    expect(await write(reportOf({ findings: [finding] }))).toBe(true)
    expect(runs()).toMatchObject([
      {
        ...{ name: 'pipeline-actions / ci / report', headSha: world.repository.head(), externalId: '1.1' },
        ...{ status: 'completed', conclusion: 'failure', title: 'Two fail.', summary: 'text' },
        annotations: [
          {
            ...{ path: 'src/a.ts', start_line: 3, end_line: 3, start_column: 2, end_column: 9 },
            ...{ annotation_level: 'warning', title: 'dummy/rule', message: 'It is wrong. Mend it.' },
          },
        ],
      },
    ])
  })

  it.each([
    ['pass', false, 'success'],
    ['warn', false, 'neutral'],
    ['fail', false, 'neutral'],
    ['fail', true, 'failure'],
    ['inconclusive', true, 'failure'],
  ] as const)('of %s that fails the job: %s is %s', async (verdict, fails, conclusion) => {
    await write(reportOf({ verdict, fails }))
    expect(runs()).toMatchObject([{ conclusion }])
  })

  it('annotates what stands in a file, and no column where several lines are meant', async () => {
    const given = [
      findingWith({ message: 'nowhere' }),
      findingWith({ file: 'a.ts' }),
      findingWith({ file: 'b.ts', line: 2, column: 5, endLine: 4, endColumn: 1 }),
      findingWith({ file: 'c.ts', suppressed: 'known' }),
    ]
    await write(reportOf({ findings: given }))
    expect(runs()[0]?.annotations).toEqual([
      expect.objectContaining({ path: 'a.ts', start_line: 1, end_line: 1 }),
      expect.not.objectContaining({ start_column: 5 }),
    ])
  })

  it.each([0, 1, 50, 51, 149, 500, 730])('has all of %i annotations, 500 at the most, 50 at a time', async count => {
    await write(reportOf({ findings: findings(count) }))
    const expected = Array.from({ length: Math.min(count, 500) }, (_, index) => `finding ${index}`)
    expect(messages()).toEqual([expected])
  })

  it.each(['bad-gateway-after-effect', 'dropped-after-effect'] as const)(
    'annotates nothing twice where requests meet %s',
    async kind => {
      world.fake.faults.next(CREATE, { kind })
      world.fake.faults.next(UPDATE, { kind }, { kind: 'none' }, { kind })
      await write(reportOf({ findings: findings(170) }))
      expect(messages()).toEqual([Array.from({ length: 170 }, (_, index) => `finding ${index}`)])
    },
  )

  it('is created once where it is carried out, refused, and not listed at first', async () => {
    world.fake.faults.next(CREATE, { kind: 'bad-gateway-after-effect' })
    world.fake.faults.next(LIST, { kind: 'none' }, { kind: 'stale', writes: 1, reads: 1 })
    await write(reportOf({ findings: findings(60) }))
    expect(messages()).toEqual([Array.from({ length: 60 }, (_, index) => `finding ${index}`)])
  })

  it.each(Array.from({ length: 30 }, (_, seed) => [seed]))('is complete, whatever happens (seed %i)', async seed => {
    // A request that has its effect twice cannot be told from one that has it once until it is too late.
    const kinds = ['too-many-requests', 'secondary-limit', 'bad-gateway', 'bad-gateway-after-effect'] as const
    world.fake.faults.random(seed, { rate: 0.35, kinds: [...kinds, 'dropped-after-effect', 'delayed'] })
    await write(reportOf({ findings: findings(230) }))
    expect(messages()).toEqual([Array.from({ length: 230 }, (_, index) => `finding ${index}`)])
  })

  it('of a newer run is left alone; an older one is followed by its own', async () => {
    const stamp = (runId: number, attempt: number) => ({ commit: world.repository.head(), runId, attempt })
    await write(reportOf({ stamp: stamp(5, 2) }))
    expect(await write(reportOf({ stamp: stamp(5, 1) }))).toBe(false)
    expect(await write(reportOf({ stamp: stamp(4, 9) }))).toBe(false)
    expect(await write(reportOf({ stamp: stamp(6, 1) }))).toBe(true)
    expect(runs().map(({ externalId }) => externalId)).toEqual(['5.2', '6.1'])
  })

  it('of the same name by somebody else does not stand in the way', async () => {
    world.repository.checkRun({ name: reportOf().name, headSha: world.repository.head(), externalId: 'deploy-7' })
    expect(await write(reportOf())).toBe(true)
    expect(runs()).toHaveLength(2)
  })
})
