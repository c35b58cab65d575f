import { describe, expect, it } from '@jest/globals'
import { recordReporter } from '../../../src/baseline/reporter.js'
import type { BenchmarkDetails } from '../../../src/benchmark/details.js'
import { benchmarkGate } from '../../../src/benchmark/gate.js'
import { historyOf, joinHistories } from '../../../src/benchmark/history.js'
import { NAME } from '../../../src/benchmark/inputs.js'
import type { Event } from '../../../src/gate/event.js'
import { resultOf } from '../../../src/gate/judge.js'
import type { Result } from '../../../src/gate/result.js'
import { readResultFile } from '../../../src/gate/result-file.js'
import { measured, namedFile, spread } from '../../support/benchmarks.js'
import { eachInWorld } from '../../support/github/in-world.js'
import type { World } from '../../support/github/world.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { pullEvent, pushEvent } from '../../support/past.js'
import { leave, resultOfRun } from '../../support/runs.js'

const at = (event: Event): Event => ({ ...event, job: NAME, subject: { ...event.subject, job: NAME } })

/** What a result holds that measured one benchmark, and knows of runs before it. */
function details(center: number, runId: number, before: readonly number[] = []): BenchmarkDetails {
  const series = (value: number) => measured('a', [spread(value, 10, 0.01, value)])
  const run = (id: number) => historyOf({ runId: id, commit: null, date: id }, [series(center)])
  const { judged: _, ...kept } = series(center)
  return {
    benchmarks: [],
    machine: { commonShift: null, applied: false, names: [] },
    measured: [kept],
    history: joinHistories([...before, runId].map(run), 100),
  }
}

describe('what earlier runs left', () => {
  let world: World

  eachInWorld(started => {
    world = started
  })

  const run = (inputs: Record<string, string> = {}, event: Event = at(pullEvent(world.pull()))) => {
    const files = new MemoryFiles({ 'bench.json': namedFile({ a: spread(10, 10, 0.01, 77) }) })
    const { clock, log } = world
    const ports = memoryPorts({ files, clock, log, github: world.client(), event })
    return judge<BenchmarkDetails>(benchmarkGate, { files: 'bench.json', ...inputs }, ports)
  }
  const past = (of: (runId: number) => BenchmarkDetails, more: Partial<Result> = {}) => {
    const run = world.repository.run({})
    leave(run, resultOfRun(run, NAME, { details: of(run.id), ...more }))
    return run
  }
  const runs = ({ details }: { details: BenchmarkDetails }) => details.history.runs.map(({ runId }) => runId)

  it('is compared with, and its history goes on', async () => {
    const { id } = past(runId => details(5, runId, [1, 2]))
    const judged = await run({}, at(pullEvent(world.pull(), { runId: 9999 })))
    expect(judged.findings[0]?.help).toContain(`Compared with run ${id} at ${world.repository.head()}.`)
    expect(runs(judged)).toEqual([1, 2, id, 9999])
    expect(judged.details.benchmarks).toMatchObject([{ name: 'a', base: expect.any(Number) }])
  })

  it('has gaps filled from runs that overlapped, and nothing read twice', async () => {
    const first = past(runId => details(10, runId))
    const overlapped = past(runId => details(10, runId))
    const last = past(runId => details(10, runId, [first.id]))
    const judged = await run({}, at(pullEvent(world.pull(), { runId: 9999 })))
    expect(runs(judged)).toEqual([first.id, overlapped.id, last.id, 9999])
  })

  it('is kept for as many runs as are asked for, and older ones are left alone', async () => {
    const ids = [1, 2, 3].map(() => past(runId => details(10, runId)).id)
    const last = past(runId => details(10, runId, ids))
    expect(runs(await run({ history: '2' }, at(pullEvent(world.pull(), { runId: 9999 }))))).toEqual([last.id, 9999])
    expect(runs(await run({ history: '0' }))).toEqual([])
  })

  it('is passed over where it cannot be compared with', async () => {
    const good = past(runId => details(10, runId))
    past(() => ({ ...details(10, 1), measured: [] }))
    const judged = await run({}, at(pullEvent(world.pull(), { runId: 9999 })))
    expect(judged.details.history.runs[0]?.runId).toBe(good.id)
  })

  it('only warns where there is none yet, and judges thresholds meanwhile', async () => {
    world.repository.run({ event: 'pull_request' })
    const judged = await run({ thresholds: 'a: target < 5 ms' })
    expect(judged.verdict).toBe('warn')
    expect(judged.findings.map(({ rule }) => rule)).toEqual(['baseline/first-run', 'benchmark/target'])
    expect(judged.details.benchmarks).toMatchObject([{ verdict: 'new', why: 'there is no baseline' }])
  })

  it('is a failure where it should be there', async () => {
    const { id } = world.repository.run()
    expect(id).toBeGreaterThan(0)
    expect((await run()).findings.map(({ rule, level }) => `${level} ${rule}`)).toEqual(['error baseline/missing'])
  })

  it('is kept in the hidden ref by runs of the repository itself, with every value', async () => {
    const files = new MemoryFiles({ 'bench.json': namedFile({ a: [0.1, 0.30000000000000004, 5e-324] }) })
    const { id } = world.repository.run()
    const event = at(pushEvent(world.repository.head(), null, { runId: id }))
    const ports = memoryPorts({ files, clock: world.clock, log: world.log, github: world.client(), event })
    const inputs = { files: 'bench.json', baseline: 'branch', 'baseline-missing': 'pass' }
    const judged = await judge<BenchmarkDetails>(benchmarkGate, inputs, ports)
    const read = { baseline: 'branch', 'working-directory': '.', leg: undefined }
    const result = resultOf(benchmarkGate, judged, read as never, ports)
    const notes: string[] = []
    await recordReporter(ports)({ gate: benchmarkGate, inputs: read, result, notes } as never)
    expect(notes).toEqual([])
    const next = at(pullEvent(world.pull('later'), { runId: 9999 }))
    const later = await run({ baseline: 'branch' }, next)
    expect(runs(later)).toEqual([id, 9999])
    const kept = await readResultFile(Buffer.from(JSON.stringify({ ...result, findings: [] })))
    expect((kept.details as BenchmarkDetails).measured[0]?.invocations[0]?.samples).toEqual([
      0.1, 0.30000000000000004, 5e-324,
    ])
  })
})
