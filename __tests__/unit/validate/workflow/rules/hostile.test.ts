import { describe, expect, it } from '@jest/globals'
import { type Node, valueIn } from '../../../../../src/validate/tree/node.js'
import { Budget, keyOf, mayHoldExpression, mayMatch } from '../../../../../src/validate/workflow/rules/matrix/values.js'
import { judge } from '../../../../support/workflow-rules.js'

const judged = (text: string) => judge({ 'a.yml': text })

describe('hostile workflows', () => {
  it.each([
    ['lists for maps', 'on: [[]]\njobs: [{}]\n'],
    [
      'scalars for everything',
      'on: 1\njobs: { a: 1, b: { steps: 1, needs: {}, strategy: { matrix: 1 }, runs-on: [[]] } }\n',
    ],
    [
      'nulls',
      'on: { push: , schedule: [], workflow_dispatch: { inputs: { a: } } }\njobs: { a: { runs-on: , steps: [ , ] } }\n',
    ],
    [
      'names of prototypes',
      'on: { __proto__: {} }\njobs: { __proto__: { needs: [constructor, __proto__], steps: [{ id: toString }] } }\n',
    ],
    ['odd schedules', 'on: { schedule: [{ cron: [], timezone: {} }, 1, { cron: "/ - , / -" }] }\njobs: {}\n'],
    [
      'odd matrices',
      'jobs: { a: { strategy: { matrix: { a: [[[]]], include: [1], exclude: [[], { a: [[]] }] } } } }\n',
    ],
    ['maps as keys', '? { a: b }\n: c\njobs: { ? [a] : { ? {} : 1 } }\n'],
  ])('%s are survived', (_, text) => {
    const { problems, source } = judged(text)
    for (const { start, end } of problems) {
      expect(start).toBeGreaterThanOrEqual(0)
      expect(end).toBeGreaterThanOrEqual(start)
      expect(end).toBeLessThanOrEqual(source.text.length)
    }
  })

  it('cannot make comparisons endless with anchors', () => {
    let node: Node = valueIn(judged('a: b\n').source.root, 'a') as Node
    for (let level = 0; level < 80; level += 1) {
      node = { kind: 'list', items: [node, node], flow: true, start: 0, end: 0 }
    }
    expect(keyOf(node, new Budget(1000))).toBeNull()
    expect(mayMatch(node, node, new Budget(1000))).toBe(true)
    expect(mayHoldExpression(node, new Budget(1000))).toBe(true)
  })

  it('cannot make hints endless with wrong names', () => {
    const jobs = Array.from({ length: 3000 }, (_, index) => `  j${index}: { needs: [${'n'.repeat(90)}${index}] }`)
    expect(judged(`on: push\njobs:\n${jobs.join('\n')}\n`).problems).toHaveLength(3000)
  })

  it('cannot make messages long', () => {
    const long = 'x '.repeat(50_000)
    const jobs = `a: { needs: ['${long}'], runs-on: '${long}', env: { '${long}': 1 }, steps: [{ id: '${long}' }] }`
    const { problems } = judged(`on: { push: { branches: ['${long}'] } }\njobs: { ${jobs} }\n`)
    expect(problems).toHaveLength(15)
    expect(Math.max(...problems.map(({ message }) => message.length))).toBeLessThan(300)
  })
})
