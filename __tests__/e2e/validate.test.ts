import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { describeWith } from '../support/tools.js'
import { Act } from './act.js'
import { pullRequest } from './pull-request.js'

const WORKFLOW = `on: pull_request
permissions: { contents: read }
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: org/pipeline-actions/config-validate@v1
        with:
          files: .github/workflows/added.yml
`

const job = (id: string, needs: string) => `  ${id}:\n    needs: ${needs}\n    runs-on: ubuntu-latest
    steps:\n      - run: make ${id}\n`

describeWith(['act', 'git'], 'a pull request in act', () => {
  let act: Act

  beforeAll(() => {
    act = new Act()
  })

  afterAll(() => act.remove())

  test.each([
    ['adds a workflow whose jobs wait for each other', 'deploy', 1],
    ['adds one whose jobs can run', '[]', 0],
  ])('that %s', async (_, needs, exitCode) => {
    const repository = act.consumer('etl-service', { 'workflow.yml': WORKFLOW })
    const jobs = job('build', needs) + job('test', 'build') + job('deploy', 'test')
    const added = `on: push\npermissions: { contents: read }\njobs:\n${jobs}`
    const run = await act.run(repository, pullRequest(repository, { '.github/workflows/added.yml': added }))
    const errors = run.commands.filter(({ command }) => command === 'error')
    expect(run.exitCode).toBe(exitCode)
    const places = errors.map(({ properties }) => [properties['title'], properties['file'], properties['line']])
    expect(places).toEqual(exitCode === 0 ? [] : [['workflow/needs-cycle', '.github/workflows/added.yml', '4']])
    if (exitCode === 1) expect(errors[0]?.arg).toMatch(/build.*deploy.*test.*build/)
  })
})
