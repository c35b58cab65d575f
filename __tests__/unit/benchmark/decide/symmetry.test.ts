import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { decide } from '../../../../src/benchmark/decide/decide.js'
import type { Comparison, Decision, Side } from '../../../../src/benchmark/decide/decision.js'
import type { Direction } from '../../../../src/benchmark/model.js'
import { comparison, HERE, OPTIONS, oneProcess, suite, summary } from '../../../support/comparisons.js'

const MIRRORED = {
  regression: 'improvement',
  improvement: 'regression',
  'no-change': 'no-change',
  inconclusive: 'inconclusive',
}

/** Suites of one to twelve benchmarks, with and without earlier runs, of which some changed. */
const anySuite = fc
  .record({
    seed: fc.integer({ min: 1, max: 10_000 }),
    factors: fc.array(fc.constantFrom(1, 1, 1, 1.1, 0.9, 1.3), { minLength: 1, maxLength: 12 }),
    machine: fc.constantFrom(1, 1, 1.2),
    count: fc.integer({ min: 2, max: 12 }),
    deviation: fc.constantFrom(0.01, 0.05),
    runs: fc.constantFrom(0, 20),
  })
  .map(({ seed, factors, ...more }) => suite(seed, factors, more))

/** Where the median is one of the values: the inverse of a mean of two is not the mean of their inverses. */
const oddSuite = anySuite.filter(all => (all[0]?.head.invocations[0]?.length ?? 0) % 2 === 1)

const anyOptions = fc.constantFrom(OPTIONS, HERE, { ...OPTIONS, normalize: false })
const runs = { numRuns: 60 }

function scaledBy(factor: number, { base, head, past, ...rest }: Comparison): Comparison {
  const side = ({ invocations }: Side) => oneProcess((invocations[0] as readonly number[]).map(value => value * factor))
  return { ...rest, base: base && side(base), head: side(head), past: past.map(value => value && value * factor) }
}

/** All but what rounding may change, and the sentence, which has it. */
function verdictsOf(decisions: readonly Decision[]) {
  return decisions.map(({ verdict, method, suspicious, runsNeeded }) => ({ verdict, method, suspicious, runsNeeded }))
}

describe('a decision', () => {
  it('does not depend on the order of the comparisons', () => {
    fc.assert(
      fc.property(anySuite, anyOptions, (comparisons, options) => {
        const turned = decide([...comparisons].reverse(), options)
        expect({ ...turned, decisions: turned.decisions.reverse() }).toEqual(decide(comparisons, options))
      }),
      runs,
    )
  })

  it('does not depend on the order of the samples', () => {
    fc.assert(
      fc.property(anySuite, comparisons => {
        const turned = comparisons.map(each => ({
          ...each,
          head: oneProcess([...(each.head.invocations[0] ?? [])].reverse()),
        }))
        expect(decide(turned, OPTIONS)).toEqual(decide(comparisons, OPTIONS))
      }),
      runs,
    )
  })

  it('does not depend on the unit', () => {
    fc.assert(
      fc.property(anySuite, anyOptions, fc.constantFrom(1e-9, 1000, 60), (comparisons, options, factor) => {
        const [before, after] = [
          decide(comparisons, options).decisions,
          decide(
            comparisons.map(each => scaledBy(factor, each)),
            options,
          ).decisions,
        ]
        expect(verdictsOf(after)).toEqual(verdictsOf(before))
        for (const [at, { change, head }] of after.entries()) {
          expect(change).toBeCloseTo(before[at]?.change as number, 9)
          expect(head / factor).toBeCloseTo(before[at]?.head as number, 6)
        }
      }),
      runs,
    )
  })

  it('is mirrored where base and head change places', () => {
    fc.assert(
      fc.property(anySuite, anyOptions, (all, options) => {
        const comparisons = all.map(each => ({ ...each, past: [] }))
        const turned = comparisons.map(each => ({ ...each, base: each.head, head: each.base as Side }))
        const [ahead, back] = [decide(comparisons, options), decide(turned, options)]
        expect(back.decisions.map(({ verdict }) => verdict)).toEqual(
          ahead.decisions.map(({ verdict }) => MIRRORED[verdict]),
        )
        for (const [at, { change }] of back.decisions.entries())
          expect(1 + (change as number)).toBeCloseTo(1 / (1 + (ahead.decisions[at]?.change as number)), 9)
        expect(back.shiftApplied).toBe(ahead.shiftApplied)
      }),
      runs,
    )
  })

  it('is the same for a rate as for the time that it takes', () => {
    fc.assert(
      fc.property(oddSuite, comparisons => {
        const inverted = comparisons.map(
          ({ base, head, past, ...rest }): Comparison => ({
            ...rest,
            unit: 'ops/s',
            direction: 'higher',
            base: base && oneProcess((base.invocations[0] as readonly number[]).map(value => 1e9 / value)),
            head: oneProcess((head.invocations[0] as readonly number[]).map(value => 1e9 / value)),
            past: past.map(value => value && 1e9 / value),
          }),
        )
        const [times, rates] = [decide(comparisons, OPTIONS), decide(inverted, OPTIONS)]
        expect(verdictsOf(rates.decisions)).toEqual(verdictsOf(times.decisions))
        expect(rates.commonShift ?? 0).toBeCloseTo(times.commonShift ?? 0, 9)
      }),
      runs,
    )
  })

  it('holds for whatever is measured: nothing throws, and nothing is infinite or not a number', () => {
    const value = fc.oneof(fc.constantFrom(0, 1, 1e-300, 1e300), fc.double({ min: 0, max: 1e12, noNaN: true }))
    const samples = fc.array(value, { minLength: 1, maxLength: 6 })
    const deviation = fc.option(value)
    const side = fc.oneof(
      fc.array(samples, { minLength: 1, maxLength: 5 }).map((invocations): Side => ({ invocations, summaries: [] })),
      fc.tuple(value, deviation, fc.option(fc.nat(20))).map(parts => summary(...parts)),
    )
    const past = fc.oneof(fc.constant([]), fc.array(fc.option(value), { minLength: 10, maxLength: 30 }))
    const unit = fc.constantFrom('ns', 'B', '')
    const direction = fc.constantFrom<Direction>('lower', 'higher')
    const any = fc.record({ base: fc.option(side), head: side, past, unit, direction })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 12 }), anyOptions, (all, options) => {
        const named = all.map(({ base, head, ...more }, at) => comparison(base, head, { ...more, name: `${at}` }))
        for (const decision of decide(named, options).decisions) {
          const numbers = Object.values(decision)
            .flat()
            .filter(each => typeof each === 'number')
          expect(numbers.filter(number => !Number.isFinite(number))).toEqual([])
          expect(decision.why).not.toMatch(/NaN|Infinity|undefined|null/)
        }
      }),
      { numRuns: 500 },
    )
  })
})
