import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  MOST_ORDINALS,
  newest,
  readResultName,
  readShardName,
  resultArtifact,
  shardArtifact,
  unitOf,
  unitOfResult,
} from '../../../src/handover/names.js'
import { hostileText } from '../../support/hostile.js'

const gate = fc.stringMatching(/^[a-z]{1,12}(-[a-z]{1,8}){0,3}$/)
const unit = fc.stringMatching(/^[0-9a-f]{12}$/)
const attempt = fc.integer({ min: 1, max: 9999 })
const result = fc.record({ gate, unit, attempt, ordinal: fc.integer({ min: 1, max: MOST_ORDINALS }) })
const shard = fc
  .tuple(gate, unit, fc.integer({ min: 1, max: 999 }), fc.integer({ min: 1, max: 999 }), attempt)
  .map(([gate, unit, a, b, attempt]) => ({ gate, unit, number: Math.min(a, b), of: Math.max(a, b), attempt }))

/** A name with something put in the place of one of its characters, or between two. */
const tampered = fc
  .tuple(fc.oneof(result.map(resultArtifact), shard.map(shardArtifact)), fc.nat(), fc.nat({ max: 2 }), hostileText)
  .map(([name, at, cut, text]) => {
    const start = at % (name.length + 1)
    return name.slice(0, start) + text + name.slice(start + cut)
  })

describe('the name of an artifact', () => {
  it('of a result is read as it was written, and as nothing else', () => {
    fc.assert(
      fc.property(result, name => {
        expect(readResultName(resultArtifact(name))).toEqual(name)
        expect(readShardName(resultArtifact(name))).toBeNull()
      }),
    )
  })

  it('of a shard is read as it was written, and as nothing else', () => {
    fc.assert(
      fc.property(shard, name => {
        expect(readShardName(shardArtifact(name))).toEqual(name)
        expect(readResultName(shardArtifact(name))).toBeNull()
      }),
    )
  })

  it('is one that GitHub takes: no character of those that it refuses, and not too long', () => {
    fc.assert(
      fc.property(fc.oneof(result.map(resultArtifact), shard.map(shardArtifact)), name => {
        expect(name).toMatch(/^[a-z0-9.-]{1,250}$/)
      }),
    )
  })

  it('that is read at all is the only one that is read so', () => {
    fc.assert(
      fc.property(fc.oneof(tampered, hostileText), name => {
        const [asResult, asShard] = [readResultName(name), readShardName(name)]
        if (asResult !== null) expect(resultArtifact(asResult)).toBe(name)
        if (asShard !== null) expect(shardArtifact(asShard)).toBe(name)
      }),
      { numRuns: 3000 },
    )
  })

  const u = 'a'.repeat(12)
  it.each([
    '',
    'pipeline-actions.result',
    `pipeline-actions.result.smoke-test.${u}`,
    `pipeline-actions.result.smoke-test.${u}.`,
    `pipeline-actions.result.smoke-test.${u}.0`,
    `pipeline-actions.result.smoke-test.${u}.01`,
    `pipeline-actions.result.smoke-test.${u}.99999`,
    `pipeline-actions.result.smoke-test.${u}.1-1`,
    `pipeline-actions.result.smoke-test.${u}.1-10`,
    `pipeline-actions.result.smoke-test.${u}.1\n`,
    `pipeline-actions.result.smoke-test.${u}.١`,
    `pipeline-actions.result.smoke-test.${u.toUpperCase()}.1`,
    `pipeline-actions.result.smoke-test.${u}a.1`,
    `pipeline-actions.result.-smoke.${u}.1`,
    `pipeline-actions.result.smoke--test.${u}.1`,
    `pipeline-actions.result.Smoke.${u}.1`,
    `pipeline-actions.result...${u}.1`,
    `x.pipeline-actions.result.smoke-test.${u}.1`,
    `pipeline-actions.shard.coverage-gate.${u}.0-of-3.1`,
    `pipeline-actions.shard.coverage-gate.${u}.01-of-3.1`,
    `pipeline-actions.shard.coverage-gate.${u}.4-of-3.1`,
    `pipeline-actions.shard.coverage-gate.${u}.1-of-1000.1`,
    `pipeline-actions.shard.coverage-gate.${u}.1-of-3.0`,
    `pipeline-actions.shard.coverage-gate.${u}.1-of-3`,
    `pipeline-actions.shard.coverage-gate.${u}.-1-of-3.1`,
  ])('is none of ours: %j', name => {
    expect(readResultName(name)).toBeNull()
    expect(readShardName(name)).toBeNull()
  })

  it('of any length is looked at once only', () => {
    // What tries every way to read it would not be done in this life.
    const name = `pipeline-actions.result.${'a-'.repeat(100_000)}.${u}.1`
    expect(readResultName(name)).toBeNull()
  })
})

describe('a unit', () => {
  it('is another one for another job, leg or folder, wherever one text ends and the next begins', () => {
    const parts = fc.tuple(fc.option(hostileText), fc.option(hostileText), hostileText)
    fc.assert(
      fc.property(parts, parts, ([job, leg, folder], [otherJob, otherLeg, otherFolder]) => {
        const same = job === otherJob && leg === otherLeg && folder === otherFolder
        const units = [unitOfResult({ job, leg }, folder), unitOfResult({ job: otherJob, leg: otherLeg }, otherFolder)]
        expect(units[0] === units[1]).toBe(same)
        expect(units[0]).toMatch(/^[0-9a-f]{12}$/)
      }),
    )
    expect(unitOf('a', 'b')).not.toBe(unitOf('ab'))
    expect(unitOf(null)).not.toBe(unitOf('null'))
  })
})

describe('the newest', () => {
  it('is the highest attempt of each key, in whatever order they come', () => {
    const named = fc.array(
      fc.record({ artifact: fc.nat(), name: fc.record({ key: fc.constantFrom('a', 'b', 'c'), attempt }) }),
    )
    fc.assert(
      fc.property(named, all => {
        const found = newest(all, ({ key }) => key)
        const highest = new Map<string, number>()
        for (const { name } of all) highest.set(name.key, Math.max(name.attempt, highest.get(name.key) ?? 0))
        expect(new Map(found.map(({ name }) => [name.key, name.attempt]))).toEqual(highest)
        expect(found).toHaveLength(highest.size)
      }),
    )
  })

  it('compares attempts as numbers', () => {
    const of = (attempt: number) => ({ artifact: attempt, name: { attempt } })
    expect(newest([of(9), of(10), of(2)], () => '')).toEqual([of(10)])
  })
})
