import { execFileSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'
import { kinds, randomFrom } from '../../bench/secrets/mint/index.mjs'
import { describeWith } from '../support/tools.js'
import { project, readResult, run, runAction, Workspace } from './run.js'

const cli = join(project, 'dist/cli/index.js')
const entry = join(project, 'dist/secret-scan/index.js')
const random = randomFrom('sentinels')

/** One of every kind of secret, in a line in which it stands. */
const SENTINELS = kinds.map(kind => {
  const token = kind.mint(random)
  const name = kind.names[0] ?? 'token'
  // Whose password it is, is told.
  const secret = /password="([^"]+)"/.exec(token)?.[1] ?? token
  return { id: kind.id, secret, text: kind.context?.(random, token) ?? `${name} = "${token}"` }
})

const workspaces: Workspace[] = []
function workspace(files: Record<string, string>): Workspace {
  const made = new Workspace(files)
  workspaces.push(made)
  return made
}
afterAll(() => {
  for (const each of workspaces) each.remove()
})

/** A part of the secret that is random: what a beginning has is often the form's. */
function partsOf(secret: string): string[] {
  const line = secret.split('\n').toSorted((a, b) => b.length - a.length)[0] as string
  const half = line.slice(line.length >> 1)
  return half.length < 12 ? [half] : Array.from({ length: half.length - 11 }, (_, at) => half.slice(at, at + 12))
}

/** The kinds of which a text holds a secret, or a part of one. */
function leaked(text: string): string[] {
  const known = (part: string) => part.length >= 6 && text.includes(part)
  return SENTINELS.filter(({ secret }) => partsOf(secret).some(known)).map(({ id }) => id)
}

describe.each(['.txt', '.py', '.env'])('secrets of all kinds in files that end with %s', ending => {
  const files = Object.fromEntries(SENTINELS.map(({ id, text }) => [`src/${id}${ending}`, `# settings\n${text}\n`]))
  const all = ['--scope', 'tree', '--min-confidence', 'low']

  test('are in none of the outputs of the command line', () => {
    const { root } = workspace(files)
    const outputs = ['--sarif', 'out.sarif', '--report-file', 'out.json']
    const ended = run('node', cli, ['secret-scan', ...all, ...outputs], root, { RUNNER_DEBUG: '1' })
    expect(ended.status).toBe(1)
    const result = readResult(join(root, 'out.json'))
    expect(result.findings.length).toBeGreaterThan(SENTINELS.length * 0.8)
    const written = ['out.sarif', 'out.json'].map(name =>
      execFileSync('cat', [join(root, name)], { maxBuffer: 1 << 28 }),
    )
    expect(leaked([ended.stdout, ended.stderr, ...written].join('\n'))).toEqual([])
  })

  test('are in none of the outputs of the action', () => {
    const inputs = { scope: 'tree', 'min-confidence': 'low', annotations: '10000', sarif: 'out.sarif' }
    const step = runAction('node', entry, workspace(files), inputs, { RUNNER_DEBUG: '1', ACTIONS_STEP_DEBUG: 'true' })
    expect(step.status).toBe(1)
    expect(step.stdout).toContain('::error')
    expect(leaked([step.stdout, step.stderr, step.summary, JSON.stringify(step.outputs)].join('\n'))).toEqual([])
  })
})

describe('what is wrong with policy', () => {
  const secret = SENTINELS.find(({ id }) => id === 'github-token')?.secret as string

  test.each([
    ['.secrets.baseline', `{ "results": { "${secret}": [ ${secret} ] } }`],
    [
      '.secrets.baseline',
      `{ "version": "${secret}", "results": { "a": [{ "type": 1, "hashed_secret": "${secret}" }] } }`,
    ],
    ['.gitleaks.toml', `[[rules]]\nid = "x"\nregex = '''(${secret}'''\n`],
    ['.gitleaks.toml', `title = ${secret}\n`],
    [
      '.gitleaks.toml',
      `[extend]\nuseDefault = true\n[[allowlists]]\ndescription = "x"\nregexes = ['''[${secret}''']\n`,
    ],
    ['.gitleaksignore', `${secret}\n`],
  ])('is told without the secrets in it: %s', (name, content) => {
    const { root } = workspace({ 'a.py': 'x = 1\n', [name]: content })
    const { stdout, stderr } = run('node', cli, ['secret-scan', '--scope', 'tree'], root, { RUNNER_DEBUG: '1' })
    expect(stdout + stderr).not.toContain(secret.slice(8, 24))
  })
})

test('threads find what one thread finds', () => {
  const text = SENTINELS.map(({ id, text }) => `# ${id}\n${text}\n`).join('\n')
  const few = workspace({ 'a/all.txt': text })
  const many = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`b/${index}.txt`, `nothing ${index}\n`]))
  const lot = workspace({ 'a/all.txt': text, ...many })
  const found = ({ root }: Workspace) => {
    run('node', cli, ['secret-scan', '--scope', 'tree', '--report-file', 'out.json'], root)
    return readResult(join(root, 'out.json')).findings
  }
  const alone = found(few)
  expect(alone.length).toBeGreaterThan(100)
  expect(found(lot)).toEqual(alone)
})

describeWith(['git'], 'the hook of .pre-commit-hooks.yaml', () => {
  test('runs by itself, and fails for what is staged', () => {
    const { root } = workspace({ 'a.py': 'x = 1\n' })
    const git = (...args: string[]) => execFileSync('git', ['-C', root, ...args], { stdio: 'pipe' }).toString()
    git('init', '-q', '-b', 'main')
    git('add', '.')
    const hook = () => {
      try {
        return { status: 0, output: execFileSync(cli, ['secret-scan', '--scope', 'staged'], { cwd: root }).toString() }
      } catch (error) {
        const { status, stdout } = error as { status: number; stdout: Buffer }
        return { status, output: stdout.toString() }
      }
    }
    expect(statSync(cli).mode & 0o111).toBe(0o111)
    expect(hook().status).toBe(0)
    const { secret } = SENTINELS.find(({ id }) => id === 'npm-token') as (typeof SENTINELS)[number]
    const fs = workspace({ '.npmrc': `//registry.example.com/:_authToken=${secret}\n` })
    execFileSync('cp', [join(fs.root, '.npmrc'), root])
    expect(hook().status).toBe(0)
    git('add', '.npmrc')
    expect(hook()).toMatchObject({ status: 1, output: expect.stringContaining('.npmrc:1') })
  })
})
