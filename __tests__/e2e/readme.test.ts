import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { describeWith } from '../support/tools.js'
import { Act, readmeWorkflow } from './act.js'
import { Service } from './service.js'

describeWith(['act', 'git'], 'the example in each README', () => {
  let act: Act
  let service: Service

  beforeAll(async () => {
    act = new Act()
    service = await Service.start()
  })

  afterAll(async () => {
    await service.stop()
    act.remove()
  })

  test.each([
    ['docs/root-action.md', 'etl-service', ['### ✅ check']],
    ['actions/benchmark-compare/README.md', 'etl-service', ['### ❔ benchmark\\-compare']],
    ['actions/config-validate/README.md', 'etl-service', ['### ⚠️ config\\-validate']],
    ['actions/coverage-gate/README.md', 'etl-service', ['### ✅ coverage\\-gate']],
    ['actions/secret-scan/README.md', 'etl-service', ['### ✅ secret\\-scan']],
    ['actions/smoke-test/README.md', 'etl-service', ['### ✅ smoke\\-test']],
    ['actions/release-gate/README.md', 'web-service', ['### ✅ coverage\\-gate', '### ✅ smoke\\-test']],
    ['actions/report/README.md', 'etl-service', ['### ✅ coverage\\-gate', '### ✅ report']],
    ['README.md', 'etl-service', ['### ✅ check']],
  ])('%s', async (readme, example, summaries) => {
    const repository = act.consumer(example, { 'readme.yml': readmeWorkflow(readme) })
    const run = await act.run(repository, { workflow: 'readme.yml', variables: { STAGING_URL: service.url } })
    expect(run.commands.filter(each => each.command === 'error')).toEqual([])
    expect(run.exitCode).toBe(0)
    // act repeats the last step's summary for a composite as a whole.
    expect([...new Set(run.summaries)].map(summary => summary.split('\n')[0])).toEqual(summaries)
  })
})
