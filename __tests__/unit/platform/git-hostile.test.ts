import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type RepoPath, ROOT } from '../../../src/gate/path.js'
import { GitProgram, gitRoot } from '../../../src/platform/git.js'
import { removeFolder, temporaryFolder, writeInto } from '../../support/folder.js'
import { commitHistory } from '../../support/history.js'
import { describeWith, toolPath } from '../../support/tools.js'

const FILE = 'a.txt' as RepoPath

async function repository(): Promise<{ root: string; first: string; second: string }> {
  const root = await temporaryFolder({ 'a.txt': '2' })
  execFileSync('git', ['init', '--quiet'], { cwd: root })
  const history = { first: { files: { 'a.txt': '1' } }, second: { parents: ['first'], files: { 'a.txt': '2' } } }
  const { first, second } = commitHistory(root, history)
  execFileSync('git', ['reset', '--quiet', '--hard', 'second'], { cwd: root })
  return { root, first: first as string, second: second as string }
}

/** Everything that is asked of git. */
async function answersOf(git: GitProgram, first: string, second: string) {
  return {
    head: await git.head(),
    files: await git.files(ROOT),
    mergeBase: await git.mergeBase(first, second),
    ancestors: await git.ancestors(second, 5),
    changed: await git.changedFiles(first, second),
    text: await git.show(first, FILE),
    lines: (await git.diff(first, second))?.map(({ ranges }) => ranges) ?? null,
    now: (await git.diff(second, null))?.map(({ path }) => path) ?? null,
    branch: (await git.branches())?.get('refs/heads/second') ?? null,
    introduced: await git.introduced({ heads: [second], not: [first] }, () => {}),
    all: await git.introduced({ heads: null, not: [] }, () => {}),
    staged: await git.staged(),
    content: await contentOf(git, ONE),
  }
}

/** The content `1`. */
const ONE = '56a6051ca2b02b04ef92d5150c9ef600403cb1de'

async function contentOf(git: GitProgram, blob: string): Promise<string | null> {
  for await (const { content } of git.blobs([blob], 10)) return content && Buffer.from(content).toString()
  return null
}

function script(path: string, ...lines: string[]): string {
  writeFileSync(path, ['#!/bin/sh', ...lines, ''].join('\n'))
  chmodSync(path, 0o755)
  return path
}

describeWith(['git', 'sh'], 'a repository that belongs to somebody else', () => {
  const path = process.env['PATH'] as string
  const git = toolPath('git') as string
  let root: string
  let first: string
  let second: string
  let folder: string

  beforeAll(async () => {
    ;({ root, first, second } = await repository())
    folder = await temporaryFolder()
    // Git's own switch for its tests: it then finds that every repository belongs to somebody else.
    script(join(folder, 'git'), `GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec '${git}' "$@"`)
    process.env['PATH'] = `${folder}${delimiter}${path}`
  })

  afterAll(async () => {
    process.env['PATH'] = path
    await removeFolder(root)
    await removeFolder(folder)
  })

  const unknown = {
    head: null,
    files: null,
    mergeBase: null,
    ancestors: null,
    changed: null,
    text: null,
    lines: null,
    now: null,
    branch: null,
    introduced: null,
    all: null,
    staged: null,
    content: null,
  }
  const known = () => ({
    head: second,
    files: ['a.txt'],
    mergeBase: first,
    ancestors: [second, first],
    changed: ['a.txt'],
    text: '1',
    lines: [[[1, 1]]],
    now: [],
    branch: second,
    introduced: 1,
    all: 2,
    staged: [],
    content: '1',
  })

  it('is refused by git, unless it is trusted', async () => {
    expect(await answersOf(new GitProgram(root, false), first, second)).toEqual(unknown)
    expect(await answersOf(new GitProgram(root, true), first, second)).toEqual(known())
  })

  it('is trusted by a git too that takes no word for it on its command line', async () => {
    // Older versions read `safe.directory` from the configuration of the user and the machine only.
    const older = script(
      join(folder, 'older'),
      'for each; do case "$each" in safe.directory=*) exit 9;; esac; done',
      `exec '${git}' "$@"`,
    )
    const before = process.env['PATH']
    await mkdir(join(folder, 'bin'))
    script(
      join(folder, 'bin/git'),
      'unset GIT_CONFIG_COUNT GIT_CONFIG_PARAMETERS GIT_CONFIG_GLOBAL',
      `GIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec '${older}' "$@"`,
    )
    process.env['PATH'] = `${join(folder, 'bin')}${delimiter}${path}`
    expect(await answersOf(new GitProgram(root, true), first, second)).toEqual(known())
    process.env['PATH'] = before
  })

  it('is trusted below the workspace, as where it is checked out into a folder, and not above', async () => {
    const outer = await temporaryFolder({ 'a "b" c/sub/x.txt': '' })
    const inner = join(outer, 'a "b" c')
    execFileSync(git, ['init', '--quiet'], { cwd: inner })
    expect(await new GitProgram(inner, true).files('sub' as RepoPath)).toEqual(['sub/x.txt'])
    expect(await new GitProgram(outer, true).files('a "b" c/sub' as RepoPath)).toEqual(['a "b" c/sub/x.txt'])
    expect(await new GitProgram(join(inner, 'sub'), true).files(ROOT)).toBeNull()
    await removeFolder(outer)
  })

  it('is no project of the command line', async () => {
    expect(await gitRoot(root)).toBeNull()
  })

  it('leaves no configuration behind', async () => {
    const temporary = process.env['TMPDIR']
    const own = await temporaryFolder()
    process.env['TMPDIR'] = own
    expect(await new GitProgram(root, true).head()).toBe(second)
    expect(await new GitProgram(join(root, 'gone'), true).head()).toBeNull()
    if (temporary === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = temporary
    expect(execFileSync('ls', ['-A', own], { encoding: 'utf8' })).toBe('')
    await removeFolder(own)
  })
})

describeWith(['sh'], 'a git that ends its lines as Windows does', () => {
  it('is understood', async () => {
    const path = process.env['PATH']
    const folder = await temporaryFolder()
    const commit = 'a'.repeat(40)
    // What it says depends on what it is asked.
    script(
      join(folder, 'git'),
      'case "$*" in',
      `*merge-base*|*rev-list*|*HEAD*) printf '${commit}\\r\\n';;`,
      `*show-toplevel*) printf 'C:/w/s\\r\\n';;`,
      '*) exit 1;;',
      'esac',
    )
    process.env['PATH'] = `${folder}${delimiter}${path}`
    const git = new GitProgram(folder, false)
    expect(await git.head()).toBe(commit)
    expect(await git.mergeBase(commit, commit)).toBe(commit)
    expect(await git.ancestors(commit, 1)).toEqual([commit])
    expect(await gitRoot(folder)).toBe('C:/w/s')
    process.env['PATH'] = path
    await removeFolder(folder)
  })
})

describeWith(['git', 'sh'], 'a hostile repository', () => {
  let root: string
  let first: string
  let second: string
  let folder: string
  let marker: string

  beforeAll(async () => {
    ;({ root, first, second } = await repository())
    folder = await temporaryFolder()
    marker = join(folder, 'ran')
    const run = script(join(folder, 'run'), `echo "$0 $*" >> '${marker}'`)
    const hooks = join(folder, 'hooks')
    await mkdir(hooks)
    for (const hook of ['post-index-change', 'fsmonitor-watchman', 'post-checkout']) {
      script(join(hooks, hook), `echo ${hook} >> '${marker}'`)
    }
    const settings = {
      'core.fsmonitor': run,
      'core.hooksPath': hooks,
      'core.pager': run,
      'pager.diff-tree': run,
      'core.editor': run,
      'core.sshCommand': run,
      'core.askPass': run,
      'core.alternateRefsCommand': run,
      'credential.helper': run,
      'gpg.program': run,
      'log.showSignature': 'true',
      'diff.external': run,
      'diff.any.command': run,
      'diff.any.textconv': run,
      'filter.any.clean': run,
      'filter.any.smudge': run,
      'submodule.recurse': 'true',
      'alias.ls-files': `!${run}`,
      'protocol.ext.allow': 'always',
      'protocol.allow': 'always',
      'extensions.partialClone': 'origin',
      'remote.origin.promisor': 'true',
      'remote.origin.url': `ext::${run}`,
      'remote.origin.uploadpack': run,
    }
    execFileSync('git', ['config', 'core.repositoryFormatVersion', '1'], { cwd: root })
    for (const [key, value] of Object.entries(settings)) execFileSync('git', ['config', key, value], { cwd: root })
    await writeInto(root, { '.gitattributes': '* filter=any diff=any\n', 'a.txt': 'changed\n' })
  })

  afterAll(async () => {
    await removeFolder(root)
    await removeFolder(folder)
  })

  const ran = () => existsSync(marker)

  it('runs nothing of its own', async () => {
    expect(await answersOf(new GitProgram(root, false), first, second)).toEqual({
      head: second,
      files: ['.gitattributes', 'a.txt'],
      mergeBase: first,
      ancestors: [second, first],
      changed: ['a.txt'],
      text: '1',
      lines: [[[1, 1]]],
      now: ['.gitattributes', 'a.txt'],
      branch: second,
      introduced: 1,
      all: 2,
      staged: [],
      content: '1',
    })
    expect(await new GitProgram(root, true).files(ROOT)).toEqual(['.gitattributes', 'a.txt'])
    expect(await gitRoot(root)).toBe(root)
    expect(ran()).toBe(false)
  })

  it('fetches nothing that a partial clone left out', async () => {
    const missing = 'd'.repeat(40)
    expect(await answersOf(new GitProgram(root, false), missing, second)).toMatchObject({ mergeBase: null, text: null })
    expect(ran()).toBe(false)
  })

  it('would run it where git is asked as usual', async () => {
    execFileSync('git', ['diff', '--stat'], { cwd: root, stdio: 'pipe' })
    expect(ran()).toBe(true)
  })

  it('replaces no commit by another', async () => {
    const { root, first, second } = await repository()
    const { other } = commitHistory(root, { other: { files: { 'a.txt': 'other' } } })
    execFileSync('git', ['replace', first, other as string], { cwd: root })
    expect(execFileSync('git', ['show', `${first}:a.txt`], { cwd: root, encoding: 'utf8' })).toBe('other')
    expect(await answersOf(new GitProgram(root, false), first, second)).toMatchObject({ text: '1', mergeBase: first })
    await removeFolder(root)
  })

  it('passes no folder of its files off as a repository', async () => {
    const inner = await temporaryFolder({ 'sub/x.txt': '', 'fake/HEAD': 'ref: refs/heads/main\n', 'fake/x.txt': '' })
    execFileSync('git', ['init', '--quiet'], { cwd: inner })
    const config = `[core]\nrepositoryformatversion = 0\nbare = false\nworktree = .\nfsmonitor = ${join(folder, 'run')}\n`
    await writeInto(inner, { 'fake/objects/x': '', 'fake/refs/x': '', 'fake/config': config })
    const mine = `${marker}-fake`
    script(join(folder, 'run'), `touch '${mine}'`)
    expect(await new GitProgram(inner, true).files('fake' as RepoPath)).toBeNull()
    expect(existsSync(mine)).toBe(false)
    execFileSync('git', ['status'], { cwd: join(inner, 'fake'), stdio: 'pipe' })
    expect(existsSync(mine)).toBe(true)
    await removeFolder(inner)
  })

  it('has links and submodules that are no files', async () => {
    const { root } = await repository()
    execFileSync('git', ['checkout', '--quiet', 'second'], { cwd: root })
    execFileSync('ln', ['-s', '/etc/passwd', join(root, 'link')])
    const names = ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid']
    execFileSync('git', ['add', 'link'], { cwd: root })
    execFileSync('git', ['update-index', '--add', '--cacheinfo', `160000,${'e'.repeat(40)},module`], { cwd: root })
    execFileSync('git', [...names, 'commit', '--quiet', '--message', 'x'], { cwd: root })
    const git = new GitProgram(root, false)
    const commit = (await git.head()) as string
    expect(await git.show(commit, 'link' as RepoPath)).toBeNull()
    expect(await git.show(commit, 'module' as RepoPath)).toBeUndefined()
    expect(await git.changedFiles((await git.ancestors(commit, 2))?.[1] as string, commit)).toEqual(['link', 'module'])
    await removeFolder(root)
  })
})
