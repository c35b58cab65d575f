import { describe, expect, it } from '@jest/globals'
import type { Judgement } from '../../../../src/gate/result.js'
import type { ValidateDetails } from '../../../../src/validate/details.js'
import { validateGate } from '../../../../src/validate/gate.js'
import { presentValidation } from '../../../../src/validate/present.js'
import { judge } from '../../../support/judge.js'
import { MemoryFiles, memoryPorts } from '../../../support/memory.js'
import { memoryGit } from '../../../support/memory-git.js'

const HEAD = `from datetime import datetime
from airflow import DAG
from airflow.operators.empty import EmptyOperator

`
const daily = (
  id: string,
  body: string,
) => `${HEAD}with DAG("${id}", schedule="@daily", start_date=datetime(2024, 1, 1), catchup=False):
${body.replace(/^/gm, '    ')}
`
const three = daily('three', 'a, b, c = [EmptyOperator(task_id=f"t{i}") for i in range(3)]\na >> b >> c')

async function validate(files: Record<string, string>, inputs: Record<string, string> = {}) {
  const memory = new MemoryFiles(files)
  const judged: Judgement<ValidateDetails> = await judge(
    validateGate,
    inputs,
    memoryPorts({ files: memory, git: memoryGit(memory, {}) }),
  )
  return judged
}

const told = ({ findings }: Judgement<ValidateDetails>) =>
  findings.map(({ rule, file, line }) => `${rule} ${file}:${line}`)

describe('files with DAGs', () => {
  it('are found by what they speak of, and told with their graph', async () => {
    const judged = await validate({ 'pipelines/three.py': three, 'src/app.py': 'print("hello")\n' })
    expect(judged.details.files).toEqual([{ path: 'pipelines/three.py', kind: 'airflow', verdict: 'pass' }])
    expect(judged.details.dags).toEqual([
      {
        file: 'pipelines/three.py',
        dagId: 'three',
        source: 'static',
        schedule: '@daily',
        tasks: ['t0', 't1', 't2'].map(id => ({ id, operator: 'EmptyOperator', group: null })),
        edges: [
          ['t0', 't1'],
          ['t1', 't2'],
        ],
        unresolved: [],
      },
    ])
  })

  it('fail where their tasks wait for each other, with the way', async () => {
    const ring = daily('ring', 'a = EmptyOperator(task_id="a")\nb = EmptyOperator(task_id="b")\na >> b\nb >> a')
    const judged = await validate({ 'dags/ring.py': ring })
    expect(told(judged)).toEqual(['airflow/cycle dags/ring.py:9'])
    expect(judged.findings[0]?.message).toMatch(/a.*b.*a/)
  })

  it('fail where two files have a DAG of one id', async () => {
    const judged = await validate({ 'dags/a.py': three, 'dags/b.py': three })
    expect(told(judged)).toEqual(['airflow/duplicate-dag-id dags/b.py:5'])
    expect(judged.findings[0]?.related).toMatchObject([{ file: 'dags/a.py', line: 5 }])
  })

  it('use modules that lie beside them', async () => {
    const files = {
      'dags/common.py': 'NAMES = ["x", "y"]\n',
      'dags/a.py': daily('a', 'from common import NAMES\nfor name in NAMES:\n    EmptyOperator(task_id=name)'),
    }
    expect((await validate(files)).details.dags[0]?.tasks.map(({ id }) => id)).toEqual(['x', 'y'])
  })

  it('are left alone where nobody wants them judged, and are those that the inputs name', async () => {
    expect((await validate({ 'dags/a.py': three }, { airflow: 'off', 'if-missing': 'pass' })).details.files).toEqual([])
    const two = { 'dags/a.py': three, 'old/b.py': three }
    expect((await validate(two, { dags: 'dags/*.py' })).details.dags.map(({ file }) => file)).toEqual(['dags/a.py'])
  })

  it('are told with what they leave open outside of any DAG that is known, line and reason', async () => {
    const head = 'import requests\nfrom airflow import DAG\n'
    const open = `${head}for name in requests.get("http://x").json():\n    DAG(name, schedule=None)\n`
    const { details } = await validate({ 'dags/open.py': open })
    expect(details.dags).toEqual([])
    expect(details.dagsUnresolved).toEqual([
      { file: 'dags/open.py', line: expect.any(Number), reason: expect.stringMatching(/./) },
    ])
    const shown = JSON.stringify(
      presentValidation({ verdict: 'warn', summary: '', metrics: [], findings: [], details }),
    )
    expect(shown).toContain('Not told by DAG files alone: 1')
    expect(shown).toContain(`dags/open.py:${details.dagsUnresolved[0]?.line}`)
  })

  it('have lines that switch a rule off', async () => {
    const ring = daily('ring', 'a = EmptyOperator(task_id="a")\na >> a')
    const judged = await validate({ 'dags/ring.py': ring }, { ignore: 'airflow/*' })
    expect(judged.verdict).toBe('pass')
  })
})
