import { describe, expect, it } from '@jest/globals'
import { checkAggregates } from '../../../../src/validate/pipeline/success/convention.js'
import type { Workflow } from '../../../../src/validate/workflow/model.js'
import { readWorkflow } from '../../../../src/validate/workflow/read.js'
import { placesOf, reports, sourceOf } from '../../../support/validate.js'

function found(aggregate: string, more = ''): string[] {
  const source = sourceOf(`on: push
jobs:
  lint: { runs-on: ubuntu-latest, steps: [{ run: make lint }] }
  test: { runs-on: ubuntu-latest, steps: [{ run: make test }] }
  ${aggregate}
${more}`)
  const { problems, report } = reports()
  checkAggregates(readWorkflow(source) as Workflow, report)
  expect(problems.every(({ level }) => level === 'warning')).toBe(true)
  return placesOf(problems, source)
}

const FAIL = 'if: "contains(needs.*.result, \'failure\')", run: exit 1'

describe('without a policy', () => {
  it('tells of a job that the aggregate leaves out, and of an aggregate that never looks', () => {
    expect(found(`ci-success: { needs: [lint], if: always(), steps: [{ ${FAIL} }] }`)).toEqual([
      '5:17 pipeline/aggregate-incomplete',
    ])
    expect(found('all_green: { needs: [lint, test], if: always(), steps: [{ run: echo all is well }] }')).toEqual([
      '5:3 pipeline/aggregate-blind',
    ])
  })

  it.each<[string, string, string]>([
    ['a complete one', `ci-success: { needs: [lint, test], if: always(), steps: [{ ${FAIL} }] }`, ''],
    ['another name', `report: { needs: [lint], if: always(), steps: [{ ${FAIL} }] }`, ''],
    ['one that is skipped', `ci-success: { needs: [lint], steps: [{ ${FAIL} }] }`, ''],
    [
      'a script that may look elsewhere',
      'ci-success: { needs: [lint, test], if: always(), steps: [{ run: ./verdict.sh }] }',
      '',
    ],
    ['an action', 'ci-success: { needs: [lint, test], if: always(), steps: [{ uses: x/verdict@v1 }] }', ''],
    [
      'a job behind it',
      `ci-success: { needs: [lint, test], if: always(), steps: [{ ${FAIL} }] }`,
      '  x: { needs: ci-success }\n',
    ],
    [
      'a job for some cases',
      `ci-success: { needs: [lint, test], if: always(), steps: [{ ${FAIL} }] }`,
      '  x: { if: github.event_name }\n',
    ],
    [
      'a deployment',
      `ci-success: { needs: [lint, test], if: always(), steps: [{ ${FAIL} }] }`,
      '  deploy-docs: { needs: test }\n',
    ],
    [
      'a job that may fail',
      `ci-success: { needs: [lint, test], if: always(), steps: [{ ${FAIL} }] }`,
      '  x: { continue-on-error: true }\n',
    ],
  ])('%s: nothing to tell', (_, aggregate, more) => {
    expect(found(aggregate, more)).toEqual([])
  })
})
