import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, it } from '@jest/globals'
import type { RepoPath } from '../../src/gate/path.js'
import type { Match } from '../../src/secrets/model.js'
import { type Baseline, type Entry, readBaseline } from '../../src/secrets/suppress/baseline.js'
import { allowancesOf } from '../../src/secrets/suppress/inline.js'
import type { SecretKeys } from '../../src/secrets/suppress/keys.js'
import { knownIn } from '../../src/secrets/suppress/known.js'
import { stillThere } from '../../src/secrets/suppress/there.js'
import { writeBaseline } from '../../src/secrets/suppress/write.js'
import { keysIn, matchOf } from '../support/matches.js'
import { Mint, privateKeys } from '../support/secret-samples.js'
import { describeWith } from '../support/tools.js'

const NOW = Date.UTC(2025, 0, 2, 3, 4, 5)

/** A file with its secrets. */
interface Project {
  [path: string]: { content: string; matches: Match[] }
}

describeWith(['detect-secrets', 'git', 'python3'], 'detect-secrets itself', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'detect-secrets-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const environment = () => ({ PATH: process.env['PATH'], HOME: folder })
  const detectSecrets = (...args: string[]) =>
    execFileSync('detect-secrets', args, { cwd: folder, env: environment(), encoding: 'utf8', stdio: 'pipe' })
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, env: environment(), stdio: 'pipe' })
  const put = (path: string, content: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  const audit = (answers: readonly string[]) => {
    const input = `${answers.join('\n')}\n`
    return execFileSync('detect-secrets', ['audit', '.secrets.baseline'], {
      cwd: folder,
      env: environment(),
      input,
      encoding: 'utf8',
      stdio: 'pipe',
    })
  }
  const scan = () => detectSecrets('scan', '--all-files', '--no-verify', '.')
  const saved = () => readFileSync(join(folder, '.secrets.baseline'), 'utf8')

  // Its second look takes most files for settings, whose comments it drops: no parser of settings takes this.
  const CODE = 'int main() {\n  f(a,\n)\n'

  it('allows in comments what we allow', () => {
    const mint = new Mint(1)
    const signs = ['# %', '// %', '/* % */', '/* %', '/*% */ x', '-- %', "' %", '<!-- % -->', '<!-- %', '<!-- # % -->']
    signs.push('<!--\t% -->', '; %', 'rem %', '#%', '#\t%', '#  %', '%', '"%"', '{/* % */}', '{# % #}', '/*\t% */')
    const words = ['allowlist secret', 'whitelist secret', 'allowlist-secret', 'allowlist secrets', 'allowlist  secret']
    words.push('allowlist secret because', 'Allowlist Secret', ' allowlist secret', 'allowlist nextline secret')
    words.push('whitelist nextline secret', 'allowlist-nextline-secret', 'allowlist nextline  secret')
    const comments = signs.flatMap(sign => words.map(word => sign.replace('%', `pragma: ${word}`)))
    comments.push('# pragma:allowlist secret', '# pragma : allowlist secret', '# Pragma: allowlist secret')
    const files: Project = {}
    const add = (content: string, type = 'txt') => {
      const secret = mint.awsId()
      const text = content.replace('@', type === 'yaml' ? secret : `x = "${secret}"`)
      files[`${Object.keys(files).length}.${type}`] = {
        content: text,
        matches: [matchOf(text, 'aws-access-key-id', secret)],
      }
    }
    for (const comment of comments) {
      add(`${CODE}@ ${comment}\n`)
      add(`${CODE}${comment}\n@\n`)
      add(`${CODE}${comment} @\n`)
    }
    const next = '# pragma: allowlist nextline secret'
    for (const content of [
      `  ${next}\n@\n`,
      `a ${next}\n@\n`,
      `${next}\n\n@\n`,
      `${next} \t\n@\n`,
      `${next}\r\n@\r\n`,
    ]) {
      add(CODE + content)
    }
    const block = '/* pragma: allowlist secret */'
    for (const content of [`@ ${block}\r\n`, `@ ${block} \t\n`, `@ ${block}`, `@ ${block} y\n`]) add(CODE + content)
    for (const sign of ['# ', '// ', '-- ']) add(`x: y\nk:\n  z: @  ${sign}pragma: allowlist secret\n`, 'yaml')

    for (const [path, { content }] of Object.entries(files)) put(path, content)
    const { results } = JSON.parse(scan())
    const theirs = Object.keys(files).filter(path => !(path in results))
    const ours = Object.entries(files).filter(([path, { content, matches }]) => {
      const { start, end } = matches[0] as Match
      return allowancesOf(path, content)(start, end) !== null
    })
    const lines = (paths: string[]) => paths.map(path => files[path]?.content.replace(CODE, ''))
    expect(theirs.length).toBeGreaterThan(50)
    expect(lines(ours.map(([path]) => path))).toEqual(lines(theirs))
  })

  /** Every sample on a line of its own, as a kind of file writes it. */
  const fileOf = (samples: Record<string, string>, line: (name: string, secret: string) => string) => {
    const lines = Object.entries(samples).map(([rule, secret]) => line(`v_${rule.replaceAll('-', '_')}`, secret))
    const content = `${lines.join('\n')}\n`
    return { content, matches: Object.entries(samples).map(([rule, secret]) => matchOf(content, rule, secret)) }
  }

  const project = (): Project => {
    const mint = new Mint(2)
    const quoted = fileOf(mint.samples(), (name, secret) => `${name} = "${secret}"`)
    const settings = fileOf(mint.samples(), (name, secret) => `${name.toUpperCase()}=${secret}`)
    const yaml = fileOf(mint.samples(), (name, secret) => `${name}: ${secret}`)
    const { pkcs8, pkcs1, ec } = privateKeys()
    const [url, urlPassword, password] = [mint.text(12), mint.text(12), `${mint.text(6)}!x $y`]
    const [awsKey, npm, account] = [mint.text(40), `npm_${mint.text(36)}`, `${mint.text(86)}==`]
    const service = [
      `u = "postgres://joe:${url}@db.example.com/x"`,
      `w = "https://joe:${urlPassword}@db.example.com/"`,
      `db_password = "${password}" # not pragma`,
      `aws_secret_key = '${awsKey}'`,
      `az = "DefaultEndpointsProtocol=https;AccountKey=${account};EndpointSuffix=x"`,
    ].join('\n')
    const npmrc = `registry=https://r.example.com/\n//r.example.com/:_authToken=${npm}\n`
    const [first, second] = [mint.text(12), `${mint.text(10)} x`]
    const ini = `[x]\npassword = ${first}\napi_key=${second} ; note\n`
    return {
      'src/a.py': quoted,
      'app.env': settings,
      'ci/c.yaml': yaml,
      'service.py': {
        content: service,
        matches: [
          matchOf(service, 'postgres-url', url),
          matchOf(service, 'url-credentials', urlPassword),
          matchOf(service, 'assigned-secret', password),
          matchOf(service, 'aws-secret-key', awsKey),
          matchOf(service, 'azure-storage-key', account),
        ],
      },
      '.npmrc': { content: npmrc, matches: [matchOf(npmrc, 'npm-token', npm)] },
      'a.ini': {
        content: ini,
        matches: [matchOf(ini, 'assigned-secret', first), matchOf(ini, 'assigned-secret', second)],
      },
      'rsa.pem': { content: pkcs8, matches: [matchOf(pkcs8, 'private-key', pkcs8)] },
      'old.pem': { content: pkcs1, matches: [matchOf(pkcs1, 'private-key', pkcs1.trimEnd())] },
      'ec.py': { content: `KEY = """\n${ec}"""\n`, matches: [matchOf(`KEY = """\n${ec}"""\n`, 'private-key', ec)] },
    }
  }

  const keysOfAll = (files: Project) =>
    new Map(
      Object.entries(files).map(([path, { content, matches }]): [RepoPath, SecretKeys[]] => [
        path as RepoPath,
        matches.map(match => keysIn(path, content, match)),
      ]),
    )

  const knownAt = (baseline: Baseline, path: RepoPath, keys: readonly SecretKeys[], content: string) => {
    const hashes = new Set(baseline.byFile.get(path)?.map(({ hash }) => hash))
    return knownIn(baseline, path, keys, stillThere(content, hashes))
  }

  it('writes baselines by which we know every secret that it found, and no other', () => {
    const files = project()
    for (const [path, { content }] of Object.entries(files)) put(path, content)
    const baseline = readBaseline(scan(), '.secrets.baseline')
    for (const [path, keys] of keysOfAll(files)) {
      const lines = new Set(baseline.byFile.get(path)?.map(({ line }) => line))
      const { reasons, stale } = knownAt(baseline, path, keys, files[path]?.content ?? '')
      expect({ path, known: keys.filter((_, index) => reasons[index] !== null).map(({ line }) => line) }).toEqual({
        path,
        known: keys.filter(({ line }) => lines.has(line)).map(({ line }) => line),
      })
      expect({ path, stale: stale.map(({ type, line }) => ({ type, line })) }).toEqual({ path, stale: [] })
    }
    expect(baseline.entries.length).toBeGreaterThan(80)
  })

  it('audits a baseline that we wrote, and says what it thinks of every secret in it', () => {
    const files = project()
    for (const [path, { content }] of Object.entries(files)) put(path, content)
    const added = keysOfAll(files)
    const written = writeBaseline(null, { added, stale: [], now: NOW })
    put('.secrets.baseline', written)
    const before = readBaseline(written, '.secrets.baseline')

    const stats: Record<string, { stats: { raw: { unknown: number } } }> = JSON.parse(
      detectSecrets('audit', '--stats', '--json', '.secrets.baseline'),
    )
    const unknown = Object.values(stats).reduce((sum, each) => sum + each.stats.raw.unknown, 0)
    expect(unknown).toBe(before.entries.length)

    // What it does not find again it asks nothing about but whether to go on.
    const asked = audit(before.entries.map(() => 's'))
    const isFound = asked
      .split('(q)uit: ')
      .slice(0, -1)
      .map(each => !each.includes('Secret not found'))
    expect(isFound.length).toBe(before.entries.length)
    const unseen = before.entries.filter((_, index) => !isFound[index])
    expect(unseen.map(({ file, line, type }) => `${file}:${line} ${type}`)).toEqual([
      // It takes the comment for a part of the value.
      'a.ini:3 Secret Keyword',
      // In quotes it finds nothing that is less random than it wants.
      'ci/c.yaml:9 Base64 High Entropy String',
      // It finds what it has put in quotes, which it cannot show.
      'ci/c.yaml:17 Artifactory Credentials',
      'src/a.py:3 Base64 High Entropy String',
    ])
    audit(isFound.map(each => (each ? 'y' : 's')))
    const after = readBaseline(saved(), '.secrets.baseline')
    expect(after.entries.map(({ isSecret }) => isSecret)).toEqual(isFound.map(each => (each ? false : null)))
  })

  it('reports every secret of a baseline that we wrote, wherever lines moved since', () => {
    const files = project()
    const written = writeBaseline(null, { added: keysOfAll(files), stale: [], now: NOW })
    put('.secrets.baseline', written)
    for (const [path, { content }] of Object.entries(files))
      put(path, path.endsWith('.py') ? `\n\n${content}` : content)
    const report: { results: { filename: string; types: string[] }[] } = JSON.parse(
      detectSecrets('audit', '--report', '.secrets.baseline'),
    )
    const reported = new Set(report.results.flatMap(({ filename, types }) => types.map(type => `${filename} ${type}`)))
    // It reports what its detectors find without being told the line, and not what it has put in quotes meanwhile.
    const named = readBaseline(written, '').entries.filter(({ type }) => !type.includes('Entropy'))
    const missing = new Set(named.map(({ name, type }) => `${name} ${type}`).filter(each => !reported.has(each)))
    expect([...missing]).toEqual(['app.env Artifactory Credentials'])
    expect(saved()).toBe(written)
  })

  /** Secrets that its detectors of forms take, and nothing else of it does. */
  const plain = (): Project => {
    const samples = new Mint(3).samples()
    for (const rule of ['github-fine-grained-token', 'stripe-test-key', 'anthropic-key']) delete samples[rule]
    const settings = fileOf(samples, (name, secret) => `${name.toUpperCase()}=${secret}`)
    const { pkcs1 } = privateKeys()
    return { 'app.env': settings, 'k.pem': { content: pkcs1, matches: [matchOf(pkcs1, 'private-key', pkcs1)] } }
  }

  it('takes a baseline that we wrote for its own, in its hook and when it scans again', () => {
    const files = plain()
    for (const [path, { content }] of Object.entries(files)) put(path, content)
    const written = writeBaseline(null, { added: keysOfAll(files), stale: [], now: NOW })
    put('.secrets.baseline', written)
    git('init', '-q')
    git('add', '-A')
    // 3 says that it found nothing new and updated the baseline, 1 that there are new secrets.
    const hook = () => {
      const paths = Object.keys(files)
      return spawnSync('detect-secrets-hook', ['--baseline', '.secrets.baseline', ...paths], {
        cwd: folder,
        env: environment(),
        encoding: 'utf8',
      }).status
    }
    // What means one secret alone, where its own entries do not, it does not find again: it leaves that out, once.
    expect(hook()).toBe(3)
    const updated = readBaseline(saved(), '')
    const own = readBaseline(written, '').entries.filter(({ type }) => !type.includes('Entropy'))
    const facts = ({ file, type, hash, line, isSecret }: Entry) => ({ file, type, hash, line, isSecret })
    expect(updated.entries.map(facts)).toEqual(own.map(facts))
    git('add', '-A')
    expect(hook()).toBe(0)
    detectSecrets('scan', '--all-files', '--baseline', '.secrets.baseline', 'app.env', 'k.pem')
    expect(readBaseline(saved(), '').entries.map(facts)).toEqual(updated.entries.map(facts))
    // Nor is anything to be written again by us.
    for (const [path, keys] of keysOfAll(files)) {
      expect(knownAt(updated, path, keys, files[path]?.content ?? '')).toMatchObject({ stale: [] })
      expect(knownAt(updated, path, keys, files[path]?.content ?? '').reasons).not.toContain(null)
    }
  })

  it('has its baselines written back by us as it would, to the byte', () => {
    const files = project()
    for (const [path, { content }] of Object.entries(files)) put(`é ${path}`, content)
    const theirs = scan()
    const baseline = readBaseline(theirs, '.secrets.baseline')
    expect(writeBaseline(baseline, { added: new Map(), stale: [], now: NOW })).toBe(theirs)
    const [gone] = baseline.entries as [Entry]
    const without = JSON.parse(theirs)
    without.results[gone.name].shift()
    if (without.results[gone.name].length === 0) delete without.results[gone.name]
    without.generated_at = '2025-01-02T03:04:05Z'
    const dumped = execFileSync(
      'python3',
      ['-c', 'import json, sys; print(json.dumps(json.load(sys.stdin), indent=2))'],
      {
        input: JSON.stringify(without).replace('"limit":3', '"limit":3.0'),
        encoding: 'utf8',
      },
    )
    expect(writeBaseline(baseline, { added: new Map(), stale: [gone], now: NOW })).toBe(dumped)
  })
})
