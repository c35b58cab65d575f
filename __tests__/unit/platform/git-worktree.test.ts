import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { FileChange, Git } from '../../../src/gate/ports.js'
import { GitProgram } from '../../../src/platform/git.js'
import { removeFolder, temporaryFolder, writeInto } from '../../support/folder.js'
import { commitHistory } from '../../support/history.js'
import { MemoryFiles } from '../../support/memory.js'
import { memoryGit } from '../../support/memory-git.js'
import { describeWith } from '../../support/tools.js'

const MOVED = 'one\ntwo\nthree\nfour\n'
const FILES = { same: '1\n', staged: '1\n', unstaged: '1\n', both: '1\n2\n', gone: 'g\n', old: MOVED, 'a b/ü': '1\n' }
const NOW = {
  same: '1\n',
  staged: '1\n2\n',
  unstaged: '0\n1\n',
  both: '0\n1\n2\n3\n',
  moved: `${MOVED}five\n`,
  'a b/ü': '1\n2\n',
  'new/né w': 'n\n',
}

const short = (changes: readonly FileChange[] | null) => changes?.map(({ path, from, ranges }) => [path, from, ranges])

describeWith(['git'], 'the files as they are, against a commit', () => {
  let root: string
  let first: string

  beforeEach(async () => {
    // A colon parts the paths that git takes from its environment.
    root = join(await temporaryFolder(), 'a:b "c"\\d')
    mkdirSync(root)
    git('init', '--quiet', '--initial-branch=main')
    first = commitHistory(root, { main: { files: FILES } })['main'] as string
    git('reset', '--quiet', '--hard')
  })

  afterEach(() => removeFolder(join(root, '..')))

  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' })
  const diff = async () => short(await new GitProgram(root, false).diff(first, null))

  describe.each<[string, () => Git]>([
    ['by the program', () => new GitProgram(root, false)],
    ['in memory', () => memoryGit(new MemoryFiles(NOW), { [first]: { files: FILES } })],
  ])('%s', (_, make) => {
    it('are seen whether they are staged, added or neither', async () => {
      await writeInto(root, { staged: NOW.staged, both: '0\n1\n2\n' })
      git('add', '--all')
      await writeInto(root, NOW)
      for (const name of ['gone', 'old']) rmSync(join(root, name))
      expect(short(await make().diff(first, null))).toEqual([
        ['a b/ü', 'a b/ü', [[2, 2]]],
        [
          'both',
          'both',
          [
            [1, 1],
            [4, 4],
          ],
        ],
        ['moved', 'old', [[5, 5]]],
        ['new/né w', null, [[1, 1]]],
        ['staged', 'staged', [[2, 2]]],
        ['unstaged', 'unstaged', [[1, 1]]],
      ])
    })
  })

  it('include those of commits since, and leave the repository as it was', async () => {
    await writeInto(root, { same: '1\ncommitted\n' })
    git('add', '--all')
    git('-c', 'user.name=t', '-c', 'user.email=t@t.invalid', 'commit', '--quiet', '--message', 'x')
    await writeInto(root, { same: '1\ncommitted\nnot\n', new: 'n\n' })
    const state = () => {
      const paths = readdirSync(join(root, '.git'), { recursive: true, encoding: 'utf8' }).sort()
      return [
        paths,
        createHash('sha256')
          .update(readFileSync(join(root, '.git/index')))
          .digest('hex'),
      ]
    }
    const before = state()
    expect(await diff()).toEqual([
      ['new', null, [[1, 1]]],
      ['same', 'same', [[2, 3]]],
    ])
    expect(state()).toEqual(before)
    expect(git('status', '--porcelain')).toBe(' M same\n?? new\n')
  })

  it('leave out what is ignored, other repositories, and files of many megabytes', async () => {
    await writeInto(root, { '.gitignore': '*.log\n', 'x.log': 'x\n', 'inner/x': 'x\n', 'empty/x': 'x\n', large: '' })
    truncateSync(join(root, 'large'), (64 << 20) + 1)
    for (const folder of ['inner', 'empty']) execFileSync('git', ['init', '--quiet'], { cwd: join(root, folder) })
    commitHistory(join(root, 'inner'), { main: { files: { x: 'x\n' } } })
    execFileSync('git', ['update-ref', 'HEAD', 'refs/heads/main'], { cwd: join(root, 'inner') })
    expect(await diff()).toEqual([['.gitignore', null, [[1, 1]]]])
    execFileSync('git', ['-c', 'advice.addEmbeddedRepo=false', 'add', 'inner'], { cwd: root, stdio: 'pipe' })
    expect(await diff()).toEqual([['.gitignore', null, [[1, 1]]]])
  })

  it('may have a file where a folder was, a folder where a file was, and a link for either', async () => {
    await writeInto(root, { 'folder/in': '1\n', 'other/in': '1\n', file: '1\n' })
    git('add', '--all')
    git('-c', 'user.name=t', '-c', 'user.email=t@t.invalid', 'commit', '--quiet', '--message', 'x')
    const commit = git('rev-parse', 'HEAD').trim()
    renameSync(join(root, 'folder'), join(root, 'target'))
    rmSync(join(root, 'other'), { recursive: true })
    symlinkSync('target', join(root, 'folder'))
    await writeInto(root, { 'target/in': '1\n2\n', other: 'o\n' })
    rmSync(join(root, 'file'))
    await writeInto(root, { 'file/in': 'f\n' })
    expect(short(await new GitProgram(root, false).diff(commit, null))?.map(([path]) => path)).toEqual([
      'file/in',
      'other',
      'target/in',
    ])
  })

  it('are compared without running a filter, and with the line ends that would be committed', async () => {
    const marker = join(root, '..', 'ran')
    for (const key of ['clean', 'process', 'smudge']) git('config', `filter.any.${key}`, `touch '${marker}'`)
    git('config', 'filter.any.required', 'true')
    git('config', 'filter.only.required', 'true')
    await writeInto(root, {
      '.gitattributes': '* filter=any text=auto\nnew filter=only\n',
      same: '1\r\n2\r\n',
      new: 'n\n',
    })
    expect(await diff()).toEqual([
      ['.gitattributes', null, [[1, 2]]],
      ['new', null, [[1, 1]]],
      ['same', 'same', [[2, 2]]],
    ])
    expect(existsSync(marker)).toBe(false)
  })

  it('are all new where nothing was added yet, and unknown where the commit is', async () => {
    rmSync(join(root, '.git/index'))
    await writeInto(root, { new: 'n\n' })
    expect(await diff()).toEqual([['new', null, [[1, 1]]]])
    expect(await new GitProgram(root, false).diff('d'.repeat(40), null)).toBeNull()
    expect(await new GitProgram(join(root, '..'), false).diff(first, null)).toBeNull()
  })
})
