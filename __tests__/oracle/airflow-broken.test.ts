import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import type { RepoPath } from '../../src/gate/path.js'
import { checkAcross, type DeclaredDags } from '../../src/validate/airflow/rules/across.js'
import { type DagProblem, dagProblems, extracted, type Files } from '../support/airflow.js'
import { reports } from '../support/validate.js'

// The files carry at their line what is wrong with them; `__tests__/fixtures/airflow/README.md` says how.
const CORPUS = new URL('../fixtures/airflow/', import.meta.url)
const VERSIONS = ['2', '3'] as const
type Version = (typeof VERSIONS)[number]
const REQUIRED = { 2: 'apache-airflow==2.11.2\n', 3: 'apache-airflow==3.3.2\n' }

/** The rules that may catch a fault. */
const CATCHING: Readonly<Record<string, readonly string[]>> = {
  argument: ['airflow/arguments', 'airflow/missing-id', 'airflow/mapping', 'airflow/unknown-default'],
  catchup: ['airflow/catchup'],
  chain: ['airflow/chain-length'],
  'cross-dag': ['airflow/two-dags'],
  cycle: ['airflow/cycle', 'airflow/self-dependency'],
  'dag-never-made': ['airflow/lost-dag'],
  'duplicate-dag-id': ['airflow/duplicate-dag-id'],
  'duplicate-task-id': ['airflow/duplicate-task-id', 'airflow/duplicate-group-id'],
  environment: ['airflow/environment'],
  id: ['airflow/invalid-id'],
  'moved-argument': ['airflow/removed-argument'],
  'moved-import': ['airflow/moved-import'],
  'not-a-task': ['airflow/not-a-task', 'airflow/raises'],
  raises: ['airflow/raises'],
  'required-param': ['airflow/required-param'],
  schedule: ['airflow/invalid-schedule', 'airflow/never-runs'],
  'start-date': ['airflow/missing-start-date', 'airflow/arguments'],
  syntax: ['python/syntax'],
  'task-without-dag': ['airflow/task-without-dag', 'airflow/group-without-dag'],
  teardown: ['airflow/setup-teardown'],
  'trigger-rule': ['airflow/trigger-rule', 'airflow/setup-teardown'],
  'unknown-import': ['airflow/unknown-import'],
  'unknown-name': ['airflow/unknown-name'],
  'unknown-task': ['airflow/unknown-task', 'airflow/raises'],
}

interface Expected {
  fault: string
  line: number
}

function filesIn(folder: string): string[] {
  return readdirSync(new URL(`${folder}/`, CORPUS), { recursive: true })
    .map(String)
    .sort()
}

const textOf = (folder: string, path: string): string => readFileSync(new URL(`${folder}/${path}`, CORPUS), 'utf8')

/** A file, and all others of its folder. */
function around(folder: string, path: string, version: Version): Files {
  const others = filesIn(folder).filter(each => each !== path && each.endsWith('.py'))
  const texts = Object.fromEntries([path, ...others].map(each => [each, textOf(folder, each)]))
  return { ...texts, 'requirements.txt': REQUIRED[version] }
}

function expectedIn(text: string, version: Version): Expected[] {
  return text.split('\n').flatMap((line, index) => {
    const [, fault, only = version] = /# expect: ([\w-]+)(?: \((\d)\))?/.exec(line) ?? []
    return fault === undefined || only !== version ? [] : [{ fault, line: index + 1 }]
  })
}

const catches = ({ rule, line }: DagProblem, expected: Expected): boolean =>
  line === expected.line && CATCHING[expected.fault]?.includes(rule) === true

/** Told where two files are compared. */
const ACROSS = 'duplicate_dag_in_two_files/second.py'

const broken = filesIn('broken').filter(path => path.endsWith('.py') && path !== ACROSS)

describe.each(VERSIONS)('with Airflow %s, of the broken files', version => {
  test.each(broken)('%s is caught at its line, and nothing else is', path => {
    const found = dagProblems(around('broken', path, version))
    const expected = expectedIn(textOf('broken', path), version)
    for (const each of expected)
      expect({ each, caught: found.some(problem => catches(problem, each)) }).toEqual({ each, caught: true })
    const lines = new Set(expected.map(({ line }) => line))
    expect(found.filter(({ level, line }) => level !== 'note' && !lines.has(line))).toEqual([])
  })
})

test('two files with the same DAG id are told of in the second one', () => {
  const folder = 'broken/duplicate_dag_in_two_files'
  const declared = ['first.py', 'second.py'].map((path): DeclaredDags => {
    const text = textOf(folder, path)
    const { dags } = extracted({ [path]: text }, '3')
    // The id stands in the decorator, above the function.
    const places = dags.map(dag => {
      const { start, end } = (dag.args.get('dag_id') ?? dag).span
      return { dagId: dag.dagId ?? '', line: text.slice(0, start).split('\n').length, start, end }
    })
    return { path: path as RepoPath, dags: places }
  })
  const told = new Map<string, ReturnType<typeof reports>>()
  checkAcross(declared, path => {
    const each = told.get(path) ?? reports()
    told.set(path, each)
    return each.report
  })
  expect([...told.keys()]).toEqual(['second.py'])
  const [problem] = told.get('second.py')?.problems ?? []
  expect(problem?.rule.id).toBe('airflow/duplicate-dag-id')
  expect(problem?.related?.[0]).toMatchObject({ file: 'first.py', line: 9 })
  const text = textOf(folder, 'second.py')
  expect(text.slice(0, problem?.start).split('\n').length).toBe(expectedIn(text, '3')[0]?.line)
})

/**
 * What is on purpose in the good files: a task of no DAG, a hidden DAG, start dates that move, work while the file is read, a
 * template that Airflow 3 takes and cannot render.
 */
const ON_PURPOSE: Readonly<Record<string, readonly string[]>> = {
  'accounts_in_database.py': ['airflow/top-level-work'],
  'adopted_tasks.py': ['airflow/task-without-dag'],
  'country_reports.py': ['airflow/lost-dag'],
  'landing_sensors.py': ['airflow/removed-context'],
  'legacy_two.py': ['airflow/moving-start-date'],
  'class_with_state.py': ['airflow/top-level-work'],
  'subprocess_branch.py': ['airflow/top-level-work'],
  'threshold_variable.py': ['airflow/top-level-work'],
  'rates_over_network.py': ['airflow/top-level-work'],
}

describe.each(['good', 'unresolved'])('of the %s files', folder => {
  const cases = filesIn(folder)
    .filter(path => path.endsWith('.py') && !path.endsWith('__init__.py'))
    .flatMap(path => VERSIONS.map(version => ({ path, version })))
    .filter(({ path, version }) => {
      const [, versions] = /^# airflow:([\d ]+)/.exec(textOf(folder, path)) ?? []
      return versions?.includes(version) ?? true
    })

  test.each(cases)('$path is told nothing but notes with Airflow $version', ({ path, version }) => {
    const allowed = ON_PURPOSE[path] ?? []
    const found = dagProblems(around(folder, path, version))
    expect(
      found.filter(({ level, rule }) => level !== 'note' && !(level === 'warning' && allowed.includes(rule))),
    ).toEqual([])
  })
})
