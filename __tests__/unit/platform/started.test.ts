import { existsSync, readdirSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import type { Program } from '../../../src/gate/commands.js'
import { type RepoPath, ROOT } from '../../../src/gate/path.js'
import { MachineCommands } from '../../../src/platform/commands.js'
import { GitProgram } from '../../../src/platform/git.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'

const MINUTE = 60_000

describe('programs that are started', () => {
  let root: string
  let commands: MachineCommands

  beforeEach(async () => {
    root = await temporaryFolder({ 'a b/c.txt': 'c' })
    commands = new MachineCommands(root, under => new GitProgram(root, false).place(under))
  })

  afterEach(() => removeFolder(root))

  async function start(script: string, more: Partial<Program> = {}) {
    const program = {
      program: process.execPath,
      args: ['-e', script],
      input: '',
      directory: ROOT,
      timeout: MINUTE,
      ...more,
    }
    return (await commands.start(program)).ended
  }

  it('read what they are given, however much it is', async () => {
    const script = 'const text = require("fs").readFileSync(0); console.log(text.length, String(text.subarray(-3)))'
    expect(await start(script, { input: `${'x'.repeat(1 << 20)}end` })).toMatchObject({
      exitCode: 0,
      stdout: '1048579 end\n',
    })
  })

  it('get their arguments as they are: no shell reads them', async () => {
    const script = 'console.log(JSON.stringify(process.argv.slice(1)))'
    const args = ['-e', script, '$HOME', '; echo x', '"']
    expect((await start('', { args })).stdout).toBe('["$HOME","; echo x","\\""]\n')
  })

  it('run in their folder, with none of the tokens of the job', async () => {
    process.env['ACTIONS_RUNTIME_TOKEN'] = 'x'
    try {
      const script = 'console.log(process.cwd(), process.env.ACTIONS_RUNTIME_TOKEN)'
      expect((await start(script, { directory: 'a b' as RepoPath })).stdout).toBe(`${root}/a b undefined\n`)
    } finally {
      delete process.env['ACTIONS_RUNTIME_TOKEN']
    }
  })

  it('have an empty folder where they ask for one, of which nothing stays', async () => {
    const script =
      'const { SCRATCH } = process.env; require("fs").writeFileSync(SCRATCH + "/x", ""); console.log(SCRATCH)'
    const { stdout, exitCode } = await start(script, { scratch: 'SCRATCH' })
    expect(exitCode).toBe(0)
    expect(stdout.startsWith(root)).toBe(false)
    expect(existsSync(stdout.trim())).toBe(false)
    expect(readdirSync(root)).toEqual(['a b'])
  })

  it('are ended at their limit, and say where they cannot be started', async () => {
    expect(await start('setInterval(() => {}, 1000)', { timeout: 500 })).toMatchObject({
      exitCode: null,
      timedOut: true,
    })
    const lost = await start('', { program: './no-such' })
    expect(lost).toMatchObject({ exitCode: null, timedOut: false })
    expect(lost.stderr).toContain('cannot be started')
  })

  it('work while nobody waits for them', async () => {
    const program = {
      program: process.execPath,
      args: ['-e', 'console.log(1)'],
      input: '',
      directory: ROOT,
      timeout: MINUTE,
    }
    const [one, two] = [await commands.start(program), await commands.start(program)]
    expect([(await two.ended).stdout, (await one.ended).stdout]).toEqual(['1\n', '1\n'])
  })
})
