import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { type FindingDraft, finding, levelOfMissing } from '../../../src/gate/finding.js'
import { failsBy } from '../../../src/gate/policy.js'
import type { Level, Verdict } from '../../../src/gate/result.js'
import { verdictOf, worst, worstFirst } from '../../../src/gate/verdict.js'

const draft: FindingDraft = { rule: 'a/b', level: 'error', message: 'It is wrong.', file: 'src/a.ts', line: 3 }

describe('policy', () => {
  const table: [Verdict, 'error' | 'warning' | 'never', 'fail' | 'warn', boolean][] = [
    ['pass', 'error', 'fail', false],
    ['pass', 'error', 'warn', false],
    ['pass', 'warning', 'fail', false],
    ['pass', 'warning', 'warn', false],
    ['pass', 'never', 'fail', false],
    ['pass', 'never', 'warn', false],
    ['warn', 'error', 'fail', false],
    ['warn', 'error', 'warn', false],
    ['warn', 'warning', 'fail', true],
    ['warn', 'warning', 'warn', true],
    ['warn', 'never', 'fail', false],
    ['warn', 'never', 'warn', false],
    ['fail', 'error', 'fail', true],
    ['fail', 'error', 'warn', true],
    ['fail', 'warning', 'fail', true],
    ['fail', 'warning', 'warn', true],
    ['fail', 'never', 'fail', false],
    ['fail', 'never', 'warn', false],
    ['inconclusive', 'error', 'fail', true],
    ['inconclusive', 'error', 'warn', false],
    ['inconclusive', 'warning', 'fail', true],
    ['inconclusive', 'warning', 'warn', true],
    ['inconclusive', 'never', 'fail', false],
    ['inconclusive', 'never', 'warn', false],
  ]

  it.each(table)('%s with fail-on %s and on-inconclusive %s: fails is %s', (verdict, failOn, onInconclusive, fails) => {
    expect(failsBy(verdict, { 'fail-on': failOn, 'on-inconclusive': onInconclusive })).toBe(fails)
  })
})

describe('verdicts', () => {
  it.each<[Verdict[], Verdict]>([
    [[], 'pass'],
    [['pass', 'warn'], 'warn'],
    [['warn', 'inconclusive'], 'inconclusive'],
    [['inconclusive', 'fail', 'pass'], 'fail'],
  ])('the worst of %j is %s', (verdicts, expected) => {
    expect(worst(verdicts)).toBe(expected)
    expect(worst(verdicts.toReversed())).toBe(expected)
  })

  it.each<[Level[], Verdict]>([
    [[], 'pass'],
    [['note'], 'pass'],
    [['note', 'warning'], 'warn'],
    [['warning', 'error', 'note'], 'fail'],
  ])('findings of %j amount to %s', (levels, expected) => {
    expect(verdictOf(levels.map(level => finding({ ...draft, level })))).toBe(expected)
  })

  it('does not count what is suppressed', () => {
    expect(verdictOf([finding({ ...draft, suppressed: 'in the baseline' })])).toBe('pass')
    expect(verdictOf([finding({ ...draft, suppressed: 'x' }), finding({ ...draft, level: 'warning' })])).toBe('warn')
  })

  it('sorts worst first, equals in their order, and leaves the given list alone', () => {
    const levels: Level[] = ['note', 'error', 'warning', 'error', 'note']
    const findings = levels.map((level, index) => finding({ ...draft, level, message: `${index}` }))
    expect(worstFirst(findings).map(each => each.message)).toEqual(['1', '3', '2', '0', '4'])
    expect(findings.map(each => each.message)).toEqual(['0', '1', '2', '3', '4'])
  })

  it.each([
    ['fail', 'error'],
    ['warn', 'warning'],
    ['pass', 'note'],
  ] as const)('takes if-missing: %s for a finding of level %s', (ifMissing, level) => {
    expect(levelOfMissing(ifMissing)).toBe(level)
  })
})

describe('a finding', () => {
  const words = fc.string({ unit: 'binary', maxLength: 20 }).filter(word => !word.includes('\0'))

  it('has a fingerprint of 20 hexadecimal digits that line, level and help do not change', () => {
    fc.assert(
      fc.property(words, words, words, fc.nat(), (rule, message, file, line) => {
        const first = finding({ rule, level: 'error', message, file, line: 1, column: 2, help: 'x' })
        const moved = finding({ rule, level: 'warning', message, file, line, endLine: line + 1 })
        expect(first.fingerprint).toMatch(/^[0-9a-f]{20}$/)
        expect(moved.fingerprint).toBe(first.fingerprint)
      }),
    )
  })

  it('has another fingerprint by rule, file and identity', () => {
    const parts = fc.record({ rule: words, file: words, identity: words })
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const same = a.rule === b.rule && a.file === b.file && a.identity === b.identity
        expect(finding({ ...draft, ...a }).fingerprint === finding({ ...draft, ...b }).fingerprint).toBe(same)
      }),
    )
    // What belongs to one part does not slip into the next.
    const slipped = [finding({ ...draft, rule: 'ab', file: 'c' }), finding({ ...draft, rule: 'a', file: 'bc' })]
    expect(slipped[0]?.fingerprint).not.toBe(slipped[1]?.fingerprint)
  })

  it('keeps the fingerprint where the message changes and the identity does not, and shows no identity', () => {
    const before = finding({ ...draft, identity: 'the lines', message: '80% covered' })
    const after = finding({ ...draft, identity: 'the lines', message: '81% covered' })
    expect(after.fingerprint).toBe(before.fingerprint)
    expect(Object.values(before)).not.toContain('the lines')
  })

  it('stays the same in every release: baselines hold it', () => {
    expect(finding(draft)).toEqual({ ...draft, related: [], suppressed: null, fingerprint: '6137be7838b2aa738a98' })
  })
})
