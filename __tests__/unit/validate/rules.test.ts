import { describe, expect, test } from '@jest/globals'
import type { Judgement } from '../../../src/gate/result.js'
import type { ValidateDetails } from '../../../src/validate/details.js'
import { validateGate } from '../../../src/validate/gate.js'
import { allRules } from '../../../src/validate/rules/all.js'
import { judge } from '../../support/judge.js'
import { MemoryFiles, memoryPorts } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'

const rules = await allRules()

/**
 * Need a program: `__tests__/oracle/validate-shellcheck.test.ts`, and of `__tests__/unit/validate/airflow` what is in `imported/`
 * and `syntax/`.
 */
const ELSEWHERE = /^workflow\/shellcheck$|^airflow\/import-|^python\/unread$/

describe.each(rules.filter(({ id }) => !ELSEWHERE.test(id)))('$id', ({ id, level, example }) => {
  test('finds its example, at its line', async () => {
    const [path = ''] = Object.keys(example.files)
    const files = new MemoryFiles({ ...example.files })
    const ports = memoryPorts({ files, git: memoryGit(files, {}) })
    const judgement: Judgement<ValidateDetails> = await judge(
      validateGate,
      { files: Object.keys(example.files) },
      ports,
    )
    const found = judgement.findings.filter(({ rule, file }) => rule === id && file === path)
    expect(found.map(({ line }) => line)).toContain(example.line)
    expect(['error', 'warning', 'note']).toContain(level)
  })
})

describe('the rules', () => {
  test('have names of their own, and say what a reader needs', () => {
    expect(rules.length).toBeGreaterThan(150)
    for (const { id, summary, why, mend } of rules) {
      expect(id).toMatch(/^[a-z-]+\/[a-z0-9-]+$/)
      for (const text of [summary, why, mend]) expect(text.length).toBeGreaterThan(10)
    }
  })
})
