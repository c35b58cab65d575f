import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import type { Facts, ReportIn } from '../../../../src/validate/facts.js'
import { dagPolicyRules } from '../../../../src/validate/pipeline/dags/check.js'
import { checkPolicy } from '../../../../src/validate/pipeline/policy.js'
import { pipelineRules } from '../../../../src/validate/pipeline/rules.js'
import type { Source } from '../../../../src/validate/tree/source.js'
import { wholeRepository } from '../../../support/whole-repository.js'

const POLICY = '.github/pipeline-policy.yml' as RepoPath

function check(facts: Facts, reportIn: ReportIn): Promise<void> {
  return checkPolicy(facts.repository.source(POLICY, 'yaml') as Source, facts, reportIn)
}

/** Those of DAGs need what their files declare: `rules.test.ts` judges their examples through the gate. */
const ELSEWHERE: readonly string[] = dagPolicyRules.map(({ id }) => id)
const cases = pipelineRules.filter(({ id }) => !ELSEWHERE.includes(id)).map(rule => ({ id: rule.id, rule }))

describe('examples', () => {
  it.each(cases)('$id is caught in its example, on its line, and nothing else', async ({ rule }) => {
    const { files, line } = rule.example
    const { places } = await wholeRepository(files, check)
    const [first = ''] = Object.keys(files)
    expect(Object.keys(places)).toEqual([first])
    expect(places[first]?.map(place => place.replace(/:\d+ /, ' '))).toEqual([`${line} ${rule.id}`])
  })
})
