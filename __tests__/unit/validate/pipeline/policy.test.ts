import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../src/gate/path.js'
import { checkPolicy, checkPolicyFile } from '../../../../src/validate/pipeline/policy.js'
import type { Source } from '../../../../src/validate/tree/source.js'
import { placesOf, reports, sourceOf } from '../../../support/validate.js'
import { wholeRepository } from '../../../support/whole-repository.js'

const POLICY = '.github/pipeline-policy.yml' as RepoPath
const CI = '.github/workflows/ci.yml'

function judged(files: Record<string, string>, tools: string[] = []) {
  return wholeRepository(
    files,
    (facts, reportIn) => checkPolicy(facts.repository.source(POLICY, 'yaml') as Source, facts, reportIn),
    tools,
  )
}

/** What is told of a workflow of these jobs, one line each from line 3 on. */
async function told(jobs: readonly string[], policy: string, on = 'push'): Promise<readonly string[]> {
  const workflow = [`on: ${on}`, 'jobs:', ...jobs.map(each => `  ${each}`), ''].join('\n')
  const { problems, places } = await judged({ [CI]: workflow, [POLICY]: `workflows: { ci.yml: { ${policy} } }\n` })
  expect(places[POLICY]).toBeUndefined()
  return problems.map(({ rule, message }) => `${rule.id.slice('pipeline/'.length)}: ${message}`)
}

const RUN = 'runs-on: ubuntu-latest, steps: [{ run: make }]'
const job = (id: string, more = '') => `${id}: { ${more === '' ? '' : `${more}, `}${RUN} }`

/** The policy that the documentation shows, in full. */
const FULL = `workflows:
  ci.yml:
    on: [push, pull_request]
    permissions: read
    timeout: 30
    concurrency: required
    stages:
      - [lint, type-check]
      - [test, security]
      - build
    jobs:
      test:
        uses: actions/setup-python
        runs: pytest
        services: [postgres, redis]
        matrix: { python: ['3.10', '3.11'] }
    gates:
      - org/pipeline-actions/secret-scan
      - uses: org/pipeline-actions/coverage-gate
        with: { lines: '>= 80' }
    success: ci-success
    deployments:
      deploy: { needs: build, environment: production, only: [main, 'v*'] }
  nightly.yml: { schedule: '0 2 * * *' }
pre-commit: { hooks: [ruff-check, detect-secrets] }
pyproject:
  tables: [tool.ruff, tool.coverage.run]
  values: { tool.coverage.report.fail_under: '>= 80', tool.coverage.run.branch: true, tool.ruff.lint.select: [E, F] }
makefile: { targets: [install, test] }
files: { required: [README.md, 'tests/**/conftest.py'], forbidden: ['**/*.pem', .env] }
tools: { required: [python3], optional: [hadolint] }
`

const WORKFLOW = `on:
  push: { branches: [main, 'feature/*'] }
  pull_request:
permissions: { contents: read }
concurrency: { group: '\${{ github.ref }}' }
jobs:
  lint: { timeout-minutes: 5, ${RUN} }
  type-check: { timeout-minutes: 5, ${RUN} }
  test:
    needs: [lint, type-check]
    timeout-minutes: 20
    runs-on: ubuntu-latest
    strategy: { matrix: { python: ['3.10', '3.11', '3.12'] } }
    services: { postgres: { image: 'postgres:17' }, redis: { image: 'redis:8' } }
    steps:
      - uses: actions/setup-python@v6
      - run: pytest --cov
      - uses: org/pipeline-actions/coverage-gate@v1
        with: { lines: 85% }
  security:
    needs: [lint, type-check]
    timeout-minutes: 5
    runs-on: ubuntu-latest
    steps: [{ uses: org/pipeline-actions/secret-scan@v1 }]
  build: { needs: [test, security], timeout-minutes: 5, ${RUN} }
  ci-success:
    needs: [lint, type-check, test, security, build]
    if: always()
    timeout-minutes: 1
    runs-on: ubuntu-latest
    steps:
      - if: contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled')
        run: exit 1
  deploy:
    needs: ci-success
    if: github.ref == 'refs/heads/main'
    environment: { name: production }
    timeout-minutes: 9
    ${RUN.replace(', steps', '\n    steps')}
`

const REPOSITORY = {
  [CI]: WORKFLOW,
  '.github/workflows/nightly.yml': `on: { schedule: [{ cron: '0 2  * * *' }] }\njobs: { a: { ${RUN} } }\n`,
  '.pre-commit-config.yaml':
    'repos:\n  - repo: https://example.com/a\n    rev: v1.0\n    hooks: [{ id: ruff-check }, { id: detect-secrets }]\n',
  'pyproject.toml':
    '[tool.ruff.lint]\nselect = ["E", "F", "I"]\n[tool.coverage]\nrun.branch = true\nreport.fail_under = 82.5\n',
  Makefile: 'install test: ;\n',
  'README.md': '',
  'tests/unit/conftest.py': '',
}

describe('a policy', () => {
  it('that is kept: nothing to tell', async () => {
    const { messages } = await judged({ ...REPOSITORY, [POLICY]: FULL }, ['python3', 'hadolint'])
    expect(messages).toEqual([])
  })

  it('tells, at the policy, of all that is missing altogether', async () => {
    const { places, problems } = await judged({ [POLICY]: FULL, '.env': '' })
    expect(places).toEqual({
      [POLICY]: [
        '2:3 pipeline/missing-workflow',
        '24:3 pipeline/missing-workflow',
        '25:23 pipeline/missing-file',
        '27:12 pipeline/missing-file',
        '29:23 pipeline/missing-file',
        '30:21 pipeline/missing-file',
        '30:32 pipeline/missing-file',
        '30:81 pipeline/forbidden-file',
        '31:21 pipeline/missing-tool',
        '31:42 pipeline/missing-tool',
      ],
    })
    expect(problems.at(-1)?.level).toBe('warning')
  })

  it('is held to its schema, at exact places', async () => {
    const policy = 'workflows:\n  ci.yml:\n    succes: a\n    timeout: never\ntool: {}\n'
    const { places, messages } = await judged({ [POLICY]: policy, [CI]: WORKFLOW })
    expect(places[POLICY]).toEqual(['3:5 schema/unknown-key', '4:14 schema/value', '5:1 schema/unknown-key'])
    expect(messages.join()).toContain('did you mean `success`?')
  })

  it('says where it asks for what another file lacks', async () => {
    const { problems } = await judged({ [POLICY]: 'workflows:\n  ci.yml:\n    jobs: [x]\n', [CI]: WORKFLOW })
    const related = [{ file: POLICY, message: 'Line 3 of the policy asks for it.', line: 3, start: 32, end: 33 }]
    expect(problems).toMatchObject([{ related }])
  })

  it.each(['', '[]', 'workflows: []', 'workflows: { ci.yml: [a] }', 'pre-commit: 1', 'files: { required: { a: 1 } }'])(
    'of another form is no exception: %j',
    async policy => {
      const { problems } = await judged({ ...REPOSITORY, [POLICY]: policy })
      expect(problems.filter(({ rule }) => !/^(schema|pipeline)\//.test(rule.id))).toEqual([])
      expect(problems.length).toBeGreaterThan(0)
    },
  )
})

describe('jobs and stages', () => {
  it.each<[string, string[], string, string[]]>([
    ['a stage through others', [job('a'), job('b', 'needs: a'), job('c', 'needs: [b]')], 'stages: [a, c]', []],
    [
      'a stage of globs',
      [job('t-1'), job('t-2'), job('b', 'needs: t-1')],
      'stages: [t-*, b]',
      ['missing-need: Job `b` must need `t-2`, directly or through other jobs'],
    ],
    ['a circle', [job('a', 'needs: b'), job('b', 'needs: a')], 'stages: [a, b]', []],
    [
      'a name nearly right',
      [job('test')],
      'jobs: [tests]',
      ['missing-job: There is no job `tests`; did you mean `test`?'],
    ],
    ['ids without regard to case', [job('Test')], 'jobs: [test]', []],
    [
      'a matrix that is computed',
      [job('a', 'strategy: { matrix: "${{ fromJSON(vars.M) }}" }')],
      'jobs: { a: { matrix: { p: [1] } } }',
      [],
    ],
    [
      'a matrix with more',
      [job('a', 'strategy: { matrix: { include: [{ p: 1 }, { p: 2 }] } }')],
      'jobs: { a: { matrix: { p: [1, 2, 3] } } }',
      ['matrix-values: The matrix of job `a` lacks `3` for `p`'],
    ],
  ])('%s', async (_, jobs, policy, expected) => {
    expect(await told(jobs, policy)).toEqual(expected)
  })
})

describe('the job that stands for all', () => {
  const needed = [job('a'), job('b', 'needs: a')]
  const aggregate = (more: string, step = 'run: exit 1') =>
    `ok: { ${more}, runs-on: ubuntu-latest, steps: [{ ${step} }] }`
  const all = "if: \"contains(needs.*.result, 'failure') || contains(needs.*.result, 'cancelled')\", run: exit 1"

  it.each<[string, string]>([
    ['asks for failures and what was cancelled', aggregate('needs: [a, b], if: always()', all)],
    ['runs where nothing was cancelled', aggregate('needs: [a, b], if: "!cancelled()"', all)],
    [
      'judges by itself',
      aggregate('needs: [b], if: "${{ always() }}"', 'run: "echo \'${{ toJSON(needs) }}\' | jq -e ."'),
    ],
    [
      'asks for each',
      aggregate(
        'needs: [a, b], if: always()',
        "if: \"needs.a.result != 'success' || needs['b'].result != 'success'\", run: exit 1",
      ),
    ],
    ['runs only to fail', aggregate('needs: [b], if: failure() || cancelled()')],
    [
      'asks an action',
      aggregate('needs: [a, b], if: always()', 'uses: x/alls-green@v1, with: { jobs: "${{ toJSON(needs) }}" }'),
    ],
    ['cannot be judged', aggregate('needs: [a, b], if: "${{ always() }} && x"')],
  ])('%s: nothing to tell', async (_, last) => {
    expect(await told([...needed, last], 'success: ok')).toEqual([])
  })

  it.each<[string, string, string]>([
    [
      'needs not all',
      aggregate('needs: [a], if: always()', all),
      'aggregate-incomplete: Job `ok` stands for all jobs and does not need `b`',
    ],
    ['has no condition', aggregate('needs: [a, b]'), 'aggregate-skipped: Job `ok` is skipped where'],
    ['runs on success', aggregate('needs: [a, b], if: success()'), 'aggregate-skipped: Job `ok` is skipped where'],
    ['looks at nothing', aggregate('needs: [a, b], if: always()'), 'aggregate-blind: Job `ok` runs whatever happened'],
    [
      'looks at outputs',
      aggregate('needs: [a, b], if: always()', 'run: "${{ needs.a.outputs.x }}"'),
      'aggregate-blind: Job `ok` runs whatever happened',
    ],
    [
      'looks at one',
      aggregate('needs: [a, b], if: always()', "if: needs.a.result != 'success', run: exit 1"),
      'aggregate-blind: Job `ok` looks at the results of some of its needs, never at that of `b`',
    ],
    [
      'passes what was cancelled',
      aggregate('needs: [a, b], if: always()', 'if: "contains(needs.*.result, \'failure\')", run: exit 1'),
      'aggregate-blind: Job `ok` passes where one that it needs has the result `cancelled`',
    ],
    [
      'passes what was skipped',
      aggregate('needs: [b], if: always()', all),
      'aggregate-blind: Job `ok` does not need `a` itself',
    ],
  ])('%s', async (_, last, expected) => {
    const found = await told([...needed, last], 'success: ok')
    expect(found).toHaveLength(1)
    expect(found[0]).toContain(expected)
  })

  it('may leave out what comes behind it, and what the policy excepts', async () => {
    const jobs = [...needed, aggregate('needs: [a, b], if: always()', all), job('deploy', 'needs: ok'), job('notify')]
    expect(await told(jobs, 'success: { job: ok, except: [notify] }')).toEqual([])
    expect(await told(jobs, 'success: ok')).toEqual([expect.stringContaining('does not need `notify`')])
  })
})

describe('gates and deployments', () => {
  const gate = 'gate: { runs-on: ubuntu-latest, steps: [{ uses: Org/gates/coverage@v1, with: { lines: 70 } }] }'
  const deploy = (more: string) => job('deploy', `environment: production${more === '' ? '' : `, ${more}`}`)

  it.each<[string, string[], string, string[]]>([
    ['a gate by glob', [gate], 'gates: [org/gates/*]', []],
    [
      'another version',
      [gate],
      'gates: [org/gates/coverage@v2]',
      ['missing-gate: No job uses `org/gates/coverage@v2`'],
    ],
    [
      'a called workflow',
      ['gate: { uses: ./.github/workflows/gate.yml }'],
      'gates: [./.github/workflows/gate.yml]',
      [],
    ],
    [
      'a lower threshold',
      [gate],
      "gates: [{ uses: org/gates/coverage, with: { lines: '>= 80' } }]",
      ['gate-input: The input `lines` must be >= 80, is `70`'],
    ],
    [
      'a deployment before the gate',
      [gate, deploy('')],
      'gates: [org/gates/coverage], deployments: [deploy]',
      ['missing-need: Job `deploy` deploys and does not wait for the gate org/gates/coverage; it must need `gate`'],
    ],
    ['one behind it', [gate, deploy('needs: gate')], 'gates: [org/gates/coverage], deployments: [deploy]', []],
    [
      'another environment',
      [deploy('')],
      'deployments: { deploy: { environment: staging } }',
      ['deployment-environment: Job `deploy` deploys to `production`; the policy wants `staging`'],
    ],
    ['none', [job('deploy')], 'deployments: { deploy: { environment: false } }', []],
  ])('%s', async (_, jobs, policy, expected) => {
    expect(await told(jobs, policy)).toEqual(expected)
  })

  const ALL = '[push, pull_request, workflow_dispatch]'
  it.each<[string, string, string, string | null]>([
    ['a pull request', '', 'pull_request', 'also runs for a pull request'],
    [
      'a condition on the event',
      "if: github.event_name == 'push'",
      '[push, pull_request]',
      'also runs for a push to any branch',
    ],
    ['a condition on another event', "if: github.event_name == 'release'", '[push, pull_request, release]', null],
    ['a condition on the branch', "if: github.ref == 'refs/heads/main'", ALL, null],
    ['a condition by its name', "if: github.ref_name == 'main'", ALL, null],
    [
      'a condition on tags',
      "if: startsWith(github.ref, 'refs/tags/v')",
      '{ push: { branches: [main], tags: [v*] }, pull_request: }',
      null,
    ],
    ['a condition that is not known', 'if: needs.test.outputs.deploy', ALL, null],
    [
      'any branch',
      "if: github.event_name != 'pull_request'",
      '[push, pull_request]',
      'also runs for a push to any branch',
    ],
    ['a branch too many', '', '{ push: { branches: [main, develop] } }', 'also runs for a push to `develop`'],
    ['branches by a pattern', '', "{ push: { branches: [main, 'feature/*'] } }", 'also runs for a push to `feature/x`'],
    [
      'by hand',
      '',
      '{ push: { branches: [main] }, workflow_dispatch: }',
      'also runs for a start by hand on any branch',
    ],
    ['tags', '', '{ push: { tags: [v*] } }', null],
    ['other tags', '', '{ push: { tags: [test-*] } }', 'also runs for a push of the tag `test-x`'],
    ['releases', '', '{ release: { types: [published] } }', null],
    ['an excluding filter', '', "{ push: { branches: ['**', '!feature'] } }", null],
  ])('%s', async (_, condition, on, expected) => {
    const found = await told(
      [job('test'), deploy(`needs: test${condition === '' ? '' : `, "if": "${condition.slice(4)}"`}`)],
      "deployments: { deploy: { only: [main, 'v*'] } }",
      on,
    )
    expect(found).toEqual(expected === null ? [] : [`deployment-occasion: Job \`deploy\` deploys, and ${expected}`])
  })

  it('is skipped with what it needs', async () => {
    const jobs = [job('build', 'if: "github.ref == \'refs/heads/main\'"'), deploy('needs: build')]
    expect(await told(jobs, 'deployments: { deploy: { only: main } }', ALL)).toEqual([])
    const always = [job('build', 'if: "github.ref == \'refs/heads/main\'"'), deploy('needs: build, if: "!cancelled()"')]
    expect(
      (await told(always, 'deployments: { deploy: { only: main } }', ALL)).map(each => each.split(':')[0]),
    ).toEqual(['deployment-regardless', 'deployment-occasion'])
  })
})

it('is explained by an example that fits its schema', async () => {
  const page = readFileSync(new URL('../../../../docs/pipeline-policy.md', import.meta.url), 'utf8')
  const policy = sourceOf(/```yaml\n([\s\S]*?)```/.exec(page)?.[1] as string, '.github/pipeline-policy.yml')
  const { problems, report } = reports()
  await checkPolicyFile(policy, report)
  expect(policy.faults).toEqual([])
  expect(placesOf(problems, policy)).toEqual([])
})
