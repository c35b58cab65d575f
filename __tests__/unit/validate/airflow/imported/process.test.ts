import { existsSync, readdirSync } from 'node:fs'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals'
import type { Judgement } from '../../../../../src/gate/result.js'
import { MachineCommands } from '../../../../../src/platform/commands.js'
import { DiskFiles } from '../../../../../src/platform/files.js'
import { GitProgram } from '../../../../../src/platform/git.js'
import { machinePrograms } from '../../../../../src/platform/programs.js'
import type { ValidateDetails } from '../../../../../src/validate/details.js'
import { validateGate } from '../../../../../src/validate/gate.js'
import { removeFolder, temporaryFolder, writeInto } from '../../../../support/folder.js'
import { judge } from '../../../../support/judge.js'
import { MemoryLog, memoryPorts } from '../../../../support/memory.js'
import { bareInterpreter, standInAirflow } from '../../../../support/stand-in-airflow.js'
import { describeWith } from '../../../../support/tools.js'

// Real processes, with a stand-in for Airflow itself.

const HEAD = 'import os\nfrom airflow import DAG\nfrom airflow.operators.empty import EmptyOperator\n'
const FINE = `${HEAD}with DAG("fine", schedule=None):\n    EmptyOperator(task_id="a") >> EmptyOperator(task_id="b")\n`
/** Of which only running it can tell the tasks. */
const EACH = (items: string) =>
  `${HEAD}with DAG("each", schedule=None):\n    for item in ${items}:\n        EmptyOperator(task_id=item)\n`

describeWith(['python3'], 'DAG files that Airflow loads', () => {
  let tools: string
  let python: string
  let root: string
  let log: MemoryLog

  beforeAll(async () => {
    tools = await temporaryFolder()
    python = await standInAirflow(tools)
  })
  afterAll(() => removeFolder(tools))
  beforeEach(async () => {
    root = await temporaryFolder()
    log = new MemoryLog()
  })
  afterEach(() => removeFolder(root))

  async function imported(files: Record<string, string>, inputs: Record<string, string> = {}) {
    await writeInto(root, files)
    const disk = new DiskFiles(root)
    const ports = memoryPorts({
      files: disk,
      commands: new MachineCommands(root, under => new GitProgram(root, false).place(under)),
      programs: machinePrograms,
      log,
    })
    const given = { kinds: 'airflow', airflow: 'import', python, ...inputs }
    const judged: Judgement<ValidateDetails> = await judge(validateGate, given, ports)
    return judged
  }

  const told = ({ findings }: Judgement<ValidateDetails>) =>
    findings
      .filter(({ rule }) => /^airflow\/import-|not-imported/.test(rule))
      .map(each => `${each.rule} ${each.file}:${each.line}`)
  const tasks = ({ details }: Judgement<ValidateDetails>) => details.dags.flatMap(dag => dag.tasks.map(({ id }) => id))

  it('tell the graph that reading leaves open, and which Airflow told it', async () => {
    const judged = await imported({
      'dags/each.py': EACH('sorted(os.listdir(os.path.dirname(__file__)))'),
      'dags/fine.py': FINE,
    })
    expect(judged.verdict).toBe('pass')
    expect(judged.details.dags.map(({ dagId, source }) => [dagId, source])).toEqual([
      ['each', 'imported'],
      ['fine', 'static'],
    ])
    expect(tasks(judged)).toEqual(['each.py', 'fine.py', 'a', 'b'])
    expect(judged.details.dagImport).toMatchObject({ airflow: '2.99.0', files: [{ dags: 1 }, { dags: 1 }] })
  })

  it('know none of the tokens and inputs of the job, nor the settings of its Airflow, but variables that are given', async () => {
    const given = {
      GITHUB_TOKEN: 'a',
      ACTIONS_RUNTIME_TOKEN: 'b',
      ACTIONS_CACHE_URL: 'c',
      INPUT_TOKEN: 'd',
      GITHUB_ENV: 'e',
      NPM_PASSWORD: 'f',
      AIRFLOW__CORE__LOAD_EXAMPLES: 'True',
      AIRFLOW_VAR_REGION: 'eu',
    }
    Object.assign(process.env, given)
    try {
      const names = tasks(await imported({ 'dags/each.py': EACH('sorted(os.environ)') }))
      expect(Object.keys(given).filter(name => names.includes(name))).toEqual([
        'AIRFLOW__CORE__LOAD_EXAMPLES',
        'AIRFLOW_VAR_REGION',
      ])
      expect(tasks(await imported({ 'dags/each.py': EACH('[os.environ["AIRFLOW__CORE__LOAD_EXAMPLES"]]') }))).toEqual([
        'False',
      ])
    } finally {
      for (const name of Object.keys(given)) delete process.env[name]
    }
  })

  it('have a home of their own, outside of the workspace, of which nothing stays', async () => {
    const judged = await imported({ 'dags/each.py': EACH('[os.environ["AIRFLOW_HOME"]]'), 'dags/common.py': 'X = 1\n' })
    const [home = ''] = tasks(judged)
    expect(home).toMatch(/^\//)
    expect(home.startsWith(root)).toBe(false)
    expect(existsSync(home)).toBe(false)
    expect(readdirSync(root, { recursive: true }).sort()).toEqual(['dags', 'dags/common.py', 'dags/each.py'])
  })

  it('may print what they like', async () => {
    const noise = `${HEAD}import sys\nprint('{"done": true}')\nsys.stderr.write("x" * 100000)\nos.system("echo noise")\n`
    expect(tasks(await imported({ 'dags/a.py': `${noise}${EACH('os.listdir("dags")')}` }))).toEqual(['a.py'])
  })

  it('use modules that lie beside them, each of its own folder', async () => {
    const file = (id: string) =>
      `${HEAD}from common import NAME\nwith DAG("${id}" + os.sep[:0], schedule=None):\n    EmptyOperator(task_id=NAME + os.sep[:0])\n`
    const judged = await imported({
      'a/dag_a.py': file('a'),
      'a/common.py': 'NAME = "of_a"\n',
      'b/dag_b.py': file('b'),
      'b/common.py': 'NAME = "of_b"\n',
    })
    expect(tasks(judged)).toEqual(['of_a', 'of_b'])
  })

  it('are ended where they take too long, in Python or out of its reach, and the others are loaded', async () => {
    const judged = await imported(
      {
        'dags/a.py': `${HEAD}\nwhile True:\n    pass\n`,
        'dags/b.py': `${HEAD}\nimport signal\nsignal.alarm(0)\nsignal.setitimer(signal.ITIMER_REAL, 0)\nsignal.pause()\n`,
        'dags/c.py': EACH('os.listdir("dags")[:1] and ["loaded"]'),
      },
      { 'dag-import-timeout': '1s' },
    )
    expect(told(judged)).toEqual(
      ['airflow/import-limit dags/a.py:5', 'airflow/import-limit dags/b.py:8'].map(each =>
        expect.stringMatching(each.replace(/:5$/, ':[56]')),
      ),
    )
    expect(judged.findings.find(({ file }) => file === 'dags/b.py')?.message).toContain('does not end within 1 s')
    expect(tasks(judged)).toEqual(['loaded'])
    expect(judged.verdict).toBe('fail')
  })

  it('are refused where they take too much memory', async () => {
    const judged = await imported(
      {
        'dags/a.py': `${HEAD}\ndata = bytearray(2 << 30)\n`,
        'dags/b.py': EACH('os.listdir("dags")[:1] and ["loaded"]'),
      },
      { 'dag-import-memory': '1GB' },
    )
    expect(told(judged)).toEqual(['airflow/import-limit dags/a.py:5'])
    expect(judged.findings[0]?.message).toContain('more memory')
    expect(tasks(judged)).toEqual(['loaded'])
  })

  it('are named where they end the process, with the line, and the others are loaded by a new one', async () => {
    const judged = await imported({
      'dags/a.py': EACH('os.listdir("dags")[:1] and ["before"]'),
      'dags/b.py': `${HEAD}import ctypes\n\nctypes.string_at(0)\n`,
      'dags/c.py': `${HEAD}os.kill(os.getpid(), 9)\n`,
      'dags/d.py': `${HEAD}os._exit(3)\n`,
      'dags/e.py': EACH('os.listdir("dags")[:1] and ["after"]').replace('"each"', '"last"'),
    })
    const limits = judged.findings.filter(({ rule }) => rule === 'airflow/import-limit')
    expect(limits.map(({ file, line, message }) => [file, line, message])).toEqual([
      ['dags/b.py', 6, expect.stringContaining('Segmentation fault')],
      ['dags/c.py', 1, expect.stringContaining('the system ended the process')],
      ['dags/d.py', 1, expect.stringContaining('with exit code 3')],
    ])
    expect(tasks(judged)).toEqual(['before', 'after'])
    expect(judged.details.dagImport?.files.filter(({ milliseconds }) => milliseconds === null)).toHaveLength(3)
  })

  it('are left, and nothing is passed, where process after process ends', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 24 }, (_, index) => [`dags/d${index + 10}.py`, `${HEAD}os._exit(1)\n`]),
    )
    const judged = await imported(files, { 'fail-on': 'never' })
    expect(told(judged).filter(each => each.startsWith('airflow/import-limit'))).toHaveLength(21)
    const [left] = judged.findings.filter(({ rule }) => rule === 'validate/not-imported')
    expect(left?.message).toBe('dags/d31.py and 2 more DAG files were not imported: too many processes ended before.')
  })

  it('tell what their environment lacks from faults of their own', async () => {
    const judged = await imported({
      'dags/a.py': `${HEAD}\nimport warehouse_client\n`,
      'dags/b.py': `${HEAD}from airflow.models import Variable\n\nx = Variable.get("region")\n`,
      'dags/c.py': `${HEAD}from airflow.models import Connection\nx = Connection.get("lake")\n`,
      'dags/d.py': `${HEAD}x = os.environ["LAKE_REGION"]\n`,
      'dags/e.py': `${HEAD}import urllib.request\nurllib.request.urlopen("http://127.0.0.1:9/")\n`,
      'dags/f.py': `${HEAD}from airflow.providers.snowflake.operators import x\n`,
      'dags/g.py': `${HEAD}from helpers.tables import names\nx = names()\n`,
      'dags/helpers/tables.py': 'import os\n\ndef names():\n    return os.listdir("dags")[1000]\n',
      'dags/h.py': `${HEAD}with DAG("not_stored", schedule=os.sep[:0] or None):\n    pass\n`,
      'dags/i.py': `${HEAD}x = os.listdir("dags")[1000]\n`,
    })
    const found = judged.findings.filter(({ rule, level }) => /import-/.test(rule) && level !== 'note')
    expect(
      found.map(({ rule, level, file, line, related: [first] }) => [rule, level, file, line, first?.file, first?.line]),
    ).toEqual([
      ['airflow/import-environment', 'warning', 'dags/a.py', 5, undefined, undefined],
      ['airflow/import-environment', 'warning', 'dags/b.py', 6, undefined, undefined],
      ['airflow/import-environment', 'warning', 'dags/c.py', 5, undefined, undefined],
      ['airflow/import-environment', 'warning', 'dags/d.py', 4, undefined, undefined],
      ['airflow/import-environment', 'warning', 'dags/e.py', 5, undefined, undefined],
      ['airflow/import-environment', 'warning', 'dags/f.py', 4, undefined, undefined],
      ['airflow/import-error', 'error', 'dags/g.py', 5, 'dags/helpers/tables.py', 4],
      ['airflow/import-error', 'error', 'dags/h.py', 4, undefined, undefined],
      ['airflow/import-error', 'error', 'dags/i.py', 4, undefined, undefined],
    ])
    expect(judged.findings.find(({ file }) => file === 'dags/d.py')?.message).toContain('`LAKE_REGION` is not set')
  })

  it('are told of once, where reading them has found the same', async () => {
    const ring = `${HEAD}with DAG("ring"):\n    a = EmptyOperator(task_id="a")\n    a >> a\n`
    const judged = await imported({ 'dags/ring.py': ring, 'dags/raises.py': `${HEAD}x = [][1]\n` })
    expect(judged.findings.filter(({ level }) => level === 'error').map(({ rule }) => rule)).toEqual([
      'airflow/raises',
      'airflow/self-dependency',
    ])
    const ignored = await imported({}, { ignore: 'airflow/self-dependency' })
    expect(told(ignored)).toEqual(['airflow/import-error dags/ring.py:4'])
  })

  it('have comments that switch off what importing finds', async () => {
    const comment = '# pipeline-actions: ignore airflow/import-error: a test of it\n'
    const judged = await imported({ 'dags/a.py': `${HEAD}${comment}x = os.listdir("dags")[1000]\n` })
    expect(judged.verdict).toBe('pass')
    expect(judged.findings.map(({ rule, suppressed }) => [rule, suppressed])).toEqual([
      ['airflow/import-error', 'a test of it'],
    ])
  })

  it('warn of what is to go away, as notes at their own lines', async () => {
    const warns = `${HEAD}import warnings\nwarnings.warn("use the other", DeprecationWarning)\n`
    const judged = await imported({ 'dags/a.py': warns })
    expect(judged.findings.map(({ rule, level, line }) => [rule, level, line])).toEqual([
      ['airflow/import-warning', 'note', 5],
    ])
    expect(judged.findings[0]?.message).toContain('use the other')
  })

  it.each([
    ['has no Airflow', bareInterpreter, /^Airflow is not installed for .*bin\/python \(Python 3\./],
    ['is none', async () => '/nowhere/python', /nowhere\/python cannot/],
  ])('do not pass where the interpreter %s', async (_, interpreter, message) => {
    const bare = await temporaryFolder()
    try {
      const judged = await imported({ 'dags/fine.py': FINE }, { python: await interpreter(bare) })
      expect(judged.verdict).toBe('inconclusive')
      const [finding] = judged.findings.filter(({ rule }) => rule === 'validate/not-imported')
      expect(finding?.message).toMatch(message)
      expect(finding?.help).toMatch(/airflow/i)
    } finally {
      await removeFolder(bare)
    }
  })
})
