import { describe, expect, test } from '@jest/globals'
import type { Ports } from '../../../src/gate/ports.js'
import type { Judgement } from '../../../src/gate/result.js'
import { checkTask } from '../../../src/validate/check.js'
import type { ValidateDetails } from '../../../src/validate/details.js'
import { validateGate } from '../../../src/validate/gate.js'
import { mistakeTexts } from '../../support/inputs.js'
import { judge, outputsOf } from '../../support/judge.js'
import { MemoryFiles, memoryPorts, memoryWorkers } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'

const job = (more = '') => `  test:\n    runs-on: ubuntu-latest\n${more}    steps:\n      - run: make test\n`
const GOOD = `on: push\npermissions: {}\njobs:\n${job()}`
const CYCLE = `on: push\npermissions: {}\njobs:\n${job('    needs: test\n')}`

function portsOf(files: Record<string, string | Uint8Array>): Partial<Ports> {
  const memory = new MemoryFiles(files)
  return { files: memory, git: memoryGit(memory, {}) }
}

function validate(
  files: Record<string, string | Uint8Array>,
  inputs: Record<string, string | string[]> = {},
  ports: Partial<Ports> = {},
): Promise<Judgement<ValidateDetails>> {
  return judge(validateGate, inputs, memoryPorts({ ...portsOf(files), ...ports }))
}

const told = ({ findings }: Judgement<ValidateDetails>) =>
  findings.map(({ rule, file, line, suppressed }) => [rule, `${file}:${line}`, suppressed])

describe('files', () => {
  test('of every kind are judged where they usually are', async () => {
    const judgement = await validate({
      '.github/workflows/ci.yml': CYCLE,
      '.github/workflows/notes.md': '# no workflow',
      'a/b/action.yml': 'name: a\ndescription: b\nruns:\n  using: composite\n  steps: []\n',
      'config/other.yml': 'a: [\n',
    })
    expect(judgement.verdict).toBe('fail')
    expect(judgement.details.files.map(({ path, kind, verdict }) => [path, kind, verdict])).toEqual([
      ['.github/workflows/ci.yml', 'workflow', 'fail'],
      ['a/b/action.yml', 'action', expect.any(String)],
    ])
    expect(told(judgement)[0]).toEqual(['workflow/needs-cycle', '.github/workflows/ci.yml:4', null])
    expect(judgement.findings[0]).toMatchObject({ column: 3, endLine: 4, endColumn: 7, excerpt: '  test:' })
    expect(outputsOf(validateGate, judgement)).toMatchObject({ files: '2' })
  })

  test('tell of places in other files with their line, as seen from the repository', async () => {
    const judgement = await validate(
      {
        'sub/.github/workflows/ci.yml': GOOD.replace('run: make test', 'uses: ./build'),
        'sub/build/action.yml': 'name: x\ndescription: y\nruns: { using: composite }\n',
        'sub/.github/pipeline-policy.yml': 'workflows:\n  ci.yml:\n    jobs: [lint]\n',
      },
      { 'working-directory': 'sub' },
    )
    const related = Object.fromEntries(judgement.findings.map(({ rule, related: [first] }) => [rule, first]))
    expect(related).toMatchObject({
      'uses/faulty-action': { file: 'sub/build/action.yml', line: 3 },
      'pipeline/missing-job': { file: 'sub/.github/pipeline-policy.yml', line: 3 },
    })
  })

  test('that pass are counted', async () => {
    const judgement = await validate({ '.github/workflows/ci.yml': GOOD })
    expect(judgement).toMatchObject({ verdict: 'pass', summary: 'Nothing wrong in 1 file.', findings: [] })
    expect(outputsOf(validateGate, judgement)).toEqual({ errors: '0', warnings: '0', files: '1', dags: '0' })
  })

  test('can be named, and are taken for what they hold', async () => {
    const files = {
      'ci/build.yml': CYCLE,
      'a.json': '{"a": 1,}',
      'b.toml': 'a = \n',
      'c.bin': 'x',
      'd.yml': 'a: 1\na: 2\n',
    }
    const judgement = await validate(files, { files: ['**/*'] })
    expect(told(judgement).map(([rule, place]) => `${place} ${rule}`)).toEqual([
      'a.json:1 json/syntax',
      'b.toml:1 toml/syntax',
      'ci/build.yml:4 workflow/needs-cycle',
      'd.yml:2 yaml/duplicate-key',
      'c.bin:undefined validate/unknown-kind',
    ])
  })

  test('can be left out', async () => {
    const files = { '.github/workflows/a.yml': CYCLE, '.github/workflows/b.yml': GOOD }
    const judgement = await validate(files, { files: '!**/a.yml' })
    expect(judgement.details.files.map(({ path }) => path)).toEqual(['.github/workflows/b.yml'])
  })

  test('stand in a folder', async () => {
    const judgement = await validate({ 'x/.github/workflows/a.yml': CYCLE }, { 'working-directory': 'x' })
    expect(told(judgement)).toEqual([['workflow/needs-cycle', 'x/.github/workflows/a.yml:4', null]])
  })

  test.each([
    ['fail', 'fail'],
    ['warn', 'warn'],
    ['pass', 'pass'],
  ])('are none: if-missing %s', async (missing, verdict) => {
    const judgement = await validate({ 'a.py': '' }, { 'if-missing': missing })
    expect(judgement).toMatchObject({ verdict, summary: 'No file to judge.' })
  })

  test('that are no text are named', async () => {
    const judgement = await validate({ '.github/workflows/a.yml': new Uint8Array([0xff, 0xfe, 0x61, 0x00]) })
    expect(judgement.findings[0]).toMatchObject({ rule: 'text/encoding', level: 'error' })
  })
})

describe('kinds', () => {
  test('narrow what is judged', async () => {
    const files = { '.github/workflows/a.yml': GOOD, '.github/dependabot.yml': 'version: 2\nupdates: []\n' }
    const judgement = await validate(files, { kinds: 'dependabot' })
    expect(judgement.details.files).toEqual([{ path: '.github/dependabot.yml', kind: 'dependabot', verdict: 'pass' }])
  })

  test('are known by name', async () => {
    expect(await mistakeTexts(() => validate({}, { kinds: 'workflows' }))).toEqual([
      'kinds: there is no kind workflows; did you mean "workflow"?',
    ])
  })
})

describe('schemas', () => {
  const files = {
    'schema/environment.json': JSON.stringify({
      properties: { debug: { type: 'boolean' } },
      additionalProperties: false,
    }),
    'config/staging.yml': 'debug: "yes"\n',
    'config/production.yml': 'debgu: false\n',
  }

  test('hold the files to themselves that a line names', async () => {
    const judgement = await validate(files, { schemas: 'config/*.yml = schema/environment.json' })
    expect(told(judgement).map(([rule, place]) => [rule, place])).toEqual([
      ['schema/unknown-key', 'config/production.yml:1'],
      ['schema/type', 'config/staging.yml:1'],
    ])
  })

  test.each([
    ['config/*.yml', 'is no line of `glob = schema file`'],
    ['nothing/*.yml = schema/environment.json', 'no file matches nothing/*.yml'],
  ])('refuse the line %s', async (line, message) => {
    expect(await mistakeTexts(() => validate(files, { schemas: line }))).toEqual([expect.stringContaining(message)])
  })
})

describe('what does not count', () => {
  const at = (comment: string) => `on: push\npermissions: {}\njobs:\n  ${comment}\n${job('    needs: test\n')}`
  const ignored = async (comment: string) =>
    told(await validate({ '.github/workflows/a.yml': at(comment) })).map(([rule, , why]) => [rule, why])

  test('is switched off for the next line, with a reason', async () => {
    expect(await ignored('# pipeline-actions: ignore workflow/needs-cycle: a test of ours')).toEqual([
      ['workflow/needs-cycle', 'a test of ours'],
    ])
  })

  test('counts without a reason', async () => {
    expect(await ignored('# pipeline-actions: ignore workflow/needs-cycle')).toEqual([
      ['ignore/without-reason', null],
      ['workflow/needs-cycle', null],
    ])
  })

  test('has to be a rule, and one that finds something', async () => {
    expect(await ignored('# pipeline-actions: ignore workflow/needs-circle: why')).toEqual([
      ['ignore/unknown-rule', null],
      ['workflow/needs-cycle', null],
    ])
    expect(await ignored('# pipeline-actions: ignore workflow/glob: why')).toEqual([
      ['ignore/unused', null],
      ['workflow/needs-cycle', null],
    ])
  })

  test('is named by lines of the input', async () => {
    const files = { '.github/workflows/a.yml': CYCLE, '.github/workflows/b.yml': CYCLE }
    const judgement = await validate(files, { ignore: ['workflow/*: **/a.yml'] })
    expect(told(judgement).map(([, , why]) => why)).toEqual(['ignore: workflow/*: **/a.yml', null])
    const all = await validate(files, { ignore: 'workflow/needs-cycle' })
    expect(all.verdict).toBe('pass')
    expect(await mistakeTexts(() => validate(files, { ignore: 'workflow/cycle' }))).toEqual([
      expect.stringMatching(/^ignore: there is no rule workflow\/cycle/),
    ])
  })
})

test('a line that may hold a password is not shown', async () => {
  const container = '    container: { image: a, credentials: { username: b, password: changeme } }\n'
  const text = `on: push\npermissions: {}\njobs:\n${job(container)}`
  const { findings } = await validate({ '.github/workflows/a.yml': text })
  const found = findings.filter(({ rule }) => rule === 'workflow/hardcoded-password')
  expect(found).toHaveLength(1)
  expect(JSON.stringify(found)).not.toContain('changeme')
})

describe("zizmor's comments", () => {
  test('switch off the rules that do the work of its audits, in their line', async () => {
    const step = (comment: string) => `    steps:\n      - uses: a/b@v1${comment}\n`
    const text = (comment: string) =>
      `on: push\npermissions: {}\njobs:\n  a:\n    runs-on: ubuntu-latest\n${step(comment)}`
    const found = async (comment: string) => told(await validate({ '.github/workflows/a.yml': text(comment) }))
    expect(await found(' # zizmor: ignore[artipacked, unpinned-uses] ours')).toEqual([
      ['security/unpinned-action', '.github/workflows/a.yml:7', 'zizmor: ignore[unpinned-uses]'],
    ])
    expect(await found(' # zizmor: ignore[artipacked]')).toEqual([
      ['security/unpinned-action', '.github/workflows/a.yml:7', null],
    ])
  })
})

test('of what has no end, a thousand of each level are told', async () => {
  const keys = Array.from({ length: 30_000 }, (_, at) => `key${at}: 1\n`).join('')
  const judgement = await validate({ '.github/workflows/a.yml': `${GOOD}${keys}` })
  expect(judgement.findings).toHaveLength(1000)
  const torn = await validate({ '.github/workflows/a.yml': `${GOOD}${keys}bad: "x\n` })
  expect(torn.verdict).toBe('fail')
  expect(torn.findings.length).toBeLessThanOrEqual(1001)
})

describe('many files', () => {
  test('are shared between threads, and told in their order', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 300 }, (_, at) => [
        `.github/workflows/${String(at).padStart(3, '0')}.yml`,
        at % 3 === 0 ? CYCLE : GOOD,
      ]),
    )
    const memory = new MemoryFiles(files)
    const git = memoryGit(memory, {})
    let asked = 0
    const pool = memoryWorkers({ 'validate/check': checkTask }, memory, git)
    const workers = {
      ...pool,
      run: (task: string, input: unknown) => {
        asked += 1
        return pool.run(task, input)
      },
    }
    const judgement = await validate({}, {}, { files: memory, git, workers })
    expect(asked).toBe(1)
    expect(judgement.details.files.map(({ path }) => path)).toEqual(Object.keys(files))
    expect(judgement.findings).toHaveLength(100)
    expect(new Set(judgement.findings.map(({ fingerprint }) => fingerprint)).size).toBe(100)
  })
})

describe('scripts', () => {
  const script = {
    '.github/workflows/a.yml': `on: push\npermissions: {}\njobs:\n${job().replace('make test', 'echo $A')}`,
  }

  test('are for shellcheck, whose remarks stand in the workflow', async () => {
    const remark = {
      file: '0',
      line: 2,
      endLine: 2,
      column: 6,
      endColumn: 8,
      level: 'info',
      code: 2086,
      message: 'Quote it.',
    }
    const runs: string[][] = []
    const programs = {
      has: async () => true,
      run: async (name: string, args: readonly string[], texts: readonly string[]) => {
        runs.push([name, ...args, ...texts])
        return JSON.stringify({ comments: [remark] })
      },
    }
    const judgement = await validate(script, {}, { programs })
    expect(runs).toHaveLength(1)
    expect(runs[0]?.at(-1)).toContain('echo $A')
    expect(judgement.findings).toEqual([
      expect.objectContaining({
        rule: 'workflow/shellcheck',
        level: 'note',
        line: 7,
        column: 19,
        message: 'Quote it. (SC2086)',
      }),
    ])
    expect((await validate(script, { shellcheck: 'false' }, { programs })).findings).toEqual([])
  })

  test('are not looked at where it is not installed, and that is said', async () => {
    const judgement = await validate(script)
    expect(judgement.details.skipped).toEqual([{ what: 'scripts in `run:`', why: 'shellcheck is not installed' }])
  })
})
