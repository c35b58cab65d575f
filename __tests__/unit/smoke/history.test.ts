import { describe, expect, it } from '@jest/globals'
import { toResultFile } from '../../../src/gate/result-file.js'
import type { HistoryPoint } from '../../../src/smoke/comparable.js'
import type { SmokeDetails } from '../../../src/smoke/details.js'
import { smokeGate } from '../../../src/smoke/gate.js'
import { withRun } from '../../../src/smoke/history.js'
import { noPhases } from '../../../src/smoke/probes/phases.js'
import { startWorld } from '../../support/github/world.js'
import { judge } from '../../support/judge.js'
import { MemoryClock, MemoryFiles, memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { fakeNetwork } from '../../support/network-fake.js'
import { pushEvent } from '../../support/past.js'
import { DETAILS, resultWith } from '../../support/results.js'

const DAY = 86_400_000
const NOW = Date.UTC(2026, 0, 1)

const point = (runId: number | null, days: number, availability = 1, p95: number | null = 10): HistoryPoint => ({
  runId,
  commit: `c${runId}`,
  date: NOW + days * DAY,
  availability,
  p95,
})

/** What a run leaves whose history this is. */
const left = (history: HistoryPoint[]) =>
  toResultFile(resultWith({ gate: 'smoke-test', details: { ...(DETAILS['smoke-test'] as object), history } }))

function judged(files: Record<string, string>, inputs: Record<string, string>, more = {}) {
  const request = async () => ({ status: 200, version: '1.1' as const, headers: {}, size: 0, phases: noPhases() })
  const event = memoryEvent({ subject: { ...nobody, runId: 7, commit: 'c7' } })
  const network = fakeNetwork({ request })
  const ports = memoryPorts({ files: new MemoryFiles(files), network, event, clock: new MemoryClock(), ...more })
  return judge<SmokeDetails>(smokeGate, { url: 'http://a.test/', ...inputs }, ports)
}

describe('the history', () => {
  it('begins with the run itself, where none is kept', async () => {
    const judgement = await judged({}, {})
    expect(judgement.details.history).toEqual([{ ...point(7, 0), p95: 0 }])
    expect(JSON.stringify(await smokeGate.present(judgement))).not.toContain('History')
  })

  it('goes on from what is kept, and is shown', async () => {
    const judgement = await judged(
      { 'last.json': left([point(1, -2), point(2, -1, 0.5, null)]) },
      { baseline: 'file:last.json' },
    )
    expect(judgement.verdict).toBe('pass')
    expect(judgement.details.history.map(({ runId }) => runId)).toEqual([1, 2, 7])
    expect(await smokeGate.present(judgement)).toContainEqual(
      expect.objectContaining({
        title: 'History',
        blocks: [
          { kind: 'text', text: 'Availability █▁█ (the last 3 runs, oldest first).' },
          { kind: 'text', text: expect.stringMatching(/^P95 .·. \(the last 3 runs, oldest first\)\.$/) },
          expect.objectContaining({
            rows: [
              ['2026-01-01 00:00', 'c7', '100%', '0 ms'],
              ['2025-12-31 00:00', 'c2', '50%', ''],
              ['2025-12-30 00:00', 'c1', '100%', '10 ms'],
            ],
          }),
        ],
      }),
    )
  })

  it('says how high availability is where its bars would be level, and tells short latencies', async () => {
    const { details, ...rest } = await judged(
      { 'last.json': left([point(1, -1, 1, 0.43)]) },
      { baseline: 'file:last.json' },
    )
    const shown = JSON.stringify(await smokeGate.present({ ...rest, details }))
    expect(shown).toContain('Availability was 100% in all of the last 2 runs.')
    expect(shown).toContain('"100%","0.43 ms"')
  })

  it('has a run that is tried again once, and no more than 300 of them', () => {
    const ports = { event: memoryEvent({ subject: { ...nobody, runId: 7 } }), clock: new MemoryClock() }
    const again = withRun([point(6, -2), point(7, -1, 0.5)], { availability: 1, p95: 1 }, ports)
    expect(again.map(({ runId, availability }) => [runId, availability])).toEqual([
      [6, 1],
      [7, 1],
    ])
    const many = Array.from({ length: 400 }, (_, index) => point(index + 1000, index - 500))
    const kept = withRun(many, { availability: 1, p95: 1 }, ports)
    expect([kept.length, kept[0]?.runId, kept.at(-1)?.runId]).toEqual([300, 1101, 7])
  })

  it('does not count a run in which nothing was asked', () => {
    const ports = { event: memoryEvent(), clock: new MemoryClock() }
    expect(withRun([point(1, -1)], { availability: null, p95: null }, ports)).toEqual([point(1, -1)])
    expect(smokeGate.comparable?.(resultWith({ details: DETAILS['smoke-test'] }) as never)).toBe(false)
  })

  it('that is not there is told before anything is asked', async () => {
    const missing = { baseline: 'file:last.json' }
    const message = 'There is no baseline: there is no file last.json.'
    expect(await judged({}, missing)).toMatchObject({
      verdict: 'warn',
      summary: `The check passed. ${message}`,
      findings: [{ rule: 'baseline/missing', level: 'warning', message }],
    })
    expect(await judged({}, { ...missing, 'baseline-missing': 'fail' })).toMatchObject({
      verdict: 'fail',
      summary: `The check passed. ${message}`,
    })
    expect(await judged({}, { ...missing, 'baseline-missing': 'pass' })).toMatchObject({
      verdict: 'pass',
      summary: 'The check passed.',
    })
    const world = await startWorld()
    try {
      const event = pushEvent(world.repository.head(), null)
      const first = await judged({}, { baseline: 'artifact' }, { github: world.client(), event })
      expect(first).toMatchObject({ verdict: 'warn', findings: [{ rule: 'baseline/first-run', level: 'warning' }] })
    } finally {
      await world.fake.stop()
    }
  })
})
