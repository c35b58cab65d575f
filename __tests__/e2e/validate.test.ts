import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { describeWith } from '../support/tools.js'
import { Act } from './act.js'

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
    const git = (...args: string[]) => {
      const person = ['-c', 'user.name=test', '-c', 'user.email=test@example.org']
      return execFileSync('git', ['-C', repository, ...person, ...args], { stdio: 'pipe' })
        .toString()
        .trim()
    }
    const base = git('rev-parse', 'HEAD')
    git('switch', '-q', '-c', 'topic')
    mkdirSync(join(repository, '.github/workflows'), { recursive: true })
    const jobs = job('build', needs) + job('test', 'build') + job('deploy', 'test')
    writeFileSync(
      join(repository, '.github/workflows/added.yml'),
      `on: push\npermissions: { contents: read }\njobs:\n${jobs}`,
    )
    git('add', '-A')
    git('commit', '-q', '-m', 'A change')
    const head = git('rev-parse', 'HEAD')
    const payload = {
      pull_request: { number: 7, base: { ref: 'main', sha: base }, head: { ref: 'topic', sha: head } },
      repository: { full_name: 'o/r', default_branch: 'main' },
    }
    const run = await act.run(repository, { workflow: 'workflow.yml', event: 'pull_request', payload })
    const errors = run.commands.filter(({ command }) => command === 'error')
    expect(run.exitCode).toBe(exitCode)
    const places = errors.map(({ properties }) => [properties['title'], properties['file'], properties['line']])
    expect(places).toEqual(exitCode === 0 ? [] : [['workflow/needs-cycle', '.github/workflows/added.yml', '4']])
    if (exitCode === 1) expect(errors[0]?.arg).toMatch(/build.*deploy.*test.*build/)
  })
})
