import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import { ruleOfFault, syntaxRules } from '../../../../src/validate/syntax/rules.js'
import { checkYaml } from '../../../../src/validate/syntax/yaml/check.js'
import { formatOf } from '../../../../src/validate/tree/formats.js'
import { readSource } from '../../../../src/validate/tree/read.js'
import { reports } from '../../../support/validate.js'

describe('rules of the formats', () => {
  it.each(syntaxRules.map(rule => [rule.id, rule] as const))('%s is found in its example', (_id, { id, example }) => {
    const [path, text] = Object.entries(example.files)[0] as [string, string]
    const source = readSource(path as RepoPath, text, formatOf(path) ?? 'text')
    const { problems, report } = reports()
    for (const { rule, start, end, message } of source.faults) report(ruleOfFault(rule), { start, end }, message)
    if (source.format === 'yaml') checkYaml(source, report)
    const places = problems.map(({ rule, start }) => `${source.positionOf(start).line} ${rule.id}`)
    expect(places).toContain(`${example.line} ${id}`)
  })

  it('have an id of their own each', () => {
    expect(new Set(syntaxRules.map(({ id }) => id)).size).toBe(syntaxRules.length)
  })

  it('do not know what no parser reports', () => {
    expect(() => ruleOfFault('yaml/none')).toThrow('yaml/none')
  })
})
