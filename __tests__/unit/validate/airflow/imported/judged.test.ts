import { describe, expect, it } from '@jest/globals'
import { ROOT } from '../../../../../src/gate/path.js'
import type { Judgement } from '../../../../../src/gate/result.js'
import { importRules } from '../../../../../src/validate/airflow/imported/rules.js'
import { startImport } from '../../../../../src/validate/airflow/imported/start.js'
import type { ValidateDetails } from '../../../../../src/validate/details.js'
import { validateGate } from '../../../../../src/validate/gate.js'
import { dagLine, type FakePython, failureLine, fakePython, loading } from '../../../../support/fake-python.js'
import { mistakeTexts } from '../../../../support/inputs.js'
import { judge } from '../../../../support/judge.js'
import { MemoryFiles, memoryEvent, memoryPorts } from '../../../../support/memory.js'

const HEAD =
  'import os\nfrom datetime import datetime\nfrom airflow import DAG\nfrom airflow.operators.empty import EmptyOperator\n'
const PAIR = `${HEAD}with DAG("pair", start_date=datetime(2024, 1, 1), catchup=False, schedule="@daily"):\n    EmptyOperator(task_id="a") >> EmptyOperator(task_id="b")\n`
const OPEN = `${HEAD}with DAG("open", start_date=datetime(2024, 1, 1), schedule=None):\n    for name in os.listdir("."):\n        EmptyOperator(task_id=name)\n`
const daily = { kind: 'text', schedule: '@daily' }

async function judged(files: Record<string, string>, load: FakePython['load'], inputs: Record<string, string> = {}) {
  const python = fakePython({ load })
  const { commands, programs } = python
  const ports = memoryPorts({ files: new MemoryFiles(files), commands, programs })
  const given = { kinds: 'airflow', airflow: 'import', ...inputs }
  const judgement: Judgement<ValidateDetails> = await judge(validateGate, given, ports)
  return { judgement, started: python.started }
}

const found = ({ findings }: Judgement<ValidateDetails>) =>
  findings.filter(({ rule }) => rule.includes('import-')).map(({ rule, file, line }) => `${rule} ${file}:${line}`)

describe('importing DAG files', () => {
  it('is never done where nobody asks for it', async () => {
    const { started } = await judged({ 'dags/a.py': PAIR }, () => [], { airflow: 'auto' })
    expect(started.every(({ scratch }) => scratch === undefined)).toBe(true)
  })

  it('is refused where a change has the rights of the base, before anything is started', async () => {
    const { commands, programs, started } = fakePython({})
    const ports = memoryPorts({ event: memoryEvent({ privileged: true }), commands, programs })
    const options = { python: undefined, version: null, directory: ROOT, limit: 1, memory: 1 }
    expect(await mistakeTexts(() => startImport([], options, ports))).toEqual([
      expect.stringMatching(/^airflow: import runs code of the repository.*use `pull_request`/),
    ])
    expect(started).toEqual([])
  })

  it('gives a process its limits, and where each file finds its modules', async () => {
    const inputs = { 'dag-import-timeout': '5s', 'dag-import-memory': '1GB', python: 'python3.12' }
    const { started } = await judged(
      { 'dags/team/a.py': PAIR },
      () => loading([{ dags: [dagLine('pair', [['a', 'b']], daily)] }]),
      inputs,
    )
    const [program] = started.filter(({ scratch }) => scratch === 'AIRFLOW_HOME')
    expect(program).toMatchObject({ program: 'python3.12', args: ['-c', expect.any(String)], directory: '.' })
    expect(JSON.parse(program?.input ?? '')).toMatchObject({
      limit: 5,
      memory: 1 << 30,
      files: [['dags/team/a.py', ['dags/team', 'dags', '.', 'plugins', 'src', 'include']]],
    })
  })

  it('says nothing where both sides have the same graph', async () => {
    const { judgement } = await judged({ 'dags/a.py': PAIR }, () =>
      loading([{ dags: [dagLine('pair', [['a', 'b']], daily)] }]),
    )
    expect(found(judgement)).toEqual([])
    expect(judgement.details.dagImport).toEqual({
      airflow: '2.11.2',
      python: '3.11.7',
      files: [{ file: 'dags/a.py', milliseconds: 100, dags: 1 }],
    })
  })

  it('warns with both sides where the graphs differ, at the DAG', async () => {
    const other = dagLine('pair', [['a', 'c']], { kind: 'text', schedule: '@hourly' })
    const { judgement } = await judged({ 'dags/a.py': PAIR }, () => loading([{ dags: [other] }]))
    const [finding] = judgement.findings.filter(({ rule }) => rule === 'airflow/import-differs')
    expect(finding).toMatchObject({ level: 'warning', file: 'dags/a.py', line: 5 })
    expect(finding?.message).toBe(
      'the DAG `pair` is another one in Airflow 2.11.2: task only when read: b; task only when imported: c; ' +
        'edge only when read: a >> b; edge only when imported: a >> c; schedule "@daily" when read, "@hourly" when imported.',
    )
    expect(judgement.details.dags).toMatchObject([{ dagId: 'pair', source: 'static', edges: [['a', 'b']] }])
  })

  it('takes the imported graph where reading tells not all, without a warning', async () => {
    const { judgement } = await judged({ 'dags/open.py': OPEN }, () =>
      loading([{ dags: [dagLine('open', [['x', 'y']])] }]),
    )
    expect(found(judgement)).toEqual([])
    expect(judgement.details.dags).toMatchObject([{ source: 'imported', edges: [['x', 'y']], unresolved: [] }])
  })

  it('warns of DAGs that only one side has', async () => {
    const { judgement } = await judged({ 'dags/a.py': PAIR }, () => loading([{ dags: [dagLine('other', [])] }]))
    expect(
      judgement.findings
        .filter(({ rule }) => rule === 'airflow/import-differs')
        .map(({ line, message }) => [line, message]),
    ).toEqual([
      [1, expect.stringContaining('`other` is another one in Airflow 2.11.2: it is only there when imported')],
      [5, expect.stringContaining('`pair` is another one in Airflow 2.11.2: it is only there when read')],
    ])
    expect(judgement.details.dags.map(({ dagId, source }) => [dagId, source])).toEqual([
      ['pair', 'static'],
      ['other', 'imported'],
    ])
  })

  it('compares the ids of DAGs that only it knows with those of other files', async () => {
    const files = { 'dags/a.py': OPEN.replace('"open"', 'os.getcwd()'), 'dags/b.py': PAIR }
    const pair = { dags: [dagLine('pair', [['a', 'b']], daily)] }
    const { judgement } = await judged(files, () => loading([pair, pair]))
    expect(judgement.findings.find(({ rule }) => rule === 'airflow/duplicate-dag-id')).toMatchObject({
      file: 'dags/b.py',
      related: [{ file: 'dags/a.py', line: 1 }],
    })
  })

  it('warns of files that take longer than they may, with the time', async () => {
    const dags = [dagLine('pair', [['a', 'b']], daily)]
    const slow = () => loading([{ seconds: 2.345, dags }])
    const { judgement } = await judged({ 'dags/a.py': PAIR }, slow, { 'max-import-time': '2s' })
    expect(judgement.verdict).toBe('warn')
    expect(judgement.findings.find(({ rule }) => rule === 'airflow/import-time')).toMatchObject({
      file: 'dags/a.py',
      line: 1,
      message: 'loading this file takes 2.35 s, more than the 2 s of `max-import-time`.',
    })
    expect(found((await judged({ 'dags/a.py': PAIR }, slow)).judgement)).toEqual([])
  })

  it('puts what has no line of its own at the DAG that is meant', async () => {
    const two = `${PAIR}with DAG("pair_two", start_date=datetime(2024, 1, 1), schedule=None):\n    pass\n`
    const cycle = failureLine('AirflowDagCycleException', 'Cycle detected in DAG: pair_two. Faulty task: a', [], {
      stage: 'bag',
    })
    const { judgement } = await judged({ 'dags/a.py': two }, () => loading([{ errors: [cycle] }]))
    expect(found(judgement)).toEqual(['airflow/import-error dags/a.py:7'])
  })

  it('means the version that the interpreter has', async () => {
    const three = () => loading([{ dags: [dagLine('pair', [['a', 'b']], daily)] }], '3.1.0')
    const old = PAIR.replace('schedule=', 'schedule_interval=')
    const { judgement } = await judged({ 'dags/a.py': old }, three)
    expect(judgement.findings.map(({ rule }) => rule)).toContain('airflow/removed-argument')
    const { commands, programs } = fakePython({ load: three })
    const ports = memoryPorts({ files: new MemoryFiles({ 'dags/a.py': PAIR }), commands, programs })
    expect(await mistakeTexts(() => judge(validateGate, { airflow: 'import', 'airflow-version': '2' }, ports))).toEqual(
      ['airflow-version: is 2, but python3 has Airflow 3.1.0: name the interpreter of the one meant'],
    )
  })

  it('is told in the report', async () => {
    const { judgement } = await judged({ 'dags/a.py': PAIR }, () =>
      loading([{ dags: [dagLine('pair', [['a', 'b']], daily)] }]),
    )
    expect(JSON.stringify(await validateGate.present(judgement))).toContain(
      'Loaded by Airflow 2.11.2, Python 3.11.7: 1 file',
    )
  })
})

/** What Airflow says of the rules' examples. */
const OF_EXAMPLES: Readonly<Record<string, Record<string, unknown>>> = {
  'airflow/import-error': { errors: [failureLine('NameError', 'no load_name', [['dags/sales.py', 7]])] },
  'airflow/import-environment': {
    errors: [failureLine('KeyError', "'Variable region does not exist'", [['dags/sales.py', 7]])],
  },
  'airflow/import-limit': { errors: [failureLine('MemoryError', '', [['dags/sales.py', 7]])] },
  'airflow/import-time': { seconds: 9, dags: [dagLine('sales', [])] },
  'airflow/import-differs': { dags: [dagLine('sales', [['load', 'more']])] },
  'airflow/import-warning': { warnings: [{ line: 6, message: 'it goes away' }] },
}

it.each(importRules)('$id finds its example, at its line', async ({ id, example }) => {
  const [path = ''] = Object.keys(example.files)
  // What reading has told already is not told again.
  const inputs = { 'max-import-time': '1s', ignore: id === 'airflow/import-error' ? 'airflow/unknown-name' : '' }
  const { judgement } = await judged({ ...example.files }, () => loading([OF_EXAMPLES[id] ?? {}]), inputs)
  expect(judgement.findings.filter(({ rule, file }) => rule === id && file === path).map(({ line }) => line)).toContain(
    example.line,
  )
})
