import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Introduced, IntroducedBy } from '../../../src/gate/ports.js'
import { GitProgram } from '../../../src/platform/git.js'
import { NoRaw, RawReader } from '../../../src/platform/git-raw.js'
import { removeFolder, temporaryFolder, writeInto } from '../../support/folder.js'
import { blobId } from '../../support/memory-content.js'
import { describeWith } from '../../support/tools.js'

const [NONE, A, B, C] = ['0', 'a', 'b', 'c'].map(digit => digit.repeat(40)) as [string, string, string, string]

function read(text: string | Buffer, size = Number.POSITIVE_INFINITY, prefix = ''): (Introduced | string)[] {
  const found: (Introduced | string)[] = []
  const reader = new RawReader(
    prefix,
    change => found.push(change),
    item => found.push(item),
  )
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, Math.min(bytes.length, at + size)))
  reader.end()
  return found
}

const added = (path: string | Buffer, mode = '100644') =>
  Buffer.concat([Buffer.from(`:000000 ${mode} ${NONE} ${A} A\0`), Buffer.from(path), Buffer.from('\0')])

describe('what git writes of changes', () => {
  const file = (path: string, ...before: string[]) => ({ path, blob: A, kind: 'file', before })
  const all = [
    'commit 1\0\n',
    added(':000000 is a path'),
    `:100644 100755 ${B} ${A} R090\0old\0new\0`,
    'commit 2\0\0',
    `::100644 000000 100644 ${B} ${NONE} ${A} MA\0merged\nü\0`,
    `:100644 000000 ${A} ${NONE} D\0gone\0`,
    `:100644 100755 ${A} ${A} M\0executable\0`,
    `:100644 100644 ${A} ${A} R100\0old\0moved\0`,
    'commit 3\0',
  ].map(part => Buffer.from(part))
  const expected = ['commit 1', file(':000000 is a path'), file('new', B), 'commit 2', file('merged\nü', B), 'commit 3']

  it.each([1, 2, 7, 64, 1000])('is read in pieces of %d bytes', size => {
    expect(read(Buffer.concat(all), size)).toEqual(expected)
  })

  it('says what kind of content it is, and compares it with its own kind', () => {
    const of = (before: string, after: string, old = B) => read(`:${before} ${after} ${old} ${A} T\0x\0`)
    expect(of('100644', '120000')).toEqual([{ path: 'x', blob: A, kind: 'link', before: [] }])
    expect(of('120000', '120000')).toEqual([{ path: 'x', blob: A, kind: 'link', before: [B] }])
    expect(of('160000', '160000')).toEqual([{ path: 'x', blob: A, kind: 'submodule', before: [B] }])
    // What a link was to is no content that a file had.
    expect(of('120000', '100644', A)).toEqual([file('x')])
    expect(of('100664', '100644')).toEqual([file('x', B)])
  })

  it('leaves out what is not below the workspace', () => {
    expect(read(Buffer.concat([added('sub/in'), added('subway'), added('out')]), 9, 'sub/')).toEqual([file('in')])
  })

  it.each<[string, string | Buffer, string]>([
    ['is no text', Buffer.from([0x61, 0xff, 0x62]), 'a\ufffdb'],
    ['leads out', '../../etc/passwd', '\ufffd/\ufffd/etc/passwd'],
    ['is absolute', '/etc/passwd', '\ufffdetc/passwd'],
    ['is on a drive', 'C:x', 'C\ufffdx'],
  ])('is told too under a path that %s', (_, path, readable) => {
    expect(read(added(path))).toEqual([file(readable)])
  })

  it.each([
    ['breaks off in a change', `:000000 100644 ${NONE} ${A} A`],
    ['breaks off before a path', `:000000 100644 ${NONE} ${A} A\0`],
    ['breaks off in a path', `:000000 100644 ${NONE} ${A} A\0x`],
    ['breaks off between paths', `:100644 100644 ${B} ${A} R050\0x\0`],
    ['has too few ids', `:000000 100644 ${A} A\0x\0`],
    ['has too few parents', `::100644 100644 ${B} ${A} M\0x\0`],
    ['has more fields', `:000000 100644 ${NONE} ${A} A B\0x\0`],
    ['has a path without end', `:000000 100644 ${NONE} ${A} A\0${'x'.repeat((1 << 20) + 1)}`],
  ])('is refused where it %s', (_, text) => {
    expect(() => read(text)).toThrow(NoRaw)
  })

  it('takes more parents than two', () => {
    expect(read(`:::100644 100644 100644 100644 ${B} ${C} ${B} ${A} MMM\0x\0`)).toEqual([file('x', B, C)])
  })
})

describeWith(['git', 'sh'], 'a repository with all that there can be', () => {
  let root: string
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' })
  const commit = (name: string) => {
    git('-c', 'user.name=t', '-c', 'user.email=t@t.invalid', 'commit', '--quiet', '--message', name)
    return git('rev-parse', 'HEAD').trim()
  }
  const introduced = async (heads: string[] | null, ...not: string[]) => {
    const changes: IntroducedBy[] = []
    const count = await new GitProgram(root, false).introduced({ heads, not }, change => changes.push(change))
    return [count, ...changes.map(({ path, kind, blob }) => [path, kind, blob])]
  }
  let first: string
  let second: string

  beforeAll(async () => {
    root = await temporaryFolder({ keep: 'kept\n', moved: 'one\ntwo\nthree\nfour\n' })
    git('init', '--quiet', '--initial-branch=main')
    git('add', '.')
    first = commit('first')
    execFileSync('ln', ['-s', 'somewhere', join(root, 'link')])
    git('mv', 'moved', 'other')
    await writeInto(root, { other: 'one\ntwo\nthree\nfour\nfive\n', '.gitattributes': '* -diff binary\n' })
    git('add', '.')
    // The shell makes the name, as it is none that Node would write.
    execFileSync('sh', ['-c', 'printf x > "$(printf "no\\\\377text")" && git add .'], { cwd: root })
    git('update-index', '--add', '--cacheinfo', `160000,${'e'.repeat(40)},module`)
    second = commit('second')
  })

  afterAll(() => removeFolder(root))

  const expected = () => [
    1,
    ['.gitattributes', 'file', blobId('* -diff binary\n')],
    ['link', 'link', blobId('somewhere')],
    ['module', 'submodule', 'e'.repeat(40)],
    ['no\ufffdtext', 'file', blobId('x')],
    ['other', 'file', blobId('one\ntwo\nthree\nfour\nfive\n')],
  ]

  it('is told of every content', async () => {
    expect(await introduced([second], first)).toEqual(expected())
    expect((await new GitProgram(root, false).staged())?.length).toBe(0)
  })

  it('tells of a submodule and a link that are staged', async () => {
    git('reset', '--quiet', '--soft', first)
    const staged = await new GitProgram(root, false).staged()
    expect(staged?.map(({ path, kind }) => [path, kind])).toEqual([
      ['.gitattributes', 'file'],
      ['link', 'link'],
      ['module', 'submodule'],
      ['no\ufffdtext', 'file'],
      ['other', 'file'],
    ])
    expect(staged?.at(-1)?.before).toEqual([blobId('one\ntwo\nthree\nfour\n')])
    git('reset', '--quiet', '--soft', second)
  })

  it('is staged too where a file has the name of what it is compared with', async () => {
    await writeInto(root, { HEAD: 'a file' })
    expect((await new GitProgram(root, false).staged())?.length).toBe(0)
    await rm(join(root, 'HEAD'))
  })

  it('does not decide by its configuration what is told', async () => {
    const settings = {
      'log.showRoot': 'false',
      'log.showSignature': 'true',
      'log.diffMerges': 'off',
      'log.follow': 'true',
      'log.mailmap': 'true',
      'log.date': 'relative',
      'log.abbrevCommit': 'true',
      'format.pretty': 'oneline',
      'diff.renames': 'false',
      'diff.renameLimit': '1',
      'diff.relative': 'true',
      'diff.ignoreSubmodules': 'all',
      'diff.noprefix': 'true',
      'diff.orderFile': join(root, 'order'),
      'core.quotePath': 'true',
      'color.ui': 'always',
      'notes.displayRef': '*',
    }
    await writeInto(root, { order: 'other\n', '.git/info/grafts': `${second}\n` })
    for (const [key, value] of Object.entries(settings)) git('config', key, value)
    git('-c', 'user.name=t', '-c', 'user.email=t@t.invalid', 'notes', 'add', '-m', 'note', second)
    expect(await introduced([second], first)).toEqual(expected())
    expect((await introduced([first])).length).toBe(3)
  })
})
