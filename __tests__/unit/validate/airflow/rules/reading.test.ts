import { describe, expect, it } from '@jest/globals'
import { inDag, messages, told } from '../../../../support/airflow-problems.js'

const WORK = (line: number) => [`${line} warning top-level-work`]

describe('work while the file is read', () => {
  it.each([
    'import requests\nrequests.get("https://example.com")',
    'import requests as r\nsession = r.Session()\nrows = session.post("https://example.com")',
    'from urllib.request import urlopen\nwith urlopen("https://example.com") as page:\n    pass',
    'import boto3\ns3 = boto3.client("s3")\nkeys = s3.list_objects_v2(Bucket="b")["Contents"]',
    'import psycopg2\nconnection = psycopg2.connect("")',
    'from sqlalchemy import create_engine\nengine = create_engine("x")\nrows = engine.connect()',
    'import pandas as pd\nframe = pd.read_sql("select 1", "x")',
    'import subprocess\nversion = subprocess.check_output(["git", "--version"])',
    'import os\nos.system("true")',
    'import time\ntime.sleep(5)',
    'with open("/tmp/x", "w") as file:\n    file.write("x")',
  ])('%s', text => {
    expect(told(text)).toEqual(WORK(text.split('\n').findIndex(line => WORKING.test(line)) + 1))
  })

  const WORKING = /\.get\(|\.post\(|urlopen\(|list_objects|connect\(|read_sql|check_output|system\(|sleep\(|open\(/

  it('is told in functions that run then, and not in those of tasks', () => {
    const own = 'import requests\ndef names():\n    return requests.get("https://example.com").json()\n'
    expect(told(`${own}NAMES = names()\n`)).toEqual(WORK(3))
    expect(told(own)).toEqual([])
    const task = '@task\ndef load():\n    import requests\n    requests.get("https://example.com")\n'
    expect(told(`${task}${inDag('load()')}`)).toEqual([])
    expect(told('import requests\nif __name__ == "__main__":\n    requests.get("https://example.com")\n')).toEqual([])
  })

  it('is no reading of a settings file, and nothing of a module that is called alike', () => {
    expect(told('import json\nwith open("x.json") as file:\n    settings = json.load(file)\n')).toEqual([])
    expect(told('from mine import requests\nrequests.get("x")\n')).toEqual([])
  })

  it('is a loop that goes on for long, or for ever', () => {
    expect(told('for i in range(50_000_000):\n    pass\n')).toEqual(WORK(1))
    expect(told('for i in range(10 ** 3):\n    pass\n')).toEqual([])
    expect(told('while True:\n    pass\n')).toEqual(['1 error top-level-work'])
    expect(told('import queue\nq = queue.Queue()\nwhile True:\n    q.get()\n')).toEqual([])
  })
})

describe('dates', () => {
  it.each([
    'datetime(2023, 2, 29)',
    'datetime(2024, 13, 1)',
    'datetime(2024, 1)',
    'datetime("2024-01-01")',
    'datetime(2024, 1, 1, tzinfo="UTC")',
    'datetime(2024, 1, 1, timezone=None)',
    'datetime.datetime(2024, 1, 1)',
    'datetime(2024, 1, 1) + timedelta(day=1)',
  ])('%s', date => {
    expect(told(`START = ${date}\n`)).toEqual(['1 error raises'])
  })

  it.each(['datetime(2024, 2, 29)', 'datetime(*PARTS)', 'datetime(2024, 1, 1, 23, 59, 59, 999999, None)'])(
    '%s',
    date => {
      expect(told(`PARTS = [2024, 1, 1]\nSTART = ${date}\n`)).toEqual([])
    },
  )

  it.each<[string, boolean]>([
    ['import pendulum\nZONE = pendulum.timezone("Europe/Berlinn")', true],
    ['import pendulum\nZONE = pendulum.datetime(2024, 1, 1, tz="Mars/Olympus")', true],
    ['from zoneinfo import ZoneInfo\nZONE = ZoneInfo("Europe/Berlin")', false],
    ['import pendulum\nZONE = pendulum.timezone("US/Pacific")', false],
    // It may be newer than what is known here.
    ['import pendulum\nZONE = pendulum.timezone("America/Xyzzyqwerty")', false],
  ])('%s', (text, isWrong) => {
    expect(told(text)).toEqual(isWrong ? ['2 error raises'] : [])
  })

  it('are told of the class that was imported', () => {
    expect(messages('START = datetime.timedelta(days=1)\n')).toEqual([
      "Python ends here with `AttributeError: type object 'datetime.datetime' has no attribute 'timedelta'`; import `timedelta` beside it",
    ])
  })
})

describe('names', () => {
  it('that nothing defines are told once, also in functions that only tasks call', () => {
    const text = '@task\ndef load():\n    rows = fetch()\n    return rows + fetch() + rwos\n'
    expect(told(`${text}${inDag('load()')}`)).toEqual(['3 error unknown-name', '4 error unknown-name'])
    expect(messages(`${text}${inDag('load()')}`)).toContain(
      '`rwos` is defined nowhere in the file; did you mean `rows`?',
    )
  })

  it.each([
    'from elsewhere import *\ndef f():\n    return whatever',
    'try:\n    text = unicode\nexcept NameError:\n    text = str',
    'def f():\n    global later\n    later = 1\ndef g():\n    return later',
    'def f(x):\n    match x:\n        case [first, *rest]:\n            return first, rest',
    'globals()["made"] = 1\ndef f():\n    return made',
    'from __future__ import annotations\ndef f(x: Unheard) -> Unheard:\n    return x',
    'class A:\n    def f(self):\n        return __class__, __file__, [y for y in range(3)], (z := 1), z',
  ])('%s', text => {
    // What must come first cannot stand behind other imports.
    const { length } = told(text).filter(each => !each.includes('syntax'))
    expect(length).toBe(0)
  })

  it('of annotations are read where nothing defers that', () => {
    expect(told('def f() -> Dict[str, int]:\n    return {}\n')).toEqual(['1 error unknown-name'])
  })
})

describe('results that are asked for', () => {
  it('are of tasks that are there', () => {
    const pull = (id: string) =>
      told(
        inDag(
          `BashOperator(task_id="load", bash_command="x")\nBashOperator(task_id="b", bash_command="{{ ti.xcom_pull(task_ids='${id}') }}")`,
        ),
      )
    expect(pull('load')).toEqual([])
    expect(pull('laod')).toEqual(['3 warning unknown-task'])
    const text = 'def use(ti):\n    ti.xcom_pull("laod")\n    ti.xcom_pull("x", dag_id="other")\n'
    expect(told(`${text}${inDag('EmptyOperator(task_id="load")')}`)).toEqual(['2 warning unknown-task'])
  })
})

describe('branches', () => {
  it('of a function under a decorator lead to tasks that are there', () => {
    const branch = (target: string) =>
      told(
        `NEXT = "${target}"\n${inDag('@task.branch\ndef choose():\n    return NEXT\nchoose() >> EmptyOperator(task_id="publish")')}`,
      )
    expect(branch('publish')).toEqual([])
    expect(branch('publsh')).toEqual(['5 error unknown-task'])
  })
})
