import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { freePort } from '../support/free-port.js'
import { describeWith } from '../support/tools.js'
import { Act, type Command, exampleFile, type Run } from './act.js'
import { Service } from './service.js'

const CHECKOUT = '      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8\n'

describeWith(['act', 'git', 'node24', 'setsid'], 'consumer workflows in act', () => {
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

  describe.each(['node', 'node24'])('on %s', node => {
    test('the web service tests itself, judges its coverage, starts and is smoked', async () => {
      const run = await act.run(act.consumer('web-service'), {
        workflow: '.github/workflows/ci.yml',
        variables: { PORT: String(await freePort()), WAIT: '30s' },
        node,
      })
      expect(errors(run)).toEqual([])
      expect(run.exitCode).toBe(0)
      expect(output(run, 'Judge the coverage', 'verdict')).toBe('pass')
      expect(Number(output(run, 'Judge the coverage', 'coverage'))).toBeGreaterThan(0.9)
      expect(output(run, 'Smoke test', 'passed')).toBe('2')
      expect(output(run, 'Smoke test', 'failed')).toBe('0')
      expect(run.summaries.map(summary => summary.split('\n')[0])).toEqual([
        '### ✅ coverage\\-gate',
        '### ✅ smoke\\-test',
      ])
    })

    test('a service that is broken fails the job with an annotation that says how', async () => {
      const port = await freePort()
      const content = exampleFile('web-service/.github/workflows/ci.yml')
      const broken = content.replace('exec node src/main.js', 'BREAK=health exec node src/main.js')
      const repository = act.consumer('web-service', { 'broken.yml': broken })
      const run = await act.run(repository, {
        workflow: 'broken.yml',
        variables: { PORT: String(port), WAIT: '100ms' },
        node,
      })
      expect(run.exitCode).toBe(1)
      expect(errors(run)).toHaveLength(1)
      expect(errors(run)[0]).toMatchObject({ step: 'Smoke test', properties: { title: 'smoke/status' } })
      expect(errors(run)[0]?.arg).toMatch(
        new RegExp(
          `^http://127.0.0.1:${port}/health: expected status 200, after \\d+ attempts got 503; it says .*broken.*\\.$`,
        ),
      )
      expect(output(run, 'Smoke test', 'verdict')).toBe('fail')
    })

    test('the root action and the reusable workflow release the ETL service', async () => {
      const run = await act.run(act.consumer('etl-service'), {
        workflow: '.github/workflows/release.yml',
        event: 'workflow_dispatch',
        variables: { STAGING_URL: `${service.url}/health` },
        node,
      })
      expect(errors(run)).toEqual([])
      expect(run.exitCode).toBe(0)
      expect(output(run, 'Judge the committed reports', 'verdict')).toBe('pass')
      expect(output(run, 'Judge the committed reports', 'summary')).toContain('93.99% of the lines (407 of 433)')
      expect(output(run, 'gate', 'coverage')).toBe(String(407 / 433))
      expect(run.summaries.map(summary => summary.split('\n')[0])).toEqual([
        '### ✅ check',
        '### ✅ coverage\\-gate',
        '### ✅ smoke\\-test',
      ])
    })

    test('coverage below the configured minimum fails the root action with the right annotation', async () => {
      const repository = act.consumer('etl-service', {
        '.github/pipeline-actions.yml': 'coverage-gate:\n  files: [coverage.xml]\n  min-coverage: 94\n',
      })
      const run = await act.run(repository, {
        workflow: '.github/workflows/release.yml',
        event: 'workflow_dispatch',
        variables: { STAGING_URL: service.url },
        node,
      })
      expect(run.exitCode).toBe(1)
      expect(errors(run)).toHaveLength(1)
      expect(errors(run)[0]).toMatchObject({ properties: { title: 'coverage/lines' } })
      expect(errors(run)[0]?.arg).toMatch(
        /^93\.99% of the lines are covered \(407 of 433\); min-coverage is 94%\. 1 more line would reach it\./,
      )
    })

    test('the composite passes, and fails at its second gate', async () => {
      const repository = act.consumer('web-service')
      const workflow = '.github/workflows/release.yml'
      const options = { workflow, event: 'workflow_dispatch', node }
      const good = await act.run(repository, { ...options, variables: { STAGING_URL: `${service.url}/health` } })
      expect([good.exitCode, errors(good)]).toEqual([0, []])
      const bad = await act.run(repository, {
        ...options,
        variables: { STAGING_URL: `${service.url}/nothing-here`, WAIT: '1s' },
      })
      expect(bad.exitCode).toBe(1)
      expect(errors(bad)[0]?.arg).toMatch(/\/nothing-here: expected status 2xx, after \d+ attempts got 404; it says /)
      expect(bad.summaries[0]).toContain('✅ coverage\\-gate')
    })
  })

  test('run steps get no ACTIONS_* variables, as on GitHub, while the actions run with them', async () => {
    const steps = '      - run: |\n          echo "left: $(env | grep -c ^ACTIONS_ || true)"\n'
    const run = await act.run(act.consumer('web-service', { 'w.yml': workflow(steps) }), { workflow: 'w.yml' })
    expect(run.exitCode).toBe(0)
    expect(run.log).toContain('left: 0')
  })

  test('a mistake in the configuration is annotated at its line and fails whatever the policy', async () => {
    const repository = act.consumer('etl-service', {
      '.github/pipeline-actions.yml': 'coverage-gate:\n  min-covrage: 80\n  fail-on: never\n',
      'w.yml': workflow('      - uses: org/pipeline-actions@v1\n        with: { fail-on: never }\n'),
    })
    const run = await act.run(repository, { workflow: 'w.yml' })
    expect(run.exitCode).toBe(1)
    expect(errors(run)[0]?.properties).toMatchObject({ file: '.github/pipeline-actions.yml', line: '2' })
    expect(errors(run)[0]?.arg).toContain('did you mean "min-coverage"?')
  })

  test('an input that no action has is answered with the nearest', async () => {
    const steps = `${CHECKOUT}      - uses: org/pipeline-actions/coverage-gate@v1\n        with: { min-covrage: 80 }\n`
    const run = await act.run(act.consumer('etl-service', { 'w.yml': workflow(steps) }), { workflow: 'w.yml' })
    expect(run.exitCode).toBe(1)
    expect(errors(run)[0]?.arg).toContain('input min-covrage: there is no such input; did you mean "min-coverage"?')
  })

  test('each leg of a matrix says which it is', async () => {
    const steps = `${CHECKOUT}      - uses: org/pipeline-actions/coverage-gate@v1\n        with: { report-file: out.json }\n      - run: grep -F '"leg"' out.json\n`
    const content = workflow(steps).replace(
      '    steps:',
      '    strategy: { matrix: { python: ["3.10", "3.11"] } }\n    steps:',
    )
    const run = await act.run(act.consumer('etl-service', { 'w.yml': content }), { workflow: 'w.yml' })
    expect(run.exitCode).toBe(0)
    expect(run.log.match(/\\"python\\": \\"[\d.]+\\"/g)?.sort()).toEqual([
      '\\"python\\": \\"3.10\\"',
      '\\"python\\": \\"3.11\\"',
    ])
  })
})

describeWith(['act', 'git', 'python', 'coverage', 'pytest'], 'the ETL service in act', () => {
  test('runs its own tests with coverage and passes the gate', async () => {
    const act = new Act()
    try {
      const run = await act.run(act.consumer('etl-service'), { workflow: '.github/workflows/ci.yml' })
      expect(errors(run)).toEqual([])
      expect(run.exitCode).toBe(0)
      expect(run.log).toMatch(/verdict: {2}pass/)
      expect(run.log).toMatch(/TOTAL\s+433\s+26\s+94\s+12\s+93%/)
      expect(output(run, 'Judge the coverage', 'coverage')).toBe(String(407 / 433))
    } finally {
      act.remove()
    }
  })
})

function workflow(steps: string): string {
  const checkout = steps.startsWith(CHECKOUT) ? '' : CHECKOUT
  return `on: push\njobs:\n  job:\n    runs-on: ubuntu-latest\n    steps:\n${checkout}${steps}`
}

function errors(run: Run): Command[] {
  return run.commands.filter(each => each.command === 'error')
}

function output(run: Run, step: string, name: string): string | undefined {
  return run.commands.find(each => each.command === 'set-output' && each.step.includes(step) && each.name === name)?.arg
}
