import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { startWorld, type World } from '../support/github/world.js'
import { describeWith } from '../support/tools.js'
import { Act, readmeWorkflow } from './act.js'

describeWith(['act', 'git'], 'the workflow of its README', () => {
  let act: Act
  let world: World

  beforeAll(() => {
    act = new Act()
  })

  afterAll(() => act.remove())

  beforeEach(async () => {
    world = await startWorld()
  })

  afterEach(async () => {
    await world.fake.stop()
    expect(world.fake.violations).toEqual([])
  })

  test('tells what the token may, the configuration and the runner, and changes nothing', async () => {
    const repository = act.consumer('etl-service', { 'doctor.yml': readmeWorkflow('actions/doctor/README.md') })
    const writes = world.fake.state.writes
    const { exitCode, summaries, log } = await act.run(repository, {
      workflow: 'doctor.yml',
      event: 'workflow_dispatch',
      token: world.fake.token({ permissions: { actions: 'read', checks: 'write', contents: 'read' } }),
      environment: { GITHUB_API_URL: world.fake.url, GITHUB_REPOSITORY: 'o/r' },
    })
    expect(exitCode).toBe(0)
    const summary = summaries.join('\n').replaceAll('\\', '')
    const states = [...summary.matchAll(/^\| ([a-z-]+) \| ([a-z-]+: \w+) \| ([a-z ]+) \|/gm)].map(([, ...row]) => row)
    expect(states).toEqual([
      ['comment', 'pull-requests: write', 'missing'],
      ['check-run', 'checks: write', 'works'],
      ['runs', 'actions: read', 'works'],
      ['contents', 'contents: read', 'works'],
      ['history', 'contents: write', 'missing'],
    ])
    expect(summary).toMatch(/^\| runner \| act \|/m)
    expect(summary).toMatch(/^\| artifacts \| can be handed over \|/m)
    expect(log).toContain('permissions: { contents: read, pull-requests: write }')
    expect(world.fake.state.writes).toBe(writes)
  })
})
