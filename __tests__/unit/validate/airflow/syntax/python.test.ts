import { describe, expect, it } from '@jest/globals'
import type { Ports } from '../../../../../src/gate/ports.js'
import type { Judgement } from '../../../../../src/gate/result.js'
import { MachineCommands } from '../../../../../src/platform/commands.js'
import { GitProgram } from '../../../../../src/platform/git.js'
import { machinePrograms } from '../../../../../src/platform/programs.js'
import { IMPORT_PROGRAM } from '../../../../../src/validate/airflow/imported/program.js'
import { SYNTAX_PROGRAM } from '../../../../../src/validate/airflow/syntax/program.js'
import { unreadPython } from '../../../../../src/validate/airflow/syntax/unread.js'
import type { ValidateDetails } from '../../../../../src/validate/details.js'
import { validateGate } from '../../../../../src/validate/gate.js'
import { type FakePython, fakePython } from '../../../../support/fake-python.js'
import { judge } from '../../../../support/judge.js'
import { MemoryFiles, MemoryLog, memoryEvent, memoryPorts } from '../../../../support/memory.js'
import { describeWith } from '../../../../support/tools.js'

const HEAD = 'from airflow import DAG\n'
const GOOD = `${HEAD}with DAG("good", schedule=None):\n    pass\n`

async function judged(files: Record<string, string>, ports: Partial<Ports>, inputs: Record<string, string> = {}) {
  const all = memoryPorts({ files: new MemoryFiles(files), ...ports })
  const judgement: Judgement<ValidateDetails> = await judge(validateGate, { kinds: 'airflow', ...inputs }, all)
  return judgement
}

const syntaxOf = ({ findings }: Judgement<ValidateDetails>) =>
  findings
    .filter(({ rule }) => rule.startsWith('python/'))
    .map(({ rule, file, line, column, message }) => [rule, `${file}:${line}:${column}`, message])

async function withFake(
  files: Record<string, string>,
  syntax: FakePython['syntax'],
  inputs: Record<string, string> = {},
) {
  const { commands, programs, started } = fakePython({ syntax })
  return { judgement: await judged(files, { commands, programs }, inputs), started }
}

describe('the syntax of DAG files', () => {
  it('is as the Python says, with its version, where it refuses what is read here', async () => {
    const text = `${HEAD}x = "é𝒳"; y = 1\n`
    const { judgement } = await withFake({ 'dags/a.py': text }, () => ['"3.9"', [0, 2, 11, 2, 12, 'no y for us'], true])
    expect(judgement.verdict).toBe('fail')
    // Columns of ours are units of UTF-16.
    expect(syntaxOf(judgement)).toEqual([
      ['python/syntax', 'dags/a.py:2:12', 'Python cannot read this: no y for us (Python 3.9).'],
    ])
  })

  it('is told once, in the words of the Python, where both refuse it', async () => {
    const { judgement } = await withFake({ 'dags/a.py': `${HEAD}x = (\n` }, () => [
      '"3.12"',
      [0, 2, 5, 2, 6, 'never closed'],
      true,
    ])
    expect(syntaxOf(judgement)).toEqual([
      ['python/syntax', 'dags/a.py:2:5', 'Python cannot read this: never closed (Python 3.12).'],
    ])
  })

  it('does not fail where the Python accepts it, but it is said that nothing of it was judged', async () => {
    const [path = ''] = Object.keys(unreadPython.example.files)
    const { judgement } = await withFake({ ...unreadPython.example.files }, () => ['"3.99"', true])
    expect(judgement.verdict).toBe('warn')
    expect(syntaxOf(judgement)).toEqual([
      [
        'python/unread',
        `${path}:${unreadPython.example.line}:13`,
        expect.stringMatching(/^Python 3\.99 reads this, .*nothing of the file was judged\.$/),
      ],
    ])
  })

  it.each<[string, FakePython['syntax']]>([
    ['there is none that runs', undefined],
    ['it ends before its end', () => ['"3.12"']],
    ['it has no verdict on the file', () => ['"3.12"', [0, null, null, null, null, null], true]],
    ['it writes something else', () => ['hello', true]],
  ])('is as it is read here where %s', async (_, syntax) => {
    const { judgement } = await withFake({ 'dags/a.py': `${HEAD}x = (\n` }, syntax)
    expect(syntaxOf(judgement)).toHaveLength(1)
    expect(syntaxOf(judgement)[0]?.[2]).not.toContain('(Python 3')
  })

  it('is asked for once, for all files that are text, of a Python that loads nothing of the environment', async () => {
    const files = { 'dags/a.py': GOOD, 'dags/b.py': GOOD.replace('good', 'more'), 'dags/c.py': `${GOOD}\0` }
    const { started } = await withFake(files, () => ['"3.12"', true])
    expect(started).toHaveLength(1)
    expect(started[0]).toMatchObject({ program: 'python3', args: expect.arrayContaining(['-I', '-S']) })
    expect(JSON.parse(started[0]?.input ?? '')).toEqual([files['dags/a.py'], files['dags/b.py']])
    expect((await withFake({ 'a.txt': '' }, () => [], { 'if-missing': 'pass' })).started).toEqual([])
  })

  it('is not asked of an interpreter by its path where a change has the rights of the base', async () => {
    const { commands, programs, started } = fakePython({ syntax: () => ['"3.12"', true] })
    const { askPython } = await import('../../../../../src/validate/airflow/syntax/ask.js')
    const files = new MemoryFiles({ 'a.py': GOOD })
    const ask = (named: string, privileged: boolean) =>
      askPython(
        ['a.py' as never],
        { named, directory: '.' as never },
        memoryPorts({ files, commands, programs, event: memoryEvent({ privileged }) }),
      )
    expect((await (await ask('./bin/python', true))()).size).toBe(0)
    expect(started).toEqual([])
    expect((await (await ask('./bin/python', false))()).size).toBe(1)
    expect((await (await ask('python3.12', true))()).size).toBe(1)
  })
})

describeWith(['python3'], 'the syntax of DAG files, by an installed Python', () => {
  const machine = (log = new MemoryLog()) => ({
    commands: new MachineCommands(process.cwd(), under => new GitProgram(process.cwd(), false).place(under)),
    programs: machinePrograms,
    log,
  })

  it('is what it is, at its place', async () => {
    const files = {
      'dags/a.py': `${HEAD}def f():\n    return 1\nreturn 2\n`,
      'dags/b.py': `${HEAD}print "x"\n`,
      'dags/c.py': GOOD,
      'dags/d.py': `${HEAD}x = ${'('.repeat(5000)}\n`,
    }
    const found = syntaxOf(await judged(files, machine()))
    expect(found.slice(0, 2)).toEqual([
      ['python/syntax', 'dags/a.py:4:1', expect.stringMatching(/outside function \(Python 3\.\d+\)\.$/)],
      [
        'python/syntax',
        expect.stringMatching(/^dags\/b\.py:2:\d+$/),
        expect.stringMatching(/parentheses.*\(Python 3\.\d+\)\.$/),
      ],
    ])
    expect(found[2]?.[1]).toMatch(/^dags\/d\.py:2/)
    expect(found).toHaveLength(3)
  })

  it.each([
    ['the one for syntax', SYNTAX_PROGRAM],
    ['the one that imports', IMPORT_PROGRAM],
  ])('reads our programs as 3.8 does: %s', async (_, program) => {
    const { commands } = machine()
    const args = ['-c', 'import ast, sys; ast.parse(sys.stdin.read(), feature_version=(3, 8))']
    const { ended } = await commands.start({
      program: 'python3',
      args,
      input: program,
      directory: '.' as never,
      timeout: 60_000,
    })
    expect(await ended).toMatchObject({ exitCode: 0, stderr: '' })
  })
})
