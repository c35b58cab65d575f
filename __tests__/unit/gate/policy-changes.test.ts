import { describe, expect, it } from '@jest/globals'
import type { Event } from '../../../src/gate/event.js'
import type { RepoPath } from '../../../src/gate/path.js'
import { policyFindings } from '../../../src/gate/policy-changes.js'
import { MemoryFiles, MemoryLog, memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'
import { memoryGitHub } from '../../support/memory-github.js'

const [OLD, BASE, HEAD] = ['0', 'a', 'b'].map(digit => digit.padEnd(40, '1')) as [string, string, string]
const CONFIG = '.github/pipeline-actions.yml' as RepoPath
const POLICY = { config: CONFIG, gates: ['coverage-gate', 'smoke-test', 'check'], others: [] as RepoPath[] }

type Tree = Record<string, string>

function pullRequest(name: string | null = 'pull_request'): Event {
  return memoryEvent({ subject: { ...nobody, event: name, base: BASE, commit: HEAD } })
}

async function findings(before: Tree, after: Tree, others: string[] = []) {
  // What the base gained meanwhile is not the change's.
  const base = { ...before, [CONFIG]: 'coverage-gate:\n  min-coverage: 99\n', 'base.txt': '' }
  const git = memoryGit(new MemoryFiles(), {
    [OLD]: { files: before },
    [BASE]: { parents: [OLD], files: base },
    [HEAD]: { parents: [OLD], files: after },
  })
  return policyFindings(memoryPorts({ git, event: pullRequest() }), { ...POLICY, others: others as RepoPath[] })
}

const config = (text: string) => ({ [CONFIG]: text })
const messages = async (before: Tree, after: Tree, others?: string[]) =>
  (await findings(before, after, others)).map(({ file, message }) => [file, message])

describe('what a change does to policy', () => {
  it('is told for the configuration by gate and input, each at its place', async () => {
    const before =
      'coverage-gate:\n  min-coverage: 80\n  files: [a, b]\n  min-branches: 70\nsmoke-test:\n  retries: 2\n'
    const after = 'coverage-gate:\n  min-coverage: 70.50\n  files: [a]\n\n  fail-on: never\nsmoke-test:\n  retries: 2\n'
    expect(await findings(config(before), config(after))).toMatchObject([
      { message: 'coverage-gate.min-coverage: 80 -> 70.50', file: CONFIG, line: 2, column: 17 },
      { message: 'coverage-gate.files: a, b -> a', line: 3 },
      { message: 'coverage-gate.min-branches: 70 is removed.', file: CONFIG },
      { message: 'coverage-gate.fail-on: never is added.', line: 5 },
    ])
  })

  it('is a note, with a fingerprint of its own for every input', async () => {
    const found = await findings(config('check:\n  annotations: 1\n'), config('check:\n  annotations: 2\n  leg: x\n'))
    expect(found.map(({ rule, level, suppressed }) => [rule, level, suppressed])).toEqual(
      Array(2).fill(['policy/changed', 'note', null]),
    )
    expect(new Set(found.map(each => each.fingerprint)).size).toBe(2)
  })

  it.each<[string, Tree, Tree, string[]]>([
    [
      'the whole file added',
      {},
      config('smoke-test:\n  url: x\n'),
      ['smoke-test is added.', 'smoke-test.url: x is added.'],
    ],
    ['the whole file removed', config('smoke-test:\n'), {}, ['smoke-test is removed.']],
    ['a gate without inputs removed', config('check:\nsmoke-test:\n'), config('check:\n'), ['smoke-test is removed.']],
    ['comments only', config('check:\n'), config('# text\ncheck: {}\n'), []],
    [
      'an input that becomes empty',
      config('check:\n  leg: x\n'),
      config('check:\n  leg:\n'),
      ['check.leg: x -> (empty)'],
    ],
    ['nothing of policy', { 'a.txt': '1' }, { 'a.txt': '2' }, []],
    ['CRLF line ends only', config('check:\n  leg: x\n'), config('check:\r\n  leg: x\r\n'), []],
  ])('knows %s', async (_, before, after, expected) => {
    expect((await messages(before, after)).map(([, message]) => message)).toEqual(expected)
  })

  it('names changed workflows and files that inputs name', async () => {
    const before = {
      '.github/workflows/ci.yml': '1',
      '.github/workflows/old.yml': '',
      'baseline.json': '1',
      'a.txt': '1',
    }
    const after = {
      '.github/workflows/ci.yml': '2',
      '.github/workflows/new/x.yml': '',
      'baseline.json': '2',
      'a.txt': '2',
    }
    expect(await messages(before, after, ['baseline.json', 'unchanged.json', CONFIG])).toEqual([
      ['.github/workflows/ci.yml', 'This workflow is changed.'],
      ['.github/workflows/new/x.yml', 'This workflow is changed.'],
      ['.github/workflows/old.yml', 'This workflow is changed.'],
      ['baseline.json', 'This file of policy is changed.'],
    ])
  })

  it('is said to be unknown for a side that cannot be read', async () => {
    const wrong = config('check:\n  annotations: 1\nno-such-gate: {}\n')
    const [found, ...more] = await messages(wrong, config('check: {}\n'))
    expect(more).toEqual([])
    expect(found).toEqual([
      CONFIG,
      `The configuration is changed, but not how is not known: at commit ${OLD}, line 3: there is no such gate; known are: coverage-gate, smoke-test, check.`,
    ])
    const large = config(`#${'x'.repeat(1 << 20)}`)
    expect((await messages(config('check:\n'), large))[0]?.[1]).toContain(`commit ${HEAD} cannot be read`)
  })

  it('is as short as it is many, however much a file says', async () => {
    const many = Array.from({ length: 300 }, (_, index) => `  x${index}: ${'y'.repeat(3000)}`).join('\n')
    const found = await findings(config('check:\n'), config(`check:\n${many}\n`))
    expect(found).toHaveLength(51)
    expect(found[50]?.message).toBe('250 more changes of policy are not listed.')
    for (const { message } of found) expect(message.length).toBeLessThan(250)
    const split = await findings({}, config(`check:\n  "k\\n## x": "${'😀'.repeat(60)}"\n`))
    expect(split[1]?.message).toMatch(/^check\.k ## x: (😀)+… is added\.$/u)
  })

  it('says where GitHub names no more files', async () => {
    const files = Array.from({ length: 300 }, (_, index) => ({ filename: `f${index}` }))
    const github = memoryGitHub(() => ({ merge_base_commit: { sha: OLD }, files }))
    expect(await policyFindings(memoryPorts({ github, event: pullRequest() }), POLICY)).toMatchObject([
      { level: 'note', message: 'GitHub names 300 files; there may be more changes of policy.' },
    ])
  })

  it('is not known in a shallow clone without a token, and the log says what it takes', async () => {
    const log = new MemoryLog()
    expect(await policyFindings(memoryPorts({ log, event: pullRequest() }), POLICY)).toEqual([])
    expect(log.lines).toEqual([
      'Whether this change touches policy is not known: that takes a checkout with `fetch-depth: 0`, or a token with `contents: read`.',
    ])
  })

  it.each<[string | null, boolean]>([
    ['pull_request', true],
    ['pull_request_target', true],
    ['merge_group', true],
    ['push', false],
    ['workflow_run', false],
    [null, false],
  ])('is looked for under %s: %s', async (name, looked) => {
    let asked = false
    const github = memoryGitHub(() => {
      asked = true
    })
    await policyFindings(memoryPorts({ github, event: pullRequest(name) }), POLICY)
    expect(asked).toBe(looked)
  })
})
