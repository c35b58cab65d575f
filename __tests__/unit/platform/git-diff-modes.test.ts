import { execFileSync } from 'node:child_process'
import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import { NoDiff } from '../../../src/gate/hunks.js'
import { GitProgram } from '../../../src/platform/git.js'
import { PatchReader } from '../../../src/platform/git-diff.js'
import { removeFolder, temporaryFolder, writeInto } from '../../support/folder.js'
import { describeWith } from '../../support/tools.js'

describeWith(['git'], 'what differs in lines, of files of every kind', () => {
  let root: string
  let commits: number

  beforeEach(async () => {
    commits = 0
    root = await temporaryFolder({ 'run.sh': 'a\nb\n', 'becomes-link': 'x\n', 'sub/in.ts': '1\n' })
    symlinkSync('run.sh', join(root, 'was-link'))
    git('init', '--quiet')
    git('config', 'user.name', 't')
    git('config', 'user.email', 't@t.invalid')
  })

  afterEach(() => removeFolder(root))

  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trim()
  const commit = () => {
    git('add', '--all')
    // Another commit of a submodule each time.
    const module = String(++commits).repeat(40)
    git('update-index', '--add', '--cacheinfo', `160000,${module},module`)
    git('commit', '--quiet', '--allow-empty', '--message', 'x')
    return git('rev-parse', 'HEAD')
  }

  it('leaves links and submodules out, and takes what was one of them for new', async () => {
    const before = commit()
    for (const name of ['becomes-link', 'was-link']) rmSync(join(root, name))
    symlinkSync('sub/in.ts', join(root, 'becomes-link'))
    symlinkSync('a\nb', join(root, 'new-link'))
    await writeInto(root, { 'was-link': 'a\nb\n' })
    expect(await new GitProgram(root, false).diff(before, commit())).toEqual([
      { path: 'was-link', from: null, ranges: [[1, 2]], substantial: true },
    ])
  })

  it('sees the lines of a file whose mode changes too, and nothing in a mode alone', async () => {
    const before = commit()
    chmodSync(join(root, 'run.sh'), 0o755)
    const mode = commit()
    expect(await new GitProgram(root, false).diff(before, mode)).toEqual([])
    chmodSync(join(root, 'run.sh'), 0o644)
    await writeInto(root, { 'run.sh': 'a\nc\n' })
    expect(await new GitProgram(root, false).diff(mode, commit())).toEqual([
      { path: 'run.sh', from: 'run.sh', ranges: [[2, 2]], substantial: true },
    ])
  })

  it('has lines even of what git takes for binary, and is not held up by lines of megabytes', async () => {
    await writeInto(root, { binary: 'a\n\0\nb\n', long: `a\n${'x'.repeat(3 << 20)}\nb\n` })
    const before = commit()
    await writeInto(root, { binary: 'a\n\0\nc\n', long: `a\n${'y'.repeat(3 << 20)}\nb\n${'z'.repeat(1 << 20)}` })
    const [binary, long] = (await new GitProgram(root, false).diff(before, commit())) ?? []
    expect(binary?.ranges).toEqual([[3, 3]])
    expect(long?.ranges).toEqual([
      [2, 2],
      [4, 4],
    ])
  })

  it('has the paths of the workspace, below the top of the repository', async () => {
    const before = commit()
    await writeInto(root, { 'sub/in.ts': '1\n2\n', 'run.sh': '' })
    const after = commit()
    expect(await new GitProgram(join(root, 'sub'), false).diff(before, after)).toEqual([
      { path: 'in.ts', from: 'in.ts', ranges: [[2, 2]], substantial: true },
    ])
  })

  it('skips names that are no text, and names that could be read as other paths', async () => {
    const before = commit()
    const names = [
      Buffer.from(`${root}/\xff.ts`, 'latin1'),
      Buffer.from(`${root}/a\\b.ts`),
      Buffer.from(`${root}/é.ts`),
    ]
    for (const name of names) writeFileSync(name, '1\n')
    expect((await new GitProgram(root, false).diff(before, commit()))?.map(({ path }) => path)).toEqual(['é.ts'])
  })
})

describe('the reader of what git writes', () => {
  const text = [
    'diff --git a/x b/x',
    `index ${'1'.repeat(40)}..${'2'.repeat(40)} 100644`,
    '--- a/x',
    '+++ b/x',
    '@@ -1 +1,2 @@ function',
    '-old',
    '\\ No newline at end of file',
    '+new',
    '+',
    '@@ -4,2 +5,0 @@',
    '-+++ b/y',
    '-@@ -1 +1 @@',
    '',
  ].join('\n')
  const read = (diff: string, size = diff.length) => {
    const reader = new PatchReader()
    for (let at = 0; at < diff.length; at += size) reader.push(Buffer.from(diff.slice(at, at + size)))
    return reader.end()
  }

  it.each([1, 2, 3, 7, 64, 10_000])('reads it in pieces of %d bytes', size => {
    expect(read(text, size)).toEqual([{ path: 'x', from: 'x', ranges: [[1, 2]], substantial: true }])
  })

  it.each([
    ['that ends within a hunk', text.slice(0, text.indexOf('+new'))],
    ['that begins with anything else', 'fatal: no\n'],
    ['with a hunk before any file', '@@ -1 +1 @@\n-a\n+b\nx\n'],
    ['with a line of no kind', text.replace('+new', '?new')],
    ['with more lines than it says', text.replace('-1 +1,2', '-1 +1,0')],
    ['with hunks in the wrong order', text.replace('-4,2 +5,0', '-4,2 +1,0')],
    ['with numbers that are none', text.replace('+1,2', '+99999999999999999999,2')],
    ['with a header without an end', `${text}${'x'.repeat(1 << 17)}`],
  ])('refuses a text %s', (_, diff) => {
    expect(() => read(diff)).toThrow(NoDiff)
  })
})
