import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { differencesOf } from '../../src/validate/airflow/imported/differences.js'
import { extractDags } from '../../src/validate/airflow/model/extract.js'
import { modulesIn } from '../support/airflow-model.js'
import { asImported, CORPUS, truthOf } from '../support/airflow-truth.js'

describe.each(['2', '3'] as const)('what Airflow %s was recorded to import', version => {
  test('differs in nothing from what is read, where that is all resolved', () => {
    const { good } = truthOf(version)
    const folder = join(CORPUS, 'good')
    const files = Object.keys(good).map(path => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
    let compared = 0
    for (const file of extractDags(files, { version, source: modulesIn(folder) })) {
      for (const dag of file.dags.filter(({ unresolved }) => unresolved.length === 0)) {
        const truth = good[file.path]?.dags.find(({ dag_id }) => dag_id === dag.dagId)
        if (truth === undefined) throw new Error(`${file.path} has no DAG ${dag.dagId}`)
        const tasks = dag.tasks.flatMap(({ id, operator, group }) => (id === null ? [] : [{ id, operator, group }]))
        const edges = dag.edges.map(({ from, to }): [string, string] => [from, to])
        const { kind: scheduleKind, text: schedule } = dag.schedule
        const read = { dagId: truth.dag_id, tasks, edges, schedule, scheduleKind }
        expect([file.path, differencesOf(read, asImported(truth))]).toEqual([file.path, []])
        compared += 1
      }
    }
    expect(compared).toBeGreaterThan(70)
  })
})
