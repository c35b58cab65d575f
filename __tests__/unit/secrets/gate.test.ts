import { describe, expect, test } from '@jest/globals'
import { kindOf, randomFrom } from '../../../bench/secrets/mint/index.mjs'
import type { Ports } from '../../../src/gate/ports.js'
import type { Judgement } from '../../../src/gate/result.js'
import type { SecretDetails } from '../../../src/secrets/details.js'
import { secretGate } from '../../../src/secrets/gate.js'
import { mistakeTexts } from '../../support/inputs.js'
import { judge, outputsOf } from '../../support/judge.js'
import { MemoryFiles, memoryEvent, memoryPorts } from '../../support/memory.js'
import { type MemoryCommit, memoryGit } from '../../support/memory-git.js'

const random = randomFrom('gate')
const github = kindOf('github-token')
const [FIRST, SECOND] = [github.mint(random), github.mint(random)]
const SPOILT = github.spoil?.(FIRST, random) as string
const id = (digit: string): string => digit.repeat(40)

function scan(inputs: Record<string, string | string[]>, ports: Partial<Ports>): Promise<Judgement<SecretDetails>> {
  return judge(secretGate, inputs, memoryPorts(ports))
}

function portsOf(files: Record<string, string>, commits: Record<string, MemoryCommit> = {}): Partial<Ports> {
  const memory = new MemoryFiles(files)
  return { files: memory, git: memoryGit(memory, commits) }
}

const told = ({ findings }: Judgement<SecretDetails>) =>
  findings.map(({ rule, file, line, suppressed }) => [rule, `${file}:${line}`, suppressed === null])

describe('the files as they are', () => {
  test('fail where one holds a secret, at its place and without it', async () => {
    const judgement = await scan({}, portsOf({ 'a.py': `\n  TOKEN = "${FIRST}"\n`, 'b.py': 'x = 1\n' }))
    expect(judgement.verdict).toBe('fail')
    expect(judgement.summary).toBe('1 secret in the files: 2 files searched.')
    const [finding] = judgement.findings
    expect(finding).toMatchObject({
      rule: 'secrets/github-token',
      level: 'error',
      confidence: 'high',
      line: 2,
      column: 12,
    })
    expect(finding?.endColumn).toBe(12 + FIRST.length)
    expect(finding?.reason).toContain('checksum')
    expect(JSON.stringify(judgement)).not.toContain(FIRST.slice(4, 14))
    expect(outputsOf(secretGate, judgement)).toEqual({ secrets: '1', 'new-secrets': '1', stale: '0' })
  })

  test('pass where none does, and say what was searched', async () => {
    const judgement = await scan({}, portsOf({ 'a.py': 'x = 1\n', 'logo.png': '\x89PNG\r\n\x1a\n\0' }))
    expect(judgement.verdict).toBe('pass')
    expect(judgement.details.scanned).toEqual({ files: 1, bytes: 6, commits: null })
    expect(judgement.details.skipped.map(({ path }) => path)).toEqual(['logo.png'])
  })

  test('are those that the inputs name', async () => {
    const files = { 'a/x.py': FIRST, 'a/y.txt': FIRST, 'b/x.py': FIRST }
    const judgement = await scan({ include: ['a/**'], exclude: ['**/*.txt'] }, portsOf(files))
    expect(told(judgement)).toEqual([['secrets/github-token', 'a/x.py:1', true]])
    expect(told(await scan({ 'working-directory': 'b' }, portsOf(files)))).toEqual([
      ['secrets/github-token', 'b/x.py:1', true],
    ])
  })

  test('fail where there are none at all', async () => {
    const judgement = await scan({ include: ['c/**'] }, portsOf({ 'a.py': FIRST }))
    expect([judgement.verdict, ...told(judgement)]).toEqual([
      'fail',
      ['secrets/nothing-searched', 'undefined:undefined', true],
    ])
  })

  test.each([
    ['high', 'warn', 'warn'],
    ['medium', 'fail', 'warn'],
    ['low', 'fail', 'fail'],
  ])('fail by %s confidence as it is asked for', async (min, medium, low) => {
    const password = 'db_password = "kT9#vLq2!xWz7"\n'
    const inputs = { 'min-confidence': min }
    expect((await scan(inputs, portsOf({ 'a.py': password }))).verdict).toBe(medium)
    const spoilt = await scan(inputs, portsOf({ 'a.py': `"${SPOILT}"` }))
    expect([spoilt.verdict, spoilt.findings[0]?.level, spoilt.findings[0]?.confidence]).toEqual([low, 'warning', 'low'])
  })

  test('are checked for their size and for conflicts of merges', async () => {
    const conflict = ['<<<<<<< a', 'x', '=======', 'y', '>>>>>>> b', ''].join('\n')
    const judgement = await scan(
      { 'max-file-size': '1KB' },
      portsOf({ 'a.txt': `z\n${conflict}`, 'b.bin': 'x'.repeat(1025) }),
    )
    expect(told(judgement)).toEqual([
      ['secrets/large-file', 'b.bin:undefined', true],
      ['secrets/merge-conflict', 'a.txt:2', true],
    ])
    expect(judgement.verdict).toBe('fail')
  })

  test('are searched for what stands encoded in them, so deep as it is asked for', async () => {
    const twice = Buffer.from(Buffer.from(`token: ${FIRST}`).toString('base64')).toString('base64')
    const files = { 'a.yaml': `data:\n  blob: ${twice}\n` }
    const judgement = await scan({}, portsOf(files))
    expect(told(judgement)).toEqual([['secrets/github-token', 'a.yaml:2', true]])
    expect(judgement.findings[0]?.reason).toContain('base64')
    expect(told(await scan({ decode: '1', 'min-confidence': 'high' }, portsOf(files)))).not.toContainEqual([
      'secrets/github-token',
      'a.yaml:2',
      true,
    ])
  })
})

describe('commits', () => {
  const commits = {
    [id('a')]: { files: { 'old.py': `a\n${FIRST}\n` } },
    [id('b')]: { parents: [id('a')], files: { 'old.py': `a\nb\n${FIRST}\n`, 'new.py': `${SECOND}\n` } },
    [id('c')]: { parents: [id('b')], files: { 'old.py': `a\nb\n${FIRST}\n`, 'new.py': `one\ntwo\n${SECOND}\n` } },
  }

  test('are blamed for what they bring, where a reader finds it now', async () => {
    const judgement = await scan({ scope: 'commits', base: id('a'), head: id('c') }, portsOf({}, commits))
    expect(told(judgement)).toEqual([['secrets/github-token', 'new.py:3', true]])
    expect(judgement.findings[0]?.commit).toBe(id('b'))
    expect(judgement.findings[0]?.message).toContain(`commit ${id('b').slice(0, 10)}`)
    expect(judgement.details.scanned.commits).toBe(2)
  })

  test('bring what they delete again', async () => {
    const deleted = { ...commits, [id('d')]: { parents: [id('c')], files: {} } }
    const judgement = await scan({ scope: 'commits', base: id('a'), head: id('d') }, portsOf({}, deleted))
    expect(told(judgement)).toEqual([['secrets/github-token', 'new.py:3', true]])
  })

  test('are all of them with the history', async () => {
    const judgement = await scan({ scope: 'history' }, portsOf({}, commits))
    expect(told(judgement)).toEqual([
      ['secrets/github-token', 'new.py:3', true],
      ['secrets/github-token', 'old.py:3', true],
    ])
  })

  test('that change a part of a large file bring what stands in that part', async () => {
    const lines = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => `line ${from + at}\n`).join('')
    const first = `${lines(0, 500)}${FIRST}\n${lines(500, 1000)}`
    const second = `${lines(0, 500)}${FIRST}\n${lines(500, 800)}key = "${SECOND}"\n${lines(800, 1000)}`
    const third = `new line\n${second}`
    const history = {
      [id('a')]: { files: { 'big.py': first } },
      [id('b')]: { parents: [id('a')], files: { 'big.py': second } },
      [id('c')]: { parents: [id('b')], files: { 'big.py': third } },
    }
    const places = async (scope: string) =>
      told(await scan({ scope, ...(scope === 'commits' ? { base: id('a') } : {}) }, portsOf({}, history)))
    expect(await places('history')).toEqual([
      ['secrets/github-token', 'big.py:501', true],
      ['secrets/github-token', 'big.py:802', true],
    ])
    expect(await places('commits')).toEqual([['secrets/github-token', 'big.py:803', true]])
  })

  test('that make a text a binary file bring nothing that is searched', async () => {
    const text = 'a line of some length\n'.repeat(300)
    const history = {
      [id('a')]: { files: { 'big.py': text } },
      [id('b')]: { parents: [id('a')], files: { 'big.py': `${text}\0\nkey = "${SECOND}"\n` } },
      [id('c')]: { parents: [id('b')], files: { 'big.py': `${text}\nkey = "${FIRST}"\n` } },
    }
    const judgement = await scan({ scope: 'history' }, portsOf({}, history))
    expect(told(judgement)).toEqual([['secrets/github-token', 'big.py:302', true]])
    expect(judgement.details.skipped).toEqual([{ path: 'big.py', why: 'binary file' }])
  })

  test('that are none pass, and say so', async () => {
    const judgement = await scan({ scope: 'commits', base: id('c'), head: id('c') }, portsOf({}, commits))
    expect(judgement.verdict).toBe('pass')
    expect(judgement.summary).toMatch(/^No commits to search/)
  })

  test('of a pull request are what is searched by itself', async () => {
    const event = memoryEvent({
      subject: { ...memoryEvent().subject, event: 'pull_request', base: id('a'), commit: id('c'), pullRequest: 7 },
    })
    const judgement = await scan({}, { ...portsOf({}, commits), event })
    expect(told(judgement)).toEqual([['secrets/github-token', 'new.py:3', true]])
  })

  test('that are not here are a mistake, and never a pass', async () => {
    const inputs = { scope: 'commits', base: id('e'), head: id('c') }
    expect(await mistakeTexts(() => scan(inputs, portsOf({}, commits)))).toHaveLength(1)
    expect(await mistakeTexts(() => scan({ scope: 'history' }, {}))).toHaveLength(1)
  })
})

describe('what is staged', () => {
  test('is searched for what HEAD does not have', async () => {
    const files = new MemoryFiles()
    const commits = { [id('a')]: { files: { 'a.py': `${FIRST}\n` } } }
    const ports = { files, git: memoryGit(files, commits, { staged: { 'a.py': `${FIRST}\n${SECOND}\n` } }) }
    const judgement = await scan({ scope: 'staged' }, ports)
    expect(told(judgement)).toEqual([['secrets/github-token', 'a.py:2', true]])
  })
})

describe('a finding', () => {
  test('does not count where a comment, a baseline, an allowlist or an ignore file says so', async () => {
    const files = {
      'a.py': `x = "${FIRST}"  # pragma: allowlist secret\n`,
      'b.py': `x = "${FIRST}"\n`,
      'c.py': `x = "${FIRST}"\n`,
      'd.py': `x = "${FIRST}"\n`,
      '.gitleaks.toml': "[extend]\nuseDefault = true\n[[allowlists]]\npaths = ['''b\\.py''']\n",
      '.gitleaksignore': 'c.py:github-pat:1\n',
    }
    const ports = portsOf(files)
    const judgement = await scan({}, ports)
    expect(told(judgement).filter(([, , counts]) => counts)).toEqual([
      ['secrets/github-token', 'd.py:1', true],
      ['secrets/policy', 'undefined:undefined', true],
    ])
    expect(judgement.details.suppressed).toEqual({ baseline: 0, inline: 1, allowlist: 2 })
    await scan({ 'update-baseline': 'true' }, ports)
    const after = await scan({}, ports)
    expect([after.verdict, after.details.suppressed]).toEqual(['pass', { baseline: 1, inline: 1, allowlist: 2 }])
    expect(outputsOf(secretGate, after)).toEqual({ secrets: '1', 'new-secrets': '0', stale: '0' })
  })

  test('counts again where a secret in the baseline is changed, and its entry is stale', async () => {
    const ports = portsOf({ 'a.py': `x = "${FIRST}"\n` })
    await scan({ 'update-baseline': 'true' }, ports)
    await ports.files?.write('a.py', '.' as never, `x = "${SECOND}"\n`)
    const judgement = await scan({}, ports)
    expect(judgement.verdict).toBe('fail')
    expect(judgement.details.stale.map(({ file }) => file)).toContain('a.py')
  })

  test('has a fingerprint that tells nothing of the secret, and survives moves', async () => {
    const print = async (text: string) => (await scan({}, portsOf({ 'a.py': text }))).findings[0]?.fingerprint
    const one = await print(`x = "${FIRST}"\n`)
    expect(await print(`\n\nx = "${FIRST}"\n`)).toBe(one)
    expect(await print(`x = "${SECOND}"\n`)).toBe(one)
    expect(await print(`y = "${FIRST}"\n`)).not.toBe(one)
  })
})
