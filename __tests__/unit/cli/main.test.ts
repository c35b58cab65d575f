import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { runCommandLine } from '../../../src/cli/main.js'
import type { Registry } from '../../../src/gate/gate.js'
import { inputsOf } from '../../../src/gate/judge.js'
import { UserMistake } from '../../../src/gate/mistake.js'
import { dummyGate } from '../../support/dummy.js'
import { removeFolder, temporaryFolder } from '../../support/folder.js'
import { runCaught } from '../../support/process.js'
import { findingWith } from '../../support/results.js'

const script = new URL('file:///no/worker.mjs')

const registry: Registry = {
  dummy: async () => dummyGate('dummy', inputs => ({ summary: `Least is ${inputs.least.text}.` })),
  check: async () => dummyGate('check'),
  failing: async () =>
    dummyGate('failing', () => ({ verdict: 'fail', findings: [findingWith({ message: '\u001b[31mred' })] })),
  refusing: async () =>
    dummyGate('refusing', () => {
      throw new UserMistake([{ where: 'files', message: 'are \u001b[31mrequired' }])
    }),
  faulty: async () =>
    dummyGate('faulty', () => {
      throw new TypeError('a fault of ours')
    }),
  unloadable: async () => {
    throw new TypeError('no such chunk')
  },
}

describe('the command line', () => {
  let folder: string

  beforeAll(async () => {
    folder = await temporaryFolder({
      'sub/.github/pipeline-actions.yml': 'dummy:\n  least: 91\n',
      'wrong/.github/pipeline-actions.yml': 'dumy:\n',
    })
  })

  afterAll(() => removeFolder(folder))

  const run = (...args: string[]) =>
    runCaught(() => runCommandLine(args, registry, script), { GITHUB_WORKSPACE: folder, RUNNER_DEBUG: undefined })

  it('prints its version', async () => {
    expect(await run('--version')).toEqual({ stdout: '1.0.0\n', stderr: '', code: 0 })
  })

  it.each([[], ['--help'], ['-h'], ['help']])('prints the commands for %j', async (...args: string[]) => {
    // A gate that does not load is no reason for silence: this registry has none such.
    const { unloadable, ...loadable } = registry
    expect(unloadable).toBeDefined()
    const { stdout, code } = await runCaught(() => runCommandLine(args, loadable, script))
    expect(code).toBe(0)
    expect(stdout).toContain('Usage: pipeline-actions <command> [flags]')
    expect(stdout).toContain('  dummy              Judges as dummy is told.\n')
    expect(stdout).toContain('  check [directory]  Judges as check is told.\n')
    expect(stdout).toContain('  act [arguments]    Runs nektos/act')
  })

  it('prints every flag of a command, with its help and default', async () => {
    const { stdout, code } = await run('dummy', '--help')
    expect(code).toBe(0)
    for (const [name, input] of Object.entries(inputsOf(dummyGate()))) {
      const text = input.default ? `${input.help} Default: ${input.default}` : input.help
      expect(stdout).toContain(`  --${name}\n      ${text}\n`)
    }
  })

  it.each([
    [
      'smok',
      'smok: there is no such command; known are: dummy, check, failing, refusing, faulty, unloadable, act, explain\n',
    ],
    ['dumy', 'dumy: there is no such command; did you mean "dummy"?\n'],
    ['constructor', expect.stringContaining('there is no such command')],
    ['--least', expect.stringContaining('there is no such command')],
  ])('refuses the command %s', async (command, stderr) => {
    expect(await run(command)).toEqual({ stdout: '', stderr, code: 2 })
  })

  it('judges where it is told, by the configuration there', async () => {
    expect(await run('dummy', '--working-directory', join(folder, 'sub'))).toEqual({
      stdout: 'PASS dummy: Least is 91.\n  what dummy presents\n',
      stderr: '',
      code: 0,
    })
    expect((await run('dummy', `--working-directory=${join(folder, 'sub')}`, '--least', '70')).stdout).toContain(
      'is 70.',
    )
  })

  it('takes a folder as the argument of check alone', async () => {
    expect((await run('check', join(folder, 'sub'))).code).toBe(0)
    for (const args of [
      ['check', folder, 'more'],
      ['dummy', 'more'],
      ['check', 'more', '--working-directory', folder],
    ]) {
      expect(await run(...args)).toEqual({ stdout: '', stderr: 'more: is one argument too many\n', code: 2 })
    }
  })

  it.each<[string[], string]>([
    [['--least', 'much'], '--least: "much" is not a percentage from 0 to 100, such as 80 or 99.5\n'],
    [['--lesat', '80'], '--lesat: there is no such input; did you mean "least"?\n'],
    [['--least'], '--least: needs a value: a percentage from 0 to 100, such as 80 or 99.5\n'],
    [
      ['--least', '80', '--least=81'],
      '--least: takes one value, a percentage from 0 to 100, such as 80 or 99.5, but 2 are given\n',
    ],
    [['--working-directory', 'a', '--working-directory', 'b'], '--working-directory: is given twice\n'],
    [['--working-directory', '/no/such/folder'], '/no/such/folder: is no folder\n'],
    [['--config', 'no.yml'], '--config: there is no file no.yml\n'],
  ])('refuses %j with exit code 2', async (args, stderr) => {
    const where = args[0] === '--working-directory' ? [] : ['--working-directory', folder]
    expect(await run('dummy', ...args, ...where)).toEqual({ stdout: '', stderr, code: 2 })
  })

  it('tells a fault of the configuration at its place', async () => {
    expect(await run('dummy', '--working-directory', join(folder, 'wrong'))).toMatchObject({
      stderr: 'wrong/.github/pipeline-actions.yml:1:1: dumy: there is no such gate; did you mean "dummy"?\n',
      code: 2,
    })
  })

  it('fails with 1, and steers no terminal with what it found', async () => {
    const { stdout, code } = await run('failing', '--working-directory', folder)
    expect(code).toBe(1)
    expect(stdout).toContain('  error: \\u{1b}[31mred\n')
    expect(stdout).not.toContain('\u001b')
  })

  it('writes the files that it is asked for', async () => {
    const args = ['--working-directory', folder, '--report-file', 'out/r.json', '--sarif=out/r.sarif']
    expect((await run('failing', ...args)).code).toBe(1)
    expect(JSON.parse(await readFile(join(folder, 'out/r.json'), 'utf8'))).toMatchObject({
      gate: 'failing',
      verdict: 'fail',
    })
    expect(JSON.parse(await readFile(join(folder, 'out/r.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' })
  })

  it('tells a mistake without a stack, and a fault with it', async () => {
    expect(await run('refusing', '--working-directory', folder)).toEqual({
      stdout: '',
      stderr: 'files: are \\u{1b}[31mrequired\n',
      code: 2,
    })
    for (const [command, message] of [
      ['faulty', 'a fault of ours'],
      ['unloadable', 'no such chunk'],
    ] as const) {
      const { stdout, stderr, code } = await run(command, '--working-directory', folder, '--fail-on', 'never')
      expect({ stdout, code }).toEqual({ stdout: '', code: 3 })
      expect(stderr).toContain('A fault in pipeline-actions; please report it with these lines:\n')
      expect(stderr).toContain(`TypeError: ${message}\n    at `)
    }
  })
})
