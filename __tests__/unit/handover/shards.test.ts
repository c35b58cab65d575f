import { describe, expect, it } from '@jest/globals'
import type { Artifacts } from '../../../src/gate/artifacts.js'
import { shardArtifact, unitOf } from '../../../src/handover/names.js'
import { collectShards, handOverShard, RefusedShard } from '../../../src/handover/shards.js'
import { mistakeTexts } from '../../support/inputs.js'
import { MemoryArtifacts } from '../../support/memory-artifacts.js'
import { zipOf } from '../../support/zip.js'

const gate = 'coverage-gate'
const whole = { gate, group: 'default', of: 3 }

const leave = (artifacts: Artifacts, number: number, { of = 3, attempt = 1, group = 'default', content = '' } = {}) =>
  handOverShard({ gate, group }, { number, of }, attempt, content || `${number}, attempt ${attempt}`, artifacts)

const textOf = (content: Uint8Array): string => {
  const text = new TextDecoder().decode(content)
  if (text.includes('broken')) throw new RefusedShard('is broken')
  return text
}
const collect = (artifacts: Artifacts, more: Partial<typeof whole> = {}) =>
  collectShards({ ...whole, ...more }, artifacts, textOf)

describe('shards', () => {
  it('arrive by their numbers, whatever the order in which they came', async () => {
    const artifacts = new MemoryArtifacts()
    for (const number of [2, 10, 1, 3, 11, 4, 5, 6, 7, 12, 8, 9]) await leave(artifacts, number, { of: 12 })
    const { parts, missing } = await collect(artifacts, { of: 12 })
    expect(parts).toEqual(Array.from({ length: 12 }, (_, index) => `${index + 1}, attempt 1`))
    expect(missing).toEqual([])
  })

  it('are those of the newest attempt of each: of jobs that did not run again, those of the first', async () => {
    const artifacts = new MemoryArtifacts()
    for (const number of [1, 2, 3]) await leave(artifacts, number)
    for (const attempt of [10, 9]) await leave(artifacts, 2, { attempt })
    const { parts } = await collect(artifacts)
    expect(parts).toEqual(['1, attempt 1', '2, attempt 10', '3, attempt 1'])
  })

  it('that are missing are named', async () => {
    const artifacts = new MemoryArtifacts()
    await leave(artifacts, 2)
    const { parts, missing } = await collect(artifacts)
    expect(parts).toEqual(['2, attempt 1'])
    expect(missing).toEqual([
      { number: 1, why: 'no job handed it over' },
      { number: 3, why: 'no job handed it over' },
    ])
  })

  it.each<[string, object[], string]>([
    [
      'of other numbers',
      [{ of: 10 }, { of: 2 }, { of: 2, attempt: 2 }],
      'no job handed it over; there are shards of 2 and of 10',
    ],
    ['of another group', [{ group: 'other' }], 'no job handed it over; there are shards of another `shard-group`'],
    ['of both', [{ group: 'other' }, { of: 4 }], 'no job handed it over; there are shards of 4'],
  ])('%s are near, and no substitute', async (_, near, why) => {
    const artifacts = new MemoryArtifacts()
    for (const each of near) await leave(artifacts, 1, each)
    const { parts, missing } = await collect(artifacts)
    expect(parts).toEqual([])
    expect(missing.map(each => each.why)).toEqual([why, why, why])
  })

  it('of another gate are neither', async () => {
    const artifacts = new MemoryArtifacts()
    artifacts.add(
      shardArtifact({ gate: 'other-gate', unit: unitOf('default'), number: 1, of: 3, attempt: 1 }),
      zipOf({ 'shard.json': 'x' }),
    )
    expect((await collect(artifacts)).missing[0]).toEqual({ number: 1, why: 'no job handed it over' })
  })

  it('of several groups are told apart', async () => {
    const artifacts = new MemoryArtifacts()
    for (const group of ['unit', 'e2e']) {
      for (const number of [1, 2, 3]) await leave(artifacts, number, { group, content: `${group} ${number}` })
    }
    expect((await collect(artifacts, { group: 'e2e' })).parts).toEqual(['e2e 1', 'e2e 2', 'e2e 3'])
  })

  it('that are unreadable are missing, with the reason, and an older attempt is no substitute', async () => {
    const artifacts = new MemoryArtifacts()
    await leave(artifacts, 1)
    const name = (number: number, attempt: number) =>
      shardArtifact({ gate, unit: unitOf('default'), number, of: 4, attempt })
    await leave(artifacts, 1, { of: 4, content: 'broken' })
    artifacts.add(name(2, 1), zipOf({ 'shard.json': 'good' }))
    artifacts.add(name(2, 2), Buffer.from('no zip'))
    artifacts.add(name(3, 1), zipOf({ 'other.json': 'good' }))
    artifacts.add(name(4, 1), zipOf({ 'shard.json': 'good' }))
    artifacts.beforeDownload = each => {
      if (each === name(4, 1)) throw new Error('the network is down')
    }
    const { parts, missing } = await collect(artifacts, { of: 4 })
    expect(parts).toEqual([])
    expect(missing).toEqual([
      { number: 1, why: 'the shard is broken' },
      { number: 2, why: expect.stringMatching(/^its archive cannot be read/) },
      { number: 3, why: 'its archive has no shard.json' },
      { number: 4, why: 'it cannot be fetched: the network is down' },
    ])
  })

  it('that two jobs leave as the same one are the user’s mistake', async () => {
    const artifacts = new MemoryArtifacts()
    await leave(artifacts, 1)
    expect(await mistakeTexts(() => leave(artifacts, 1))).toEqual([
      'shard: 1/3 was handed over by another job of this run already; give shards that belong together a `shard-group` of their own',
    ])
    // In another attempt it is the same job again.
    await leave(artifacts, 1, { attempt: 2 })
  })

  it('whose upload fails for another reason fail the job', async () => {
    const artifacts = new MemoryArtifacts()
    artifacts.upload = async () => {
      throw new Error('no space')
    }
    await expect(leave(artifacts, 1)).rejects.toThrow('no space')
  })
})
