import { execFileSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { type RepoPath, ROOT } from '../../../src/gate/path.js'
import { GitProgram, gitRoot } from '../../../src/platform/git.js'
import { outputOf } from '../../../src/platform/processes.js'
import { removeFolder, temporaryFolder, writeInto } from '../../support/folder.js'
import { describeWith } from '../../support/tools.js'

const ODD = ['a b.txt', "it's.txt", '"quoted".txt', 'ünïcödé.txt', 'line\nbreak.txt', '-dash.txt', '漢/字.txt']

describeWith(['git'], 'git', () => {
  let root: string
  let elsewhere: string

  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', ...args], { cwd: root, encoding: 'utf8' })
  const files = (under: string = ROOT) => new GitProgram(root, false).files(under as RepoPath)

  beforeAll(async () => {
    root = await temporaryFolder({
      '.gitignore': '*.log\n/build/\n',
      'sub/in.ts': '',
      'sub/deep/er.ts': '',
      'sub2/x': '',
    })
    elsewhere = await temporaryFolder({ file: '' })
    await writeInto(root, Object.fromEntries(ODD.map(name => [name, ''])))
    git('init', '--quiet')
    git('add', '--all')
    git('commit', '--quiet', '--message', 'first')
    await writeInto(root, { 'new.ts': '', 'sub/new.ts': '', 'a.log': '', 'build/out.js': '', 'sub/b.log': '' })
  })

  afterAll(async () => {
    await removeFolder(root)
    await removeFolder(elsewhere)
  })

  it('lists what is tracked or could be added, names of every kind, each once, sorted', async () => {
    const expected = [...ODD, '.gitignore', 'sub/in.ts', 'sub/deep/er.ts', 'sub2/x', 'new.ts', 'sub/new.ts']
    expect(await files()).toEqual(expected.toSorted())
  })

  it('lists below a folder, relative to the root', async () => {
    expect(await files('sub')).toEqual(['sub/deep/er.ts', 'sub/in.ts', 'sub/new.ts'])
    expect(await files('漢')).toEqual(['漢/字.txt'])
  })

  it('leaves out repositories within this one, added or not', async () => {
    const outer = await temporaryFolder({ 'a.ts': '', 'added/b.ts': '', 'strange/c.ts': '' })
    const run = (path: string, ...args: string[]) => {
      const names = ['-c', 'user.name=t', '-c', 'user.email=t@t.invalid', '-c', 'advice.addEmbeddedRepo=false']
      execFileSync('git', [...names, ...args], { cwd: join(outer, path) })
    }
    for (const path of ['added', 'strange', '.']) run(path, 'init', '--quiet')
    for (const path of ['added', '.']) {
      run(path, 'add', path === '.' ? 'added' : 'b.ts')
      run(path, 'commit', '--quiet', '--message', 'first')
    }
    expect(await new GitProgram(outer, false).files(ROOT)).toEqual(['a.ts'])
    expect(await new GitProgram(outer, false).files('added' as RepoPath)).toEqual(['added/b.ts'])
    await removeFolder(outer)
  })

  it('is null where there is no repository, no folder or no git', async () => {
    expect(await new GitProgram(elsewhere, false).files(ROOT)).toBeNull()
    expect(await files('none')).toBeNull()
    expect(await outputOf('no-such-program-at-all', [], root)).toBeNull()
  })

  it('finds the root from below, also where its name ends in white space', async () => {
    expect(await gitRoot(join(root, 'sub/deep'))).toBe(root)
    expect(await gitRoot(elsewhere)).toBeNull()
    const spaced = join(elsewhere, 'ends in spaces  ')
    await mkdir(spaced)
    execFileSync('git', ['init', '--quiet'], { cwd: spaced })
    expect(await gitRoot(spaced)).toBe(spaced)
    expect(await new GitProgram(spaced, false).head()).toBeNull()
  })

  it('knows the commit that is checked out', async () => {
    expect(await new GitProgram(root, false).head()).toBe(git('rev-parse', 'HEAD').trim())
    expect(await new GitProgram(elsewhere, false).head()).toBeNull()
  })
})

describeWith(['env', 'sh'], 'a program', () => {
  const SECRETS = {
    GITHUB_TOKEN: 'secret-1',
    GH_TOKEN: 'secret-2',
    ACTIONS_RUNTIME_TOKEN: 'secret-3',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'secret-4',
    INPUT_TOKEN: 'secret-5',
    'INPUT_MIN-COVERAGE': 'secret-6',
    NPM_TOKEN: 'secret-7',
    AWS_SECRET_ACCESS_KEY: 'secret-8',
    NODE_OPTIONS: '--no-warnings',
    GIT_SSH_COMMAND: 'secret-9',
  }

  let folder: string

  beforeAll(async () => {
    folder = await temporaryFolder()
    Object.assign(process.env, SECRETS)
  })

  afterAll(async () => {
    for (const name of Object.keys(SECRETS)) delete process.env[name]
    await removeFolder(folder)
  })

  it('gets nothing of the job but where programs and the home are', async () => {
    const output = await outputOf('env', [], folder)
    expect(output).toContain(`PATH=${process.env['PATH']}`)
    expect(output).not.toContain('secret-')
    const names = (output ?? '').split('\n').flatMap(line => /^(\w[\w-]*)=/.exec(line)?.[1] ?? [])
    for (const name of names) {
      expect(['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR', 'TEMP', 'TMP', 'PWD', 'SHLVL', '_']).toContain(name)
    }
  })

  it('gets its arguments as they are, through no shell', async () => {
    const script = join(folder, 'show.sh')
    writeFileSync(script, '#!/bin/sh\nfor each in "$@"; do printf "[%s]" "$each"; done\n')
    chmodSync(script, 0o755)
    const args = ['a b', '$(id)', '`id`', "it's", '"', '\\', '*', '', '; exit 1', 'line\nbreak']
    expect(await outputOf(script, args, folder)).toBe(args.map(each => `[${each}]`).join(''))
  })

  it('gives no output where it fails', async () => {
    expect(await outputOf('sh', ['-c', 'echo half; exit 3'], folder)).toBeNull()
    expect(await outputOf('sh', ['-c', 'echo whole; echo noise >&2'], folder)).toBe('whole\n')
  })
})
