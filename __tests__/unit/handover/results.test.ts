import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { RefusedArchive } from '../../../src/gate/artifacts.js'
import type { Result } from '../../../src/gate/result.js'
import { LARGEST_RESULT, toResultFile } from '../../../src/gate/result-file.js'
import { resultArtifact, unitOf } from '../../../src/handover/names.js'
import { handOverReporter } from '../../../src/handover/reporter.js'
import { collectResults, handOver } from '../../../src/handover/results.js'
import { dummyGate } from '../../support/dummy.js'
import { MemoryLog, memoryPorts, nobody } from '../../support/memory.js'
import { MemoryArtifacts } from '../../support/memory-artifacts.js'
import { resultWith } from '../../support/results.js'
import { zipOf } from '../../support/zip.js'

const resultOf = (job: string, more: Partial<Result['subject']> = {}, gate = 'dummy'): Result =>
  resultWith({ gate, details: {}, subject: { ...nobody, runId: 7, attempt: 1, job, ...more } })

const summaries = (results: readonly Result[]) => results.map(({ summary }) => summary)
const named = (unit: string, more = {}) => resultArtifact({ gate: 'dummy', unit, attempt: 1, ordinal: 1, ...more })

async function leave(artifacts: MemoryArtifacts, ...results: Result[]): Promise<MemoryLog> {
  const log = new MemoryLog()
  for (const result of results) await handOver(result, '.', artifacts, log)
  return log
}

describe('results that travel', () => {
  it('all arrive as they were, each in an artifact of its own', async () => {
    const artifacts = new MemoryArtifacts()
    const results = Array.from({ length: 25 }, (_, index) =>
      resultOf(`job-${index % 5}`, { leg: `{"os": ${index}}` }, index % 2 === 0 ? 'dummy' : 'other-gate'),
    )
    const log = await leave(artifacts, ...results)
    expect(new Set(artifacts.names).size).toBe(25)
    expect(log.lines).toEqual([])
    const collected = await collectResults(artifacts)
    expect(collected.refused).toEqual([])
    expect(collected.results).toHaveLength(25)
    expect(collected.results).toEqual(expect.arrayContaining(results))
  })

  it('are in the same order, whatever the order of the list and of the downloads', async () => {
    const artifacts = new MemoryArtifacts()
    // Of these, some differ in nothing that a reader sees but their folder.
    for (let index = 0; index < 12; index += 1) {
      const result = { ...resultOf(`job-${index % 3}`), summary: `folder ${index}` }
      await handOver(result, `folder-${index}`, artifacts, new MemoryLog())
    }
    artifacts.add(named(unitOf('x')), zipOf({ 'other.json': '{}' }))
    artifacts.add(named(unitOf('y')), new Uint8Array(3))
    const expected = await collectResults(artifacts)
    const jobs = expected.results.map(({ subject }) => subject.job)
    expect(jobs).toEqual([...jobs].sort())
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat({ max: 1000 })), fc.array(fc.nat({ max: 9 })), async (ranks, turns) => {
        const rank = new Map(artifacts.names.map((name, index) => [name, ranks[index] ?? 0]))
        artifacts.order = all => all.toSorted((a, b) => (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0))
        artifacts.beforeDownload = async name => {
          for (let turn = turns[artifacts.names.indexOf(name)] ?? 0; turn > 0; turn -= 1) await null
        }
        expect(await collectResults(artifacts)).toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  it('of jobs that ran again replace their own older ones, and no others', async () => {
    const artifacts = new MemoryArtifacts()
    const summary = (result: Result, text: string) => ({ ...result, summary: text })
    await leave(
      artifacts,
      summary(resultOf('a'), 'a, first'),
      summary(resultOf('b'), 'b, first'),
      summary(resultOf('b', { leg: 'x' }), 'b x, first'),
      summary(resultOf('a', { attempt: 10 }), 'a, tenth'),
      summary(resultOf('b', { leg: 'x', attempt: 9 }), 'b x, ninth'),
      summary(resultOf('a', { attempt: 9 }), 'a, ninth'),
    )
    const { results, refused } = await collectResults(artifacts)
    expect(summaries(results)).toEqual(['a, tenth', 'b, first', 'b x, ninth'])
    expect(refused).toEqual([])
  })

  it('are read newest first only: an older one is no substitute for one that is unreadable', async () => {
    const artifacts = new MemoryArtifacts()
    await leave(artifacts, resultOf('a'))
    const [name = ''] = artifacts.names
    artifacts.add(name.replace(/1$/, '2'), zipOf({ 'result.json': 'cut o' }))
    const { results, refused } = await collectResults(artifacts)
    expect(results).toEqual([])
    expect(refused.map(({ message }) => message)).toEqual([expect.stringContaining('its result is no JSON')])
  })

  it('of the same job, leg and folder are kept side by side, with a warning that says what to do', async () => {
    const artifacts = new MemoryArtifacts()
    const of = (text: string) => ({ ...resultOf('a', { leg: 'x' }), summary: text })
    const log = await leave(artifacts, of('first'), of('second'), of('third'))
    expect(summaries((await collectResults(artifacts)).results)).toEqual(['first', 'second', 'third'])
    expect(artifacts.names.map(name => name.split('.').at(-1))).toEqual(['1', '1-2', '1-3'])
    expect(log.lines).toHaveLength(2)
    expect(log.lines[0]).toMatch(/^warning: dummy runs more than once as job a, leg x, in \.: give each its own `leg`/)
  })

  it('of the same unit are nine at the most', async () => {
    const artifacts = new MemoryArtifacts()
    await leave(artifacts, ...Array.from({ length: 9 }, () => resultOf('a')))
    await expect(leave(artifacts, resultOf('a'))).rejects.toThrow('there is an artifact')
    expect((await collectResults(artifacts)).results).toHaveLength(9)
  })

  it('that cannot be read are told by name, and hide none of the others', async () => {
    const artifacts = new MemoryArtifacts()
    await leave(artifacts, resultOf('good'), resultOf('better'))
    const json = (text: string) => zipOf({ 'result.json': text })
    const bad: [string, Uint8Array, string][] = [
      ['1', Buffer.from('no zip'), 'its archive cannot be read'],
      ['2', zipOf({ 'RESULT.json': '{}' }), 'its archive has no result.json'],
      ['3', json('{'), 'its result is no JSON'],
      ['4', json(toResultFile(resultOf('a', {}, 'other-gate'))), 'its result is one of other-gate, and its name'],
      ['5', Buffer.alloc(LARGEST_RESULT + 1), 'its archive is larger than 16 MiB'],
      ['6', json('{}'), 'the network is down'],
    ]
    for (const [key, zip] of bad) artifacts.add(named(unitOf(key)), zip)
    artifacts.beforeDownload = name => {
      if (name === named(unitOf('6'))) throw new Error('the network is down')
    }
    const { results, refused } = await collectResults(artifacts)
    expect(results.map(({ subject }) => subject.job)).toEqual(['better', 'good'])
    expect(refused).toHaveLength(bad.length)
    for (const [key, , why] of bad) {
      const message = refused.find(each => each.message.includes(named(unitOf(key))))?.message
      expect(message).toContain(why)
    }
    expect(refused.every(({ level, rule }) => level === 'error' && rule === 'report/unreadable')).toBe(true)
    expect(new Set(refused.map(({ fingerprint }) => fingerprint)).size).toBe(bad.length)
  })

  it('are told from everything else that a run leaves', async () => {
    const artifacts = new MemoryArtifacts()
    await leave(artifacts, resultOf('a'))
    artifacts.add('coverage-report', zipOf({ 'result.json': '{}' }))
    artifacts.add(`pipeline-actions.shard.coverage-gate.${unitOf('x')}.1-of-2.1`, zipOf({ 'shard.json': '{}' }))
    artifacts.beforeDownload = name => expect(name).toContain('.result.')
    expect(await collectResults(artifacts)).toMatchObject({ results: [{}], refused: [] })
  })

  it('are a thousand units at the most, the same thousand each time, and the rest is told', async () => {
    const artifacts = new MemoryArtifacts()
    const content = zipOf({ 'result.json': toResultFile(resultOf('a')) })
    for (let index = 0; index < 1003; index += 1) artifacts.add(named(unitOf(`${index}`)), content)
    const downloaded: string[] = []
    artifacts.beforeDownload = name => downloaded.push(name)
    const { results, refused } = await collectResults(artifacts)
    expect(results).toHaveLength(1000)
    expect(refused).toMatchObject([
      { rule: 'report/too-many', level: 'error', message: '1003 results were handed over; 1000 are read at the most.' },
    ])
    const first = new Set(downloaded.splice(0))
    artifacts.order = all => all.toReversed()
    await collectResults(artifacts)
    expect(new Set(downloaded)).toEqual(first)
  })

  it('are fetched a few at a time', async () => {
    const artifacts = new MemoryArtifacts()
    await leave(artifacts, ...Array.from({ length: 40 }, (_, index) => resultOf(`${index}`)))
    let underWay = 0
    let most = 0
    artifacts.beforeDownload = async () => {
      underWay += 1
      most = Math.max(most, underWay)
      await new Promise(setImmediate)
      underWay -= 1
    }
    expect((await collectResults(artifacts)).results).toHaveLength(40)
    expect(most).toBeGreaterThan(1)
    expect(most).toBeLessThanOrEqual(8)
  })
})

describe('the reporter that hands over', () => {
  const inputs = { 'working-directory': './app/' } as never

  it('leaves what the gate says that it leaves, for the folder that is meant', async () => {
    const artifacts = new MemoryArtifacts()
    const ports = memoryPorts({ artifacts })
    const result = resultOf('a')
    const outcome = { gate: dummyGate(), inputs, result, notes: [] as string[] }
    await handOverReporter(ports)(outcome)
    const unit = unitOf('a', null, 'app')
    expect(artifacts.names).toEqual([named(unit)])
    const gate = { ...dummyGate(), leaves: () => [resultOf('b'), resultOf('c')] }
    await handOverReporter(ports)({ ...outcome, gate })
    expect((await collectResults(artifacts)).results.map(({ subject }) => subject.job)).toEqual(['a', 'b', 'c'])
    await handOverReporter(ports)({ ...outcome, gate: { ...gate, leaves: () => [] } })
    expect(artifacts.names).toHaveLength(3)
    expect(outcome.notes).toEqual([])
  })

  it('tells what went wrong, in the report and the log, and lets the verdict stand', async () => {
    const artifacts = new MemoryArtifacts()
    artifacts.upload = async () => {
      throw new RefusedArchive('is not wanted')
    }
    const log = new MemoryLog()
    const notes: string[] = []
    await handOverReporter(memoryPorts({ artifacts, log }))({ gate: dummyGate(), inputs, result: resultOf('a'), notes })
    expect(notes).toEqual(['The result could not be handed over to other jobs: is not wanted.'])
    expect(log.lines).toEqual([`warning: ${notes[0]}`])
  })

  it('does nothing where there are no artifacts', async () => {
    const notes: string[] = []
    await handOverReporter(memoryPorts())({ gate: dummyGate(), inputs, result: resultOf('a'), notes })
    expect(notes).toEqual([])
  })
})
