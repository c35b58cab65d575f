import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Command } from '../../../src/gate/commands.js'
import type { OutsidePath, RepoPath } from '../../../src/gate/path.js'
import { ROOT } from '../../../src/gate/path.js'
import { commandEnvironment } from '../../../src/platform/command-environment.js'
import { MachineCommands } from '../../../src/platform/commands.js'
import { GitProgram } from '../../../src/platform/git.js'
import { KEPT_OUTPUT } from '../../../src/platform/process-group.js'
import { removeFolder, temporaryFolder, writeInto } from '../../support/folder.js'
import { commitHistory } from '../../support/history.js'
import { describeWith } from '../../support/tools.js'

const MINUTE = 60_000

/** Whether a process is there and has not ended, by its id. */
function isAlive(id: string): boolean {
  try {
    process.kill(Number(id), 0)
    // One that has ended and that nobody has asked for yet is still listed.
    return !/\) Z /.test(readFileSync(`/proc/${id}/stat`, 'utf8'))
  } catch {
    return false
  }
}

/** Waits until a condition holds, by looks at it and not by time. */
async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise(resolve => setImmediate(resolve))
}

describeWith(['bash'], 'commands of this machine', () => {
  let root: string
  let commands: MachineCommands

  beforeEach(async () => {
    root = await temporaryFolder({ 'a b/c.txt': 'c' })
    commands = new MachineCommands(root, under => new GitProgram(root, false).place(under))
  })

  afterEach(() => removeFolder(root))

  const run = (command: string, more: Partial<Command> = {}) =>
    commands.run({ command, directory: ROOT, timeout: MINUTE, ...more })

  it('say what they write, how they end and how long they take', async () => {
    expect(await run('echo out; echo err >&2; exit 3')).toEqual({
      exitCode: 3,
      signal: null,
      stdout: 'out\n',
      stderr: 'err\n',
      cut: false,
      timedOut: false,
      duration: expect.any(Number),
    })
  })

  it('fail with the first of their commands, and anywhere in a pipe', async () => {
    expect(await run('false; echo on')).toMatchObject({ exitCode: 1, stdout: '' })
    expect(await run('false | cat; echo on')).toMatchObject({ exitCode: 1, stdout: '' })
  })

  it('say which signal ended them, where it was not their limit', async () => {
    expect(await run('kill -9 $$')).toMatchObject({ exitCode: null, signal: 'SIGKILL', timedOut: false })
    expect(await run('sleep 1000', { timeout: 1 })).toMatchObject({ exitCode: null, signal: null, timedOut: true })
  })

  it('run in their folder, in the workspace or out of it', async () => {
    expect((await run('cat c.txt', { directory: 'a b' as RepoPath })).stdout).toBe('c')
    const other = await temporaryFolder()
    expect((await run('pwd -P', { directory: other as OutsidePath })).stdout).toBe(`${other}\n`)
    await removeFolder(other)
  })

  it('have nothing to read, and say where they cannot be started', async () => {
    expect((await run('cat')).stdout).toBe('')
    const lost = await run('true', { directory: 'no-such' as RepoPath })
    expect(lost).toMatchObject({ exitCode: null, signal: null, timedOut: false })
    expect(lost.stderr).toMatch(/^bash cannot be started: /)
  })

  // Which node does not tell the listeners of a child, but throws.
  it.each<[string, string, Partial<Command>, RegExp]>([
    ['it is too long', `: ${'x'.repeat(3 << 20)}`, {}, /is longer than the system takes$/],
    [
      'a variable is too long',
      'true',
      { environment: { BODY: 'x'.repeat(3 << 20) } },
      /is longer than the system takes$/,
    ],
    ['it has a zero byte', 'true \0', {}, /without null bytes/],
    ['its folder is a file', 'true', { directory: 'a b/c.txt' as RepoPath }, /ENOTDIR|ENOENT/],
  ])('say where they cannot be started as %s', async (_, command, more, reason) => {
    const lost = await run(command, more)
    expect(lost).toMatchObject({ exitCode: null, signal: null, stdout: '', timedOut: false })
    expect(lost.stderr).toMatch(/^bash cannot be started: /)
    expect(lost.stderr).toMatch(reason)
  })

  it('are ended at their limit, with all that they started', async () => {
    const ended = await run('sleep 1000 & echo $!; sleep 1000 | sleep 1000', { timeout: 1000 })
    expect(ended).toMatchObject({ exitCode: null, timedOut: true })
    const child = ended.stdout.trim()
    expect(child).toMatch(/^\d+$/)
    await until(() => !isAlive(child))
  })

  it('leave nothing running, though it holds their output open', async () => {
    const ended = await run('sleep 1000 & echo $!')
    expect(ended).toMatchObject({ exitCode: 0, timedOut: false })
    await until(() => !isAlive(ended.stdout.trim()))
  })

  it('are ended with this process', async () => {
    const listeners = process.listenerCount('SIGTERM')
    const kill = process.kill.bind(process)
    const own: unknown[] = []
    const killed = jest.spyOn(process, 'kill').mockImplementation((id, signal) => {
      if (id !== process.pid) return kill(id, signal)
      own.push(signal)
      return true
    })
    try {
      const running = run('touch started; sleep 1000')
      await until(() => existsSync(join(root, 'started')))
      process.emit('SIGTERM', 'SIGTERM')
      expect(await running).toMatchObject({ exitCode: null, timedOut: false })
      expect(own).toEqual(['SIGTERM'])
      expect(process.listenerCount('SIGTERM')).toBe(listeners)
    } finally {
      killed.mockRestore()
    }
  })

  it('keep the beginning of their output and the end of their errors', async () => {
    const bytes = KEPT_OUTPUT + 100_000
    const much = await run(`echo first; head -c ${bytes} /dev/zero | tr '\\0' x; seq 100000 >&2`)
    expect(much).toMatchObject({ exitCode: 0, cut: true })
    expect(much.stdout.length).toBe(KEPT_OUTPUT)
    expect(much.stdout.startsWith('first\nxxx')).toBe(true)
    expect(much.stderr.length).toBeLessThan(10_000)
    expect(much.stderr.endsWith('\n99999\n100000\n')).toBe(true)
    // In whole lines.
    const [line, next] = much.stderr.split('\n').map(Number)
    expect(next).toBe(Number(line) + 1)
    expect(await run(`seq -s ' ' 10000 >&2`)).toMatchObject({ stderr: '' })
  })

  it('write a file of which nothing old is left', async () => {
    await writeInto(root, { 'out/bench.json': 'old' })
    await run('true', { writes: 'out/bench.json' })
    expect(existsSync(join(root, 'out/bench.json'))).toBe(false)
    await run('echo new > out/bench.json', { writes: 'out/bench.json' })
    expect(readFileSync(join(root, 'out/bench.json'), 'utf8')).toBe('new\n')
    await expect(run('true', { writes: 'out' })).rejects.toThrow('out: cannot be written by a command: ')
  })

  it('get no token or input of the job, and what tools need', async () => {
    const before = { ...process.env }
    const secrets = {
      GITHUB_TOKEN: 'a',
      INPUT_TOKEN: 'a',
      INPUT_COMMAND: 'a',
      ACTIONS_RUNTIME_URL: 'a',
      ACTIONS_ID_TOKEN_REQUEST_URL: 'a',
      GITHUB_OUTPUT: '/x',
      NPM_SECRET: 'a',
      BASH_ENV: '/x',
    }
    Object.assign(process.env, secrets, { JAVA_HOME: '/jdk' })
    try {
      const { stdout } = await run('env')
      const names = stdout.split('\n').map(line => line.replace(/=.*/, ''))
      expect(names).toEqual(expect.arrayContaining(['PATH', 'HOME', 'JAVA_HOME']))
      expect(names.filter(name => Object.hasOwn(secrets, name))).toEqual([])
    } finally {
      for (const name of [...Object.keys(secrets), 'JAVA_HOME']) {
        if (before[name] === undefined) delete process.env[name]
        else process.env[name] = before[name]
      }
    }
  })

  it('get variables of their own, which no shell reads', async () => {
    const given = '$(id) "\'\\ü\n!'
    const own = { environment: { PGPASSWORD: given }, withheld: ['NODE_ENV', 'PATH'] }
    expect((await run(`printf %s "$PGPASSWORD"; echo "\${NODE_ENV-none}" | cat`, own)).stdout).toBe(`${given}none\n`)
  })

  it('know folders by their paths, and what is none', async () => {
    await writeInto(root, { 'package/file': '' })
    symlinkSync('package', join(root, 'link'))
    expect(await commands.folder('package', ROOT)).toBe('package')
    expect(await commands.folder('link', ROOT)).toBe('package')
    expect(await commands.folder('../a b', 'package' as RepoPath)).toBe('a b')
    expect(await commands.folder(root, ROOT)).toBe('.')
    expect(await commands.folder('..', ROOT)).toBe(join(root, '..'))
    expect(await commands.folder('package/file', ROOT)).toBeNull()
    expect(await commands.folder('no-such', ROOT)).toBeNull()
  })
})

describe('the variables of a command', () => {
  it('are its own before those of the job, whatever they are called', () => {
    const own = { PGPASSWORD: 'own', HOME: '/own', ACTIONS_X: 'own' }
    const job = { PGPASSWORD: 'job', HOME: '/job', LANG: 'C' }
    expect(commandEnvironment(job, { environment: own })).toEqual({ ...own, LANG: 'C' })
  })

  it('leave out what is withheld, unless it is given', () => {
    const job = { SMOKE_PW: 'job', OTHER_PW: 'job', LANG: 'C' }
    const withheld = ['SMOKE_PW', 'OTHER_PW', 'NOT_THERE']
    expect(commandEnvironment(job, { withheld, environment: { OTHER_PW: 'own' } })).toEqual({
      LANG: 'C',
      OTHER_PW: 'own',
    })
  })

  it('are never without what no shell does without, unless it has another', () => {
    const job = { PATH: '/bin', HOME: '/job', Path: '/other', LC_ALL: 'C', HOMEPAGE: 'job' }
    const { HOMEPAGE: _, ...needed } = job
    expect(commandEnvironment(job, { withheld: Object.keys(job) })).toEqual(needed)
    expect(commandEnvironment(job, { withheld: ['HOMEPAGE'], environment: { PATH: '/own' } })).toEqual({
      ...needed,
      PATH: '/own',
    })
  })

  it.each(['MY_TOKEN', 'api_key', 'AWS_SECRET_ACCESS_KEY', 'DB_PASSWORD', 'GH_PAT', 'SSH_AUTH_SOCK', 'GIT_DIR'])(
    'leave out %s',
    name => {
      expect(commandEnvironment({ [name]: 'a' })).toEqual({})
    },
  )

  it.each(['PATH', 'PWD', 'GOPATH', 'CARGO_HOME', 'CI', 'GITHUB_SHA', 'RUNNER_TEMP', 'NODE_OPTIONS', 'PATTERN'])(
    'have %s',
    name => {
      expect(commandEnvironment({ [name]: 'a' })).toEqual({ [name]: 'a' })
    },
  )

  it("leave out GitHub's tokens by their form", () => {
    const token = `ghs_${'a1'.repeat(18)}`
    expect(commandEnvironment({ A: token, B: `https://x:${token}@host/`, C: `github_pat_${'1'}`, D: 'ghs_' })).toEqual({
      D: 'ghs_',
    })
  })
})

describeWith(['git', 'bash'], 'a checkout of a commit', () => {
  let root: string
  let ids: Record<string, string>
  let commands: MachineCommands
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' })

  beforeEach(async () => {
    root = await temporaryFolder()
    git('init', '--quiet', '--initial-branch=other')
    ids = commitHistory(root, {
      old: { files: { 'pkg/bench.sh': 'echo old' } },
      new: { parents: ['old'], files: { 'pkg/bench.sh': 'echo new', 'later/x': '' } },
    })
    git('reset', '--quiet', '--hard', 'new')
    commands = new MachineCommands(root, under => new GitProgram(root, false).place(under))
  })

  afterEach(() => removeFolder(root))

  it('has its files, in the folder that was asked for, and leaves the workspace alone', async () => {
    await writeInto(root, { 'pkg/bench.sh': 'echo changed' })
    const checkout = await commands.checkout(ids['old'] as string, 'pkg' as RepoPath)
    const directory = checkout?.directory as OutsidePath
    expect(directory.startsWith(root)).toBe(false)
    const ran = await commands.run({ command: 'bash bench.sh', directory, timeout: MINUTE })
    expect(ran.stdout).toBe('old\n')
    expect(readFileSync(join(root, 'pkg/bench.sh'), 'utf8')).toBe('echo changed')
    expect(git('rev-parse', 'HEAD').trim()).toBe(ids['new'])
    await checkout?.remove()
    expect(existsSync(join(directory, '..', '..'))).toBe(false)
    expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1)
  })

  it('is removed with all that was made in it', async () => {
    const checkout = await commands.checkout(ids['old'] as string, ROOT)
    const directory = checkout?.directory as OutsidePath
    await commands.run({ command: 'mkdir -p build/x; echo 1 > build/x/y; rm .git', directory, timeout: MINUTE })
    await checkout?.remove()
    expect(existsSync(directory)).toBe(false)
  })

  it('runs no hook', async () => {
    await writeInto(root, {
      '.git/hooks/post-checkout': '#!/bin/sh\ntouch "$(git rev-parse --show-toplevel)/hooked"\n',
    })
    execFileSync('chmod', ['+x', join(root, '.git/hooks/post-checkout')])
    const checkout = await commands.checkout(ids['old'] as string, ROOT)
    expect(readdirSync(checkout?.directory as string).sort()).toEqual(['.git', 'pkg'])
    await checkout?.remove()
  })

  it('is none of a commit that is not here, or of what is no commit', async () => {
    expect(await commands.checkout('1'.repeat(40), ROOT)).toBeNull()
    expect(await commands.checkout('--detach', ROOT)).toBeNull()
    expect(git('worktree', 'list').trim().split('\n')).toHaveLength(1)
  })

  it('names a folder that the commit lacks, for others to see that', async () => {
    const checkout = await commands.checkout(ids['old'] as string, 'later' as RepoPath)
    expect(await commands.folder(checkout?.directory as string, ROOT)).toBeNull()
    await checkout?.remove()
  })
})
