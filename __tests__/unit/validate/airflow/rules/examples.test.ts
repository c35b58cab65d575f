import { describe, expect, test } from '@jest/globals'
import { airflowRules } from '../../../../../src/validate/airflow/rules/check.js'
import { dagProblems } from '../../../../support/airflow.js'

describe.each(airflowRules.map(rule => [rule.id, rule] as const))('%s', (id, { level, example }) => {
  test('finds its example, at its line', () => {
    const found = dagProblems(example.files).filter(({ rule, line }) => rule === id && line === example.line)
    expect(found.map(each => each.level)).toEqual([level])
  })
})

test('each rule has a name of its own', () => {
  expect(new Set(airflowRules.map(({ id }) => id)).size).toBe(airflowRules.length)
})
