import { describe, expect, it } from '@jest/globals'
import { changedFiles, fileAt } from '../../../src/gate/changes.js'
import type { RepoPath } from '../../../src/gate/path.js'
import { MemoryFiles, MemoryLog, memoryEvent, memoryPorts, nobody } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'
import { failure, memoryGitHub } from '../../support/memory-github.js'

const [OLD, BASE, HEAD] = ['0', 'a', 'b'].map(digit => digit.padEnd(40, '1')) as [string, string, string]
const COMPARE = 'GET /repos/{owner}/{repo}/compare/{basehead}'
const CONTENTS = 'GET /repos/{owner}/{repo}/contents/{path}'
const COMMITS = 'GET /repos/{owner}/{repo}/commits'
const FILE = 'a/b.txt' as RepoPath

const event = memoryEvent({ subject: { ...nobody, event: 'pull_request', base: BASE, commit: HEAD } })

const git = memoryGit(new MemoryFiles(), {
  [OLD]: { files: { 'a/b.txt': 'old', gone: '' } },
  [BASE]: { parents: [OLD], files: { 'a/b.txt': 'old', gone: '', 'only/base': '' } },
  [HEAD]: { parents: [OLD], files: { 'a/b.txt': 'new' } },
})

describe('what a change touches', () => {
  it('is told by git, since the commit that it started from', async () => {
    expect(await changedFiles(memoryPorts({ git, event }))).toEqual({
      mergeBase: OLD,
      head: HEAD,
      files: ['a/b.txt', 'gone'],
      cutOff: false,
    })
  })

  const compared = (files: unknown) =>
    memoryGitHub((route, { basehead }) =>
      route === COMPARE && basehead === `${BASE}...${HEAD}` ? { merge_base_commit: { sha: OLD }, files } : undefined,
    )

  it('is told by GitHub where git does not reach that commit, of renamed files by both names', async () => {
    const files = [
      { filename: 'b', status: 'renamed', previous_filename: 'a' },
      { filename: 'b/c', status: 'added' },
      { filename: 'a', status: 'added' },
      { filename: '../out', status: 'added' },
    ]
    expect(await changedFiles(memoryPorts({ event, github: compared(files) }))).toEqual({
      mergeBase: OLD,
      head: HEAD,
      files: ['a', 'b', 'b/c'],
      cutOff: false,
    })
  })

  it.each([
    [299, false],
    [300, true],
  ])('may be more than GitHub names: with %d files cut off is %s', async (count, cutOff) => {
    const files = Array.from({ length: count }, (_, index) => ({ filename: `f${index}`, status: 'added' }))
    const change = await changedFiles(memoryPorts({ event, github: compared(files) }))
    expect([change?.files.length, change?.cutOff]).toEqual([count, cutOff])
  })

  it('is nothing where GitHub names no files', async () => {
    expect(await changedFiles(memoryPorts({ event, github: compared(undefined) }))).toMatchObject({ files: [] })
  })

  it('is unknown without a base, a head, or any way to compare them', async () => {
    const subjects = [{ base: null }, { commit: null }, {}].map(part => ({ ...event.subject, ...part }))
    for (const subject of subjects) {
      expect(await changedFiles(memoryPorts({ event: memoryEvent({ subject }) }))).toBeNull()
    }
  })

  it.each(['forbidden', 'missing', 'busy', 'refused'] as const)(
    'is unknown where GitHub is %s, and says so',
    async kind => {
      const log = new MemoryLog()
      const github = memoryGitHub(() => {
        throw failure(kind)
      })
      expect(await changedFiles(memoryPorts({ event, github, log }))).toBeNull()
      expect(log.lines).toEqual([`GitHub: comparing ${BASE} with ${HEAD}: it is ${kind}`])
    },
  )

  it('lets a bug of ours be one', async () => {
    const github = memoryGitHub(() => {
      throw new TypeError('x is undefined')
    })
    await expect(changedFiles(memoryPorts({ event, github }))).rejects.toThrow(TypeError)
  })
})

describe('a file at a commit', () => {
  const content = (text: string) => ({
    type: 'file',
    encoding: 'base64',
    size: text.length,
    content: `${Buffer.from(text).toString('base64')}\n`,
  })
  const at = (answers: Record<string, unknown>, path = FILE) =>
    fileAt(memoryPorts({ github: memoryGitHub(route => answers[route]) }), HEAD, path)

  it('is told by git, and GitHub is not asked', async () => {
    const github = memoryGitHub(() => {
      throw new Error('it was asked')
    })
    expect(await fileAt(memoryPorts({ git, github }), HEAD, FILE)).toBe('new')
    expect(await fileAt(memoryPorts({ git, github }), HEAD, 'gone' as RepoPath)).toBeUndefined()
  })

  it('is told by GitHub where the commit is not here', async () => {
    const github = memoryGitHub((route, { path, ref }) =>
      route === CONTENTS && path === FILE && ref === HEAD ? content('\ufeffgrün\n') : undefined,
    )
    expect(await fileAt(memoryPorts({ github }), HEAD, FILE)).toBe('grün\n')
  })

  it.each<[string, Record<string, unknown>, undefined | null]>([
    ['not there', { [COMMITS]: [{}] }, undefined],
    ['a folder', { [CONTENTS]: [{ type: 'file' }] }, undefined],
    ['a submodule', { [CONTENTS]: { type: 'submodule', size: 0 } }, undefined],
    ['of a commit that the token may not see', {}, null],
    ['a link that leads nowhere', { [CONTENTS]: { type: 'symlink', size: 3 } }, null],
    ['too large for GitHub to send', { [CONTENTS]: { ...content(''), encoding: 'none', size: 2 << 20 } }, null],
    ['larger than is read here', { [CONTENTS]: { ...content(''), size: (1 << 20) + 1 } }, null],
  ])('that is %s', async (_, answers, expected) => {
    expect(await at(answers)).toBe(expected)
  })

  it('is unknown where nobody can be asked, or nobody answers', async () => {
    expect(await fileAt(memoryPorts(), HEAD, FILE)).toBeNull()
    const github = memoryGitHub(() => {
      throw failure('forbidden')
    })
    const log = new MemoryLog()
    expect(await fileAt(memoryPorts({ github, log }), HEAD, FILE)).toBeNull()
    expect(log.lines).toEqual([`GitHub: ${FILE} at ${HEAD}: it is forbidden`])
  })
})
