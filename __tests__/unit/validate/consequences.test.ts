import { describe, expect, it } from '@jest/globals'
import { withoutConsequences } from '../../../src/validate/consequences.js'
import type { Problem, Rule } from '../../../src/validate/rules/rule.js'
import type { Source } from '../../../src/validate/tree/source.js'
import { sourceOf } from '../../support/validate.js'

/** A problem of the rule at the first place where the text stands. */
function problem(id: string, source: Source, text: string): Problem {
  const start = source.text.indexOf(text)
  return { rule: { id } as Rule, start, end: start + text.length, message: id }
}

/** What is left of problems, each at a text of the source. */
function left(text: string, found: readonly (readonly [string, string])[]): string[] {
  const source = sourceOf(text)
  const problems = found.map(([id, at]) => problem(id, source, at))
  return withoutConsequences(problems, source).map(({ rule }) => rule.id)
}

const BROKEN = `on: push
jobs:
  build:
    runs-on ubuntu-latest
    steps: []
  test:
    needs: [biuld]
    steps: []
`

describe('after a fault of the syntax', () => {
  it('nothing else is said of its line', () => {
    expect(left(BROKEN, [['workflow/unknown-key', 'runs-on ubuntu']])).toEqual([])
    expect(left(BROKEN, [['yaml/syntax', 'runs-on ubuntu']])).toEqual(['yaml/syntax'])
  })

  it('nothing is missing from what could not be read', () => {
    expect(left(BROKEN, [['workflow/missing-key', 'build:']])).toEqual([])
    expect(left(BROKEN, [['workflow/missing-key', 'on:']])).toEqual([])
    expect(left(BROKEN, [['workflow/missing-key', 'test:']])).toEqual(['workflow/missing-key'])
  })

  it('no name is unknown', () => {
    expect(left(BROKEN, [['workflow/unknown-need', 'biuld']])).toEqual([])
  })

  it('everything else is still told', () => {
    expect(left(BROKEN, [['workflow/job-id', 'build:']])).toEqual(['workflow/job-id'])
  })

  it('a value is not empty that the next line may hold', () => {
    const text = 'on: push\njobs:\n  test:\n\truns-on: ubuntu-latest\n'
    expect(left(text, [['workflow/empty', 'test:']])).toEqual([])
  })
})

describe('a conflict of a merge', () => {
  it('is to be settled first', () => {
    const text = 'on: push\n<<<<<<< ours\na: 1\n=======\na: 2\n>>>>>>> theirs\njobs: {}\n'
    const found = [
      ['text/merge-conflict', '<<<<<<<'],
      ['workflow/empty', 'jobs'],
    ] as const
    expect(left(text, found)).toEqual(['text/merge-conflict'])
  })
})

describe('two rules that say the same', () => {
  const text = 'a: ${{ startsWith(1) }}\nuses: b\n'

  it.each([
    [
      ['security/constant-expression', 'startsWith(1)'],
      ['expression/arguments', 'startsWith'],
    ],
    [
      ['security/unpinned-action', 'b'],
      ['uses/malformed', 'b'],
    ],
  ] as const)('are one: %j, %j', (milder, graver) => {
    expect(left(text, [milder, graver])).toEqual([graver[0]])
    expect(left(text, [milder])).toEqual([milder[0]])
  })
})
