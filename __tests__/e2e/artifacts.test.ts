import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { describeWith } from '../support/tools.js'
import { Act, project, type Run } from './act.js'

const LIBRARY = pathToFileURL(join(project, 'node_modules/@actions/artifact/lib/artifact.js'))

/** An action of GitHub's own library: uploads its `content` as `upload`, where given, and tells what there is. */
const ACTION = {
  '.github/actions/artifacts/action.yml': `
name: artifacts
description: Uploads and tells.
inputs: { upload: { description: Name. }, content: { description: Text. } }
runs: { using: node24, main: index.mjs }
`,
  '.github/actions/artifacts/index.mjs': `
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DefaultArtifactClient } from '${LIBRARY}'

const client = new DefaultArtifactClient()
const { INPUT_UPLOAD: upload, INPUT_CONTENT: content, RUNNER_TEMP: temporary } = process.env
const tell = (what, text) => console.log(\`\${process.env.GITHUB_RUN_ATTEMPT} \${what}: \${text}\`)
if (upload) {
  const folder = mkdtempSync(join(temporary, 'up-'))
  writeFileSync(join(folder, 'text'), content)
  try {
    await client.uploadArtifact(upload, [join(folder, 'text')], folder)
  } catch (error) {
    tell('refused', error.message)
  }
}
const { artifacts } = await client.listArtifacts()
tell('listed', artifacts.map(each => each.name).sort().join(' '))
for (const { id, name } of artifacts) {
  const { downloadPath } = await client.downloadArtifact(id, { path: mkdtempSync(join(temporary, 'down-')) })
  tell(\`content of \${name}\`, readFileSync(join(downloadPath, 'text'), 'utf8'))
}
`,
}

const CHECKOUT = '      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8\n'

/** A workflow of jobs that run one after the other; each has steps that upload, or, for null, only tell. */
function workflow(jobs: Record<string, ([name: string, content: string] | null)[]>): string {
  const names = Object.keys(jobs)
  const texts = Object.values(jobs).map((steps, index) => {
    const needs = index === 0 ? '' : `    needs: ${names[index - 1]}\n`
    const uses = steps.map(upload => {
      const given = upload === null ? '' : `        with: { upload: ${upload[0]}, content: ${upload[1]} }\n`
      return `      - uses: ./.github/actions/artifacts\n${given}`
    })
    return `  ${names[index]}:\n${needs}    runs-on: ubuntu-latest\n    steps:\n${CHECKOUT}${uses.join('')}`
  })
  return `on: push\njobs:\n${texts.join('')}`
}

function told(run: Run): string[] {
  return run.log.split('\n').filter(line => /^\d+ (refused|listed|content)/.test(line))
}

describeWith(['act', 'git'], 'artifacts in act', () => {
  const kept = mkdtempSync(join(tmpdir(), 'pipeline-actions-kept-'))
  let act: Act

  beforeAll(() => {
    act = new Act()
  })

  afterAll(() => {
    act.remove()
    rmSync(kept, { recursive: true })
  })

  test('are handed over from job to job', async () => {
    const content = workflow({ first: [['a', 'from-first']], second: [['b', 'from-second']], third: [null] })
    const run = await act.run(act.consumer('etl-service', { ...ACTION, 'w.yml': content }), { workflow: 'w.yml' })
    expect(run.exitCode).toBe(0)
    expect(told(run).slice(-3)).toEqual(['1 listed: a b', '1 content of a: from-first', '1 content of b: from-second'])
  })

  test('are handed over by the built bundle, from a gate to the report', async () => {
    const content = `on: push
jobs:
  gate:
    runs-on: ubuntu-latest
    steps:
${CHECKOUT}      - uses: org/pipeline-actions/coverage-gate@v1
        with: { files: coverage.xml }
  report:
    needs: gate
    runs-on: ubuntu-latest
    steps:
      - uses: org/pipeline-actions/report@v1
        id: report
`
    const run = await act.run(act.consumer('etl-service', { 'w.yml': content }), { workflow: 'w.yml' })
    expect(run.commands.filter(({ command }) => command === 'error')).toEqual([])
    expect(run.exitCode).toBe(0)
    const summary = run.commands.find(({ command, name, job }) => {
      return command === 'set-output' && name === 'summary' && job.includes('report')
    })
    expect(summary?.arg).toMatch(/^All of 1 result pass\./)
  })

  test('of which there are none can be listed', async () => {
    const content = workflow({ only: [null] })
    const run = await act.run(act.consumer('etl-service', { ...ACTION, 'w.yml': content }), { workflow: 'w.yml' })
    expect([run.exitCode, told(run)]).toEqual([0, ['1 listed: ']])
  })

  test('of an earlier attempt are there in a later one, and a name is taken in one attempt only', async () => {
    const content = workflow({ first: [['a', 'one']], second: [['a', 'two']] })
    const repository = act.consumer('etl-service', { ...ACTION, 'w.yml': content })
    const attempt = (number: string, run = '77') =>
      act.run(repository, {
        workflow: 'w.yml',
        environment: { GITHUB_RUN_ID: run, GITHUB_RUN_ATTEMPT: number },
        artifacts: kept,
      })
    const refusal = expect.stringMatching(/^\d refused: Failed to CreateArtifact: .*\(409\) Conflict: .*already exists/)
    const first = ['1 listed: a', '1 content of a: one']
    expect(told(await attempt('1'))).toEqual([...first, refusal, ...first])
    const other = act.consumer('etl-service', { ...ACTION, 'w.yml': workflow({ only: [null] }) })
    const later = { workflow: 'w.yml', artifacts: kept }
    const again = { GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '2' }
    expect(told(await act.run(other, { ...later, environment: again }))).toEqual(['2 listed: a', '2 content of a: one'])
    expect(told(await act.run(other, { ...later, environment: { GITHUB_RUN_ID: '78' } }))).toEqual(['1 listed: '])
    const second = ['2 listed: a', '2 content of a: one']
    expect(told(await attempt('2'))).toEqual([...second, refusal, ...second])
  })
})
