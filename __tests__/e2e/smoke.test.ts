import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { freePort } from '../support/free-port.js'
import { describeWith } from '../support/tools.js'
import { Act, exampleFile } from './act.js'
import { Service } from './service.js'

/** Deploys the web service on the loopback, smokes it by its suite, and stops it. */
const deployed = (start: string, more = '') => `on: push
permissions: { contents: read }
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - name: Deploy
        run: |
          setsid --fork sh -c 'echo "$$" > service.pid; exec env ${start} node src/main.js' > service.log 2>&1
          timeout 10 sh -c 'until [ -s service.pid ]; do sleep 0.1; done'
        env: { PORT: "\${{ vars.PORT }}" }
      - name: Smoke test
        uses: org/pipeline-actions/smoke-test@v1
        with:
          suite: smoke.yml
          variables: base=http://127.0.0.1:\${{ vars.PORT }}
          load: rate=50/s duration=2s
          # A machine that others keep busy measures nothing; that is another test's.
          on-inconclusive: warn
${more}      - if: always()
        run: kill "$(cat service.pid)"
`

describeWith(['act', 'git', 'node24', 'setsid'], 'a deployment that is smoked by its suite, in act', () => {
  let act: Act

  beforeAll(() => {
    act = new Act()
  })

  afterAll(() => act.remove())

  const run = async (workflow: string, files: Record<string, string> = {}) =>
    act.run(act.consumer('web-service', { 'deploy.yml': workflow, ...files }), {
      workflow: 'deploy.yml',
      variables: { PORT: String(await freePort()) },
    })
  const line = (of: string) =>
    exampleFile('web-service/smoke.yml')
      .split('\n')
      .findIndex(text => text.includes(of)) + 1

  test('passes while it works, and tells availability and p95', async () => {
    const { exitCode, commands, summaries } = await run(deployed(''))
    expect(commands.filter(({ command }) => command === 'error')).toEqual([])
    expect(exitCode).toBe(0)
    const outputs = new Map(
      commands.filter(({ command }) => command === 'set-output').map(({ name, arg }) => [name, arg]),
    )
    expect(outputs.get('failed')).toBe('0')
    expect(outputs.get('availability')).toBe('1')
    expect(Number(outputs.get('p95'))).toBeGreaterThan(0)
    expect(summaries[0]).toMatch(/^### (✅|❔) smoke\\-test/)
  })

  test('fails with an annotation on the line of the suite that was not met', async () => {
    const suite = exampleFile('web-service/smoke.yml').replace('for: 30s', 'for: 500ms')
    const { exitCode, commands } = await run(deployed('BREAK=health'), { 'smoke.yml': suite })
    expect(exitCode).toBe(1)
    const errors = commands.filter(({ command }) => command === 'error')
    const places = errors.map(({ properties }) => [properties['title'], properties['file'], properties['line']])
    expect(places).toContainEqual(['smoke/status', 'smoke.yml', String(line('status: 200'))])
    expect(places).toContainEqual(['smoke/json', 'smoke.yml', String(line('"$.status": ok'))])
    expect(errors.map(({ arg }) => arg).join('\n')).toMatch(
      /^health \(GET http:\/\/127\.0\.0\.1:\d+\/health\): expected status 200, after \d+ attempts got 503; it says ".*broken.*"\./,
    )
  })

  test('points at the mistake in a suite, and says the nearest right word', async () => {
    const suite = exampleFile('web-service/smoke.yml').replace('expect:', 'expects:')
    const { exitCode, commands } = await run(deployed(''), { 'smoke.yml': suite })
    expect(exitCode).toBe(1)
    const [error] = commands.filter(({ command }) => command === 'error')
    expect(error?.properties).toMatchObject({ file: 'smoke.yml', line: String(line('expect:')) })
    expect(error?.arg).toContain('did you mean "expect"?')
  })

  test.each(['health.yml', 'endurance.yml'])('the example %s smokes what is deployed', async name => {
    const service = await Service.start()
    try {
      const content = exampleFile(`web-service/.github/workflows/${name}`)
        .replace('baseline: artifact', 'baseline: none\n          on-inconclusive: warn')
        .replace('duration=10s', 'duration=1s')
      const repository = act.consumer('web-service', { 'example.yml': content })
      const variables = { STAGING_URL: service.url, DURATION: '1s' }
      const { exitCode, commands } = await act.run(repository, {
        workflow: 'example.yml',
        event: 'workflow_dispatch',
        variables,
      })
      expect(commands.filter(({ command }) => command === 'error')).toEqual([])
      expect(exitCode).toBe(0)
    } finally {
      await service.stop()
    }
  })
})
