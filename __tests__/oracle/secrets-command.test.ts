import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { kindOf, randomFrom } from '../../bench/secrets/mint/index.mjs'
import { describeWith } from '../support/tools.js'

const cli = join(import.meta.dirname, '..', '..', 'dist/cli/index.js')
const random = randomFrom('oracle')
const mint = (id: string) => kindOf(id).mint(random)

const FILES: Record<string, string> = {
  'src/app.py': `import os\n\nGITHUB_TOKEN = "${mint('github-token')}"\nSLACK = "${mint('slack-bot-token')}"\n`,
  'src/pay.js': `stripe.api_key = '${mint('stripe-live-key')}'\n`,
  'config/prod.env': `AWS_ACCESS_KEY_ID=${mint('aws-access-key-id')}\nSENDGRID_API_KEY=${mint('sendgrid-key')}\n`,
  'config/key.pem': `${mint('rsa-private-key')}\n`,
  'docs/notes.md': `The old token was ${mint('github-token')}.\n`,
  'test/fixture.py': `TOKEN = "${mint('gitlab-token')}"\n`,
}

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'secrets-oracle-'))
  for (const [path, content] of Object.entries(FILES)) put(path, content)
})
afterEach(() => rmSync(folder, { recursive: true }))

function put(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), content)
}

/** The findings of the built command line that count: `path:line`, sorted; and its exit code. */
function ours(...flags: string[]): { status: number | null; places: string[]; stale: number } {
  const args = [cli, 'secret-scan', '--scope', 'tree', '--report-file', 'ours.json', '--exclude', '*.json', ...flags]
  const { status } = spawnSync(process.execPath, args, { cwd: folder })
  const { findings, details } = JSON.parse(readFileSync(join(folder, 'ours.json'), 'utf8'))
  rmSync(join(folder, 'ours.json'))
  const counts = findings.filter(
    (each: { suppressed: unknown; file?: string }) => each.suppressed === null && each.file,
  )
  const places = counts.map((each: { file: string; line: number }) => `${each.file}:${each.line}`)
  return { status, places: [...new Set<string>(places)].sort(), stale: details.stale.length }
}

describeWith(['detect-secrets', 'git'], 'the command line beside detect-secrets', () => {
  const detectSecrets = (...args: string[]) =>
    execFileSync('detect-secrets', args, {
      cwd: folder,
      env: { PATH: process.env['PATH'], HOME: folder },
      encoding: 'utf8',
      stdio: 'pipe',
    })

  test('what its baseline knows counts no more, and a secret that is changed counts again', () => {
    expect(ours().status).toBe(1)
    put('.secrets.baseline', detectSecrets('scan', '--all-files', '--no-verify', '.'))
    expect(ours()).toEqual({ status: 0, places: [], stale: 0 })
    put('src/pay.js', `stripe.api_key = '${mint('stripe-live-key')}'\n`)
    const changed = ours()
    expect([changed.status, changed.places]).toEqual([1, ['src/pay.js:1']])
    expect(changed.stale).toBeGreaterThan(0)
  })

  test('it audits the baseline that we write, and finds nothing new', () => {
    ours('--update-baseline')
    expect(ours()).toEqual({ status: 0, places: [], stale: 0 })
    const written = readFileSync(join(folder, '.secrets.baseline'), 'utf8')
    expect(Object.keys(JSON.parse(written).results).sort()).toEqual(Object.keys(FILES).sort())
    const report = JSON.parse(detectSecrets('audit', '--report', '--json', '.secrets.baseline')).results
    expect([...new Set(report.map(({ filename }: { filename: string }) => filename))].sort()).toEqual(
      Object.keys(FILES).sort(),
    )
    ours('--update-baseline')
    expect(readFileSync(join(folder, '.secrets.baseline'), 'utf8')).toBe(written)
  })
})

describeWith(['gitleaks'], 'the command line beside gitleaks', () => {
  const gitleaks = () => {
    const args = [
      'dir',
      '.',
      '--no-banner',
      '--log-level=error',
      '--exit-code=0',
      '--report-format=json',
      '--report-path=-',
    ]
    const output = execFileSync('gitleaks', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
    const found = JSON.parse(output) as { File: string; StartLine: number }[]
    return [...new Set(found.map(({ File, StartLine }) => `${File}:${StartLine}`))].sort()
  }
  const EXTEND = '[extend]\nuseDefault = true\n'

  test.each([
    ['nothing', ''],
    ['a path', `${EXTEND}[[allowlists]]\npaths = ['''^docs/''', '''\\.pem$''']\n`],
    ['a stopword', `${EXTEND}[[allowlists]]\nstopwords = ["xoxb"]\n`],
    ['an expression on the secret', `${EXTEND}[[allowlists]]\nregexes = ['''^ghp_''']\n`],
    ['an expression on the line', `${EXTEND}[[allowlists]]\nregexTarget = "line"\nregexes = ['''old token was''']\n`],
    ['a list for one rule', `${EXTEND}[[allowlists]]\ntargetRules = ["slack-bot-token"]\npaths = ['''.''']\n`],
    ['rules that are switched off', `${EXTEND}disabledRules = ["slack-bot-token", "private-key"]\n`],
    ['a rule of its own', "[[rules]]\nid = \"notes\"\nregex = '''old token was (\\S+)'''\nsecretGroup = 1\n"],
  ])('agrees on what is left with %s', (_, config) => {
    if (config !== '') put('.gitleaks.toml', config)
    const left = gitleaks()
    expect(left.length).toBeGreaterThan(0)
    expect(ours().places).toEqual(left)
  })

  test('agrees on what is left with a .gitleaksignore', () => {
    put('.gitleaksignore', '# known\nsrc/app.py:github-pat:3\nconfig/key.pem:private-key:1\n')
    const left = gitleaks()
    expect(left).not.toContain('src/app.py:3')
    expect(ours().places).toEqual(left)
  })
})
