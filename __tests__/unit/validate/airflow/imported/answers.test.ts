import { describe, expect, it } from '@jest/globals'
import type { CommandRun } from '../../../../../src/gate/commands.js'
import type { RepoPath } from '../../../../../src/gate/path.js'
import { readAnswers } from '../../../../../src/validate/airflow/imported/answers.js'
import { endOf } from '../../../../../src/validate/airflow/imported/ended.js'

const PATHS = ['a.py', 'b.py'] as RepoPath[]
const lines = (...answers: unknown[]) =>
  answers.map(each => (typeof each === 'string' ? each : JSON.stringify(each))).join('\n')

describe('what a process writes that loads DAG files', () => {
  it('is read as far as it got', () => {
    const answers = readAnswers(
      lines(
        { airflow: '3.1.0', python: '3.12.1' },
        { begin: 0 },
        {
          end: 0,
          seconds: 0.25,
          dags: [{ dagId: 'a', kind: 'none', schedule: null, tasks: [['t', 'X', 'g']], edges: [['t', 'u']] }],
        },
        { begin: 1 },
        'Fatal Python error: Aborted',
      ),
      PATHS,
    )
    expect(answers).toMatchObject({ started: { airflow: '3.1.0', python: '3.12.1' }, at: 1, done: false })
    expect(answers.rest).toBe('Fatal Python error: Aborted\n')
    expect([...answers.files.values()]).toEqual([
      {
        path: 'a.py',
        milliseconds: 250,
        dags: [
          {
            dagId: 'a',
            kind: 'none',
            schedule: null,
            tasks: [{ id: 't', operator: 'X', group: 'g' }],
            edges: [['t', 'u']],
          },
        ],
        errors: [],
        warnings: [],
      },
    ])
  })

  it.each([
    ['no JSON', '{"end": 0'],
    ['no object', '[1, 2]'],
    ['a file that nobody asked for', { begin: 7 }],
    ['an end without a beginning', { end: 1, seconds: 1 }],
    ['a key that names the prototype', '{"__proto__": {"done": true}}'],
  ])('may be %s', (_, line) => {
    const answers = readAnswers(lines({ airflow: '3', python: '3' }, line), PATHS)
    expect(answers).toMatchObject({ at: null, done: false })
    expect(answers.files.size).toBe(0)
  })

  it('may have anything in the place of anything', () => {
    const wrong = {
      end: 0,
      seconds: 'long',
      dags: [
        null,
        { dagId: 1 },
        { dagId: 'x', kind: 'odd' },
        { dagId: 'y', kind: 'text', tasks: [1, [2]], edges: 'a' },
      ],
      errors: [
        { stage: 'nowhere' },
        {
          stage: 'load',
          kinds: 1,
          places: [
            ['../../etc/passwd', 1],
            ['a.py', -1],
            ['a.py', 2],
          ],
        },
      ],
      warnings: [{ line: 0, message: 'x' }, { line: 1 }, 5],
    }
    const answers = readAnswers(lines({ begin: 0 }, wrong), PATHS)
    expect(answers.files.get(0)).toEqual({
      path: 'a.py',
      milliseconds: 0,
      dags: [{ dagId: 'y', kind: 'text', schedule: null, tasks: [{ id: '', operator: '', group: null }], edges: [] }],
      errors: [
        {
          stage: 'load',
          type: '',
          kinds: [],
          message: '',
          module: null,
          dagId: null,
          places: [{ file: 'a.py', line: 2 }],
          unset: false,
        },
      ],
      warnings: [],
    })
  })
})

const run = (more: Partial<CommandRun>): CommandRun => ({
  exitCode: null,
  signal: null,
  stdout: '',
  cut: false,
  stderr: '',
  duration: 1,
  timedOut: false,
  ...more,
})

describe('a process that ends with a file', () => {
  const trace =
    'Timeout (0:00:32)!\nThread 0x1 (most recent call first):\n  File "/w/lib.py", line 9 in wait\n  File "/w/a.py", line 4 in <module>\n  File "/usr/airflow.py", line 1 in load\n'
  const locate = (path: string) => (path.startsWith('/w/') ? (path.slice(3) as RepoPath) : null)
  const ended = (rest: string, more: Partial<CommandRun> = {}) =>
    endOf('a.py' as RepoPath, run(more), { rest, limit: 30_000, locate }).errors[0]

  it('names the lines of the repository, the outermost first', () => {
    expect(ended(trace)?.places).toEqual([
      { file: 'a.py', line: 4 },
      { file: 'lib.py', line: 9 },
    ])
  })

  it.each([
    ['it does not end within 30 s', trace, {}],
    ['it does not end within 30 s', '', { timedOut: true }],
    ['Python itself fails: Segmentation fault', 'Fatal Python error: Segmentation fault\n', {}],
    ['what is told of its DAGs is longer than 16 MB', '', { cut: true, exitCode: 0 }],
    ['the system ended the process, as it does where memory runs out', '', {}],
    ['it ends the process, with exit code 3', '', { exitCode: 3 }],
  ])('says why: %s', (message, rest, more) => {
    expect(ended(rest, more)?.message).toBe(message)
  })
})
