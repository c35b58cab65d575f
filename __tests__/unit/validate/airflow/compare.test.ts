import { describe, expect, it } from '@jest/globals'
import type { Judgement } from '../../../../src/gate/result.js'
import type { ValidateDetails } from '../../../../src/validate/details.js'
import { validateGate } from '../../../../src/validate/gate.js'
import { judge } from '../../../support/judge.js'
import { MemoryFiles, memoryEvent, memoryPorts, nobody } from '../../../support/memory.js'
import { memoryGit } from '../../../support/memory-git.js'

const [BASE, HEAD] = ['a', 'b'].map(digit => digit.padEnd(40, '1')) as [string, string]
const DAG = `from datetime import datetime
from airflow import DAG
from airflow.operators.empty import EmptyOperator
from common import NAMES

with DAG("sales", start_date=datetime(2024, 1, 1), schedule=None):
    for name in NAMES:
        EmptyOperator(task_id=name)
`

/** What a pull request is told to do to DAGs. */
async function changes(before: Record<string, string>, after: Record<string, string>) {
  const files = new MemoryFiles(after)
  const git = memoryGit(files, { [BASE]: { files: before }, [HEAD]: { parents: [BASE], files: after } })
  const subject = { ...nobody, event: 'pull_request' as const, base: BASE, commit: HEAD, pullRequest: 1 }
  const judged: Judgement<ValidateDetails> = await judge(
    validateGate,
    {},
    memoryPorts({ files, git, event: memoryEvent({ subject }) }),
  )
  return judged.details.dagChanges.map(({ file, dagId, kind, tasks }) => [
    file,
    dagId,
    kind,
    tasks.added,
    tasks.removed,
  ])
}

describe('what a pull request does to DAGs', () => {
  const [old, now] = [`NAMES = ["load"]\n`, `NAMES = ["load", "report"]\n`]

  it('is told of a file that only imports what was changed', async () => {
    expect(
      await changes({ 'dags/a.py': DAG, 'dags/common.py': old }, { 'dags/a.py': DAG, 'dags/common.py': now }),
    ).toEqual([['dags/a.py', 'sales', 'changed', ['report'], []]])
  })

  it('takes what is imported as it was, too', async () => {
    const renamed = DAG.replace('"sales"', '"sales", tags=["x"]')
    expect(
      await changes({ 'dags/a.py': DAG, 'dags/common.py': old }, { 'dags/a.py': renamed, 'dags/common.py': now }),
    ).toEqual([['dags/a.py', 'sales', 'changed', ['report'], []]])
    const both = { 'dags/a.py': DAG.replace('common', 'names'), 'dags/names.py': old }
    expect(await changes({ 'dags/a.py': DAG, 'dags/common.py': old }, both)).toEqual([])
  })

  it('is nothing where other files changed', async () => {
    const files = { 'dags/a.py': DAG, 'dags/common.py': old }
    expect(await changes({ ...files, 'dags/other.py': '' }, { ...files, 'dags/other.py': 'X = 1\n' })).toEqual([])
  })
})
