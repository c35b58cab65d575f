import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { kindOf, randomFrom } from '../../bench/secrets/mint/index.mjs'
import { describeWith } from '../support/tools.js'
import { Act } from './act.js'
import { pullRequest } from './pull-request.js'

const WORKFLOW = `on: pull_request
jobs:
  secrets:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: org/pipeline-actions/secret-scan@v1
        id: scan
`

const random = randomFrom('pull request')
const [KNOWN, NEW] = [kindOf('gitlab-token').mint(random), kindOf('github-token').mint(random)]

describeWith(['act', 'git'], 'a pull request in act', () => {
  let act: Act

  beforeAll(() => {
    act = new Act()
  })

  afterAll(() => act.remove())

  test.each([
    ['adds a secret', `import os\n\nTOKEN = "${NEW}"\n`, 1],
    ['adds none', 'import os\n', 0],
  ])('that %s', async (_, content, exitCode) => {
    const repository = act.consumer('etl-service', { 'workflow.yml': WORKFLOW, 'old.py': `TOKEN = "${KNOWN}"\n` })
    const changes = { 'new.py': content, 'old.py': `# changed\nTOKEN = "${KNOWN}"\n` }
    const run = await act.run(repository, pullRequest(repository, changes))
    const errors = run.commands.filter(({ command }) => command === 'error')
    // Where a step failed for another reason than the gate's, its log says which.
    if (exitCode === 1 && errors.length === 0) throw new Error(run.log)
    expect(run.exitCode).toBe(exitCode)
    expect(errors.map(({ properties }) => [properties['title'], properties['file'], properties['line']])).toEqual(
      exitCode === 0 ? [] : [['secrets/github-token', 'new.py', '3']],
    )
    const all = [run.log, JSON.stringify(run.commands), ...run.summaries].join('\n')
    for (const secret of [KNOWN, NEW]) expect(all).not.toContain(secret.slice(8, 20))
  })
})
