import { describe, expect, it } from '@jest/globals'
import type { RepoPath } from '../../../../../src/gate/path.js'
import { checkAcross, type DeclaredDags } from '../../../../../src/validate/airflow/rules/across.js'
import { isTypo } from '../../../../../src/validate/words/typo.js'
import { reports } from '../../../../support/validate.js'

const place = { line: 3, start: 20, end: 30 }

function waiting(dagId: string, ...ids: string[]): DeclaredDags {
  const tasks = ids.map((id, index) => ({ id, line: 4 + index, start: 40 + index, end: 41 + index }))
  return { path: 'b.py' as RepoPath, dags: [], references: [{ dagId, ...place, tasks }] }
}

function orders(unresolved: readonly unknown[] = []): DeclaredDags {
  const dag = { dagId: 'orders_daily', line: 1, start: 0, end: 5, tasks: [{ id: 'publish' }], unresolved }
  return { path: 'a.py' as RepoPath, dags: [dag] }
}

function found(...files: DeclaredDags[]): string[] {
  const { problems, report } = reports()
  checkAcross(files, () => report)
  return problems.map(({ rule, start, message }) => `${start} ${rule.id}: ${message}`)
}

describe('DAGs that others wait for', () => {
  it('are there, and so are their tasks', () => {
    expect(found(orders(), waiting('orders_daily', 'publish'))).toEqual([])
    expect(found(orders(), waiting('orders_daily', 'publish', 'publsh'))).toEqual([
      '41 airflow/unknown-task: DAG `orders_daily` has no task `publsh`; did you mean `publish`?',
    ])
  })

  it('may be of another repository, unless one of this is spelt almost so', () => {
    expect(found(orders(), waiting('invoices'))).toEqual([])
    expect(found(orders(), waiting('orders_weekly'))).toEqual([])
    expect(found(orders(), waiting('order_daily', 'publish'))).toEqual([
      '20 airflow/unknown-dag: No DAG of the repository has the id `order_daily`; did you mean `orders_daily`?',
    ])
  })

  it('may have more tasks than are known', () => {
    expect(found(orders([{}]), waiting('orders_daily', 'load'))).toEqual([])
  })
})

describe('a slip', () => {
  it.each<[string, string, boolean]>([
    ['orders', 'order', true],
    ['orders', 'odrers', true],
    ['orders', 'orderss', true],
    ['orders', 'orders', false],
    ['orders', 'border', false],
    ['abc', 'abd', false],
    ['target_dag', 'controller_dag', false],
  ])('%s, %s', (one, two, is) => {
    expect(isTypo(one, two)).toBe(is)
  })
})
