import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { describeWith } from '../support/tools.js'
import { Act } from './act.js'
import { pullRequest } from './pull-request.js'

const WORKFLOW = `on: pull_request
permissions: { contents: read }
jobs:
  validate:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: org/pipeline-actions/config-validate@v1
        with:
          kinds: airflow
`

describeWith(['act', 'git'], 'a pull request that changes a DAG, in act', () => {
  let act: Act

  beforeAll(() => {
    act = new Act()
  })

  afterAll(() => act.remove())

  test.each([
    ['that its tasks wait for each other', '    last >> first', 1],
    ['that it has a task more', '    last >> EmptyOperator(task_id="tell")', 0],
  ])('so %s', async (_, line, exitCode) => {
    const body =
      '    first = EmptyOperator(task_id="first")\n    last = EmptyOperator(task_id="last")\n    first >> last\n'
    const head =
      'from datetime import datetime\nfrom airflow import DAG\nfrom airflow.operators.empty import EmptyOperator\n\n' +
      'with DAG("nightly", schedule="@daily", start_date=datetime(2024, 1, 1), catchup=False):\n'
    const repository = act.consumer('etl-service', { 'workflow.yml': WORKFLOW, 'dags/nightly.py': head + body })
    const run = await act.run(repository, pullRequest(repository, { 'dags/nightly.py': `${head}${body}${line}\n` }))
    const errors = run.commands.filter(({ command }) => command === 'error')
    expect(run.exitCode).toBe(exitCode)
    const places = errors.map(({ properties }) => [properties['title'], properties['file'], properties['line']])
    expect(places).toEqual(exitCode === 0 ? [] : [['airflow/cycle', 'dags/nightly.py', '9']])
    if (exitCode === 1) expect(errors[0]?.arg).toContain('`last` → `first` → `last`')
    else expect(run.summaries[0]).toMatch(/```mermaid\nflowchart LR\n[\s\S]*\["tell"\]:::added\n/)
  })
})
