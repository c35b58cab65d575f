import { describe, expect, it } from '@jest/globals'
import { dagProblems } from '../../../../support/airflow.js'

const found = (text: string, version: '2' | '3' | null = null): string[] =>
  dagProblems({ 'dags/a.py': text }, version).map(
    ({ rule, line, level }) => `${line} ${level} ${rule.replace('airflow/', '')}`,
  )

const CLASSIC = `from datetime import datetime
from airflow import DAG
with DAG("a", start_date=datetime(2024, 1, 1), schedule="@daily"):
    pass
`

describe('where nothing says the version', () => {
  it('notes what one of them does otherwise', () => {
    expect(found(CLASSIC)).toEqual(['3 note catchup'])
    expect(found(CLASSIC.replace('start_date=datetime(2024, 1, 1), ', ''))).toEqual(['3 note missing-start-date'])
    expect(found(CLASSIC.replace('schedule="@daily"', 'schedule_interval=None'))).toEqual(['3 note removed-argument'])
  })

  it('takes it from what is imported', () => {
    expect(found(`from airflow.utils.dates import days_ago\n${CLASSIC}`)).toEqual([
      '1 note moved-import',
      '4 warning catchup',
    ])
    expect(found(`from airflow.sdk import task\n${CLASSIC}`)).toEqual([])
    const both = `from airflow.sdk import task\nfrom airflow.utils.dates import days_ago\n${CLASSIC}`
    expect(found(both)).toEqual(['2 note moved-import', '5 note catchup'])
  })
})

describe('imports', () => {
  it('of names that a module no longer has are told where they are used', () => {
    const text = `import airflow.utils.dates as dates\nfrom airflow import DAG\nwith DAG("a", start_date=dates.days_ago(1), schedule=None):\n    pass\n`
    expect(found(text, '3').filter(each => each.includes('error'))).toEqual(['3 error moved-import'])
  })

  it('that begin with a dot fail in a file with DAGs', () => {
    expect(found(`from .common import x\n${CLASSIC}`, '3')).toEqual(['1 error unknown-import'])
    expect(found('from .common import x\n', '3')).toEqual([])
  })
})
