import { describe, expect, it } from '@jest/globals'
import type { Kind } from '../../../../src/validate/kind.js'
import type { Rule } from '../../../../src/validate/rules/rule.js'
import { actionRules } from '../../../../src/validate/workflow/action/rules/all.js'
import { actionKind } from '../../../../src/validate/workflow/action-kind.js'
import { callRules, useRules } from '../../../../src/validate/workflow/interfaces/rules/all.js'
import { workflowKind } from '../../../../src/validate/workflow/kind.js'
import { structureRules } from '../../../../src/validate/workflow/structure/rules/all.js'
import { checked } from '../../../support/validate.js'

const RULES: readonly [Kind, readonly Rule[]][] = [
  [workflowKind, structureRules],
  [workflowKind, useRules],
  [workflowKind, callRules],
  [actionKind, actionRules],
]

const cases = RULES.flatMap(([kind, rules]) => rules.map(rule => ({ id: rule.id, kind, rule })))

describe('examples', () => {
  it.each(cases)('$id is caught in its example, on its line', async ({ kind, rule }) => {
    const found = await checked(kind, rule.example.files)
    expect(found.map(each => each.replace(/:\d+ /, ' '))).toContain(`${rule.example.line} ${rule.id}`)
  })

  it.each(cases)('$id belongs to its kind', ({ kind, rule }) => {
    expect(kind.rules).toContain(rule)
  })
})

describe('files that are no map', () => {
  it.each([
    ['', '1:1 workflow/empty'],
    ['# only a comment\n', '1:1 workflow/empty'],
    ['- on: push\n', '1:1 workflow/type'],
    ['just text\n', '1:1 workflow/type'],
  ])('%j', async (text, expected) => {
    expect(await checked(workflowKind, { '.github/workflows/a.yml': text })).toEqual([expected])
    expect(await checked(actionKind, { 'action.yml': text })).toEqual([expected])
  })
})
