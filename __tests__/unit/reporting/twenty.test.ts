import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { gates, registry } from '../../../src/entries.js'
import type { Artifacts } from '../../../src/gate/artifacts.js'
import type { Result } from '../../../src/gate/result.js'
import { runGate } from '../../../src/gate/run.js'
import { checkRunReporter, commentReporter } from '../../../src/github/reporters.js'
import { handOver } from '../../../src/handover/results.js'
import { readArchive } from '../../../src/platform/archive.js'
import { reportGate } from '../../../src/reporting/gate.js'
import type { Pull } from '../../support/github/pull.js'
import type { Run } from '../../support/github/run.js'
import { startWorld, type World } from '../../support/github/world.js'
import { memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { findingWith } from '../../support/results.js'
import { resultOfRun } from '../../support/runs.js'
import { zipOf } from '../../support/zip.js'

const COMMENTS = '/repos/{owner}/{repo}/issues/{issue_number}/comments'
const JOBS = 20

/** The artifacts of a run of the fake, as the jobs of the run have them. */
function artifactsOf(run: Run, world: World): Artifacts {
  const rows = () => [...world.fake.state.rows.artifacts.values()].filter(each => each.run === run.id)
  return {
    upload: async (name, files) => void run.artifact(name, zipOf(files)),
    list: async () => rows().map(({ id, name, zip }) => ({ id, name, size: zip.length })),
    download: async ({ id }) => readArchive(rows().find(each => each.id === id)?.zip ?? new Uint8Array()),
  }
}

describe('twenty gates and one report', () => {
  let world: World
  let pull: Pull

  beforeEach(async () => {
    world = await startWorld()
    pull = world.pull()
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  /** A run for the pull request's head, in which twenty jobs leave a result each: every fourth fails. */
  const runGates = async (round: string): Promise<Run> => {
    const run = world.repository.run({ event: 'pull_request', branch: 'change', sha: pull.row.head.sha })
    const artifacts = artifactsOf(run, world)
    for (let job = 0; job < JOBS; job += 1) await handOver(resultOf(run, job, round), '.', artifacts, world.log)
    return run
  }
  const resultOf = (run: Run, job: number, round: string): Result => {
    const result = resultOfRun(run, 'smoke-test', {}, pull.number)
    const fails = job % 4 === 0
    const findings = Array.from({ length: 7 }, (_, index) =>
      findingWith({ message: `${round} job ${job} finding ${index}`, file: 'a.ts', line: job * 10 + index + 1 }),
    )
    const subject = { ...result.subject, attempt: run.row.attempt, job: `job-${job}` }
    return { ...result, ...(fails && { verdict: 'fail', fails, findings }), summary: `${round} job ${job}`, subject }
  }
  /** The report job of a run, from its inputs to its exit code. */
  const report = async (run: Run, attempt = run.row.attempt): Promise<number> => {
    const subject = {
      ...{ ...nobody, repository: 'o/r', commit: run.row.headSha, event: 'pull_request', runId: run.id, attempt },
      ...{ pullRequest: pull.number, job: 'report' },
    }
    const ports = memoryPorts({
      ...{ github: world.client(), artifacts: artifactsOf(run, world), clock: world.clock, log: world.log },
      event: memoryEvent({
        ...{
          subject,
          commentOn: pull.number,
          checkOn: run.row.headSha,
          workflow: '.github/workflows/ci.yml',
          job: 'report',
        },
      }),
    })
    return runGate(reportGate(gates), new Map(), registry, ports, {
      reporters: [commentReporter(ports), checkRunReporter(ports)],
      mistakes: mistakes => {
        throw new Error(JSON.stringify(mistakes))
      },
      bug: error => {
        throw error
      },
    })
  }
  const bodies = () => pull.comments().map(({ body }) => body)

  /** All that a report of the round holds, and nothing of another. */
  function expectWhole(round: string, run: Run, others: readonly string[]): void {
    expect(bodies()).toHaveLength(1)
    const [body = ''] = bodies()
    for (let job = 0; job < JOBS; job += 1) expect(body).toContain(`smoke\\-test, job\\-${job} | ${round} job ${job} |`)
    for (const other of others) expect(body).not.toContain(other)
    expect(body).toContain('5 fail, of 20 results.')
    const own = world.repository.checkRuns().filter(each => each.headSha === run.row.headSha)
    const newest = own.filter(({ externalId }) => externalId === `${run.id}.${run.row.attempt}`)
    expect(newest).toHaveLength(1)
    const messages = newest[0]?.annotations.map(each => each.message) ?? []
    expect(new Set(messages).size).toBe(35)
    expect(messages).toHaveLength(35)
  }

  it('are one comment and one check run', async () => {
    const run = await runGates('first')
    expect(await report(run)).toBe(1)
    expectWhole('first', run, [])
    expect(pull.comments()).toHaveLength(1)
  })

  it.each(Array.from({ length: 25 }, (_, seed) => [seed]))('lose nothing, whatever happens (seed %i)', async seed => {
    const kinds = [
      'too-many-requests',
      'secondary-limit',
      'primary-limit',
      'bad-gateway',
      'bad-gateway-after-effect',
    ] as const
    world.fake.faults.random(seed, {
      rate: 0.3,
      kinds: [...kinds, 'dropped-after-effect', 'twice', 'delayed', 'stale'],
      match: each => !(each.method === 'POST' && each.path.endsWith('/check-runs')),
    })
    const run = await runGates('first')
    expect(await report(run)).toBe(1)
    world.fake.faults.clear()
    expectWhole('first', run, [])
  })

  it.each(Array.from({ length: 25 }, (_, seed) => [seed]))('never show what is stale (seed %i)', async seed => {
    const old = await runGates('first')
    let newer: Promise<[Run, number]> | undefined
    // A newer head appears while the old report is under way, and both report at the same time.
    const appear = () => {
      newer ??= (async () => {
        pull.push({ 'more.txt': '1' })
        const run = await runGates('second')
        return [run, await report(run)]
      })()
    }
    const moments = [`GET ${COMMENTS}`, `POST ${COMMENTS}`, 'GET /repos/{owner}/{repo}/pulls/{pull_number}'] as const
    world.fake.before(moments[seed % 3] as string, appear)
    world.fake.faults.random(seed, {
      rate: 0.25,
      kinds: ['delayed', 'secondary-limit', 'bad-gateway-after-effect', 'stale'],
    })
    await report(old)
    appear()
    const [run] = await (newer as Promise<[Run, number]>)
    world.fake.faults.clear()
    expectWhole('second', run, ['first'])
    await report(old)
    expectWhole('second', run, ['first'])
  })

  it('take of jobs that ran again the new result, and of the others the old', async () => {
    const run = await runGates('first')
    await report(run)
    run.rerun()
    const artifacts = artifactsOf(run, world)
    for (const job of [0, 4, 8]) {
      const passed: Result = { ...resultOf(run, job, 'again'), verdict: 'pass', fails: false, findings: [] }
      await handOver(passed, '.', artifacts, world.log)
    }
    await report(run)
    const [body = ''] = bodies()
    expect(bodies()).toHaveLength(1)
    expect(body).toContain('2 fail, of 20 results.')
    expect(body).toContain('again job 8')
    expect(body).not.toContain('first job 8')
    expect(body).toContain('first job 12')
    // The first attempt's report comes late.
    await report(run, 1)
    expect(bodies()).toEqual([body])
  })
})
