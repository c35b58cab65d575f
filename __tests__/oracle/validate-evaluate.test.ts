import { spawnSync } from 'node:child_process'
import { beforeAll, expect, test } from '@jest/globals'
import { evaluated } from '../support/python/evaluated.js'
import { EXPRESSIONS } from '../support/python/expressions.js'
import { LATER_PROGRAMS } from '../support/python/later-programs.js'
import { PROGRAMS } from '../support/python/programs.js'
import { describeWith } from '../support/tools.js'

const MODULES = 'collections, copy, functools, itertools, json, math, operator, os, pathlib, re, string, textwrap'

// Evaluates expressions, or what programs leave as `result`; tells the text of the value or of the exception.
const PYTHON = `
import contextlib, io, json, sys
import ${MODULES}
told = []
for text in json.load(sys.stdin):
    names = {'__name__': 'main', **{name: globals()[name] for name in '${MODULES}'.split(', ')}}
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(text, names)
        told.append(repr(names['result']))
    except Exception as error:
        told.append(f'{type(error).__name__}: {error}')
print(json.dumps(told))
`

/** What Python makes of programs. */
function python(programs: readonly string[]): string[] {
  const input = JSON.stringify(programs)
  const { stdout, stderr, status } = spawnSync('python3', ['-W', 'ignore', '-c', PYTHON], { input, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return JSON.parse(stdout) as string[]
}

/** What the evaluator makes of one: the text of `result`, the error, or what it does not know. */
function ours(program: string): string {
  const { values, left, errors } = evaluated(`import ${MODULES}\n${program}\nresult = repr(result)\n`)
  const [error] = errors
  if (error !== undefined) return error.replace(/^\S+ /, '')
  return left.length > 0 ? `left: ${left.join('; ')}` : (values['result'] ?? 'nothing').replace(/^'(.*)'$/s, '$1')
}

const expressions = Object.entries(EXPRESSIONS)
  .flatMap(([about, lines]) =>
    lines
      .trim()
      .split('\n')
      .map(line => ({ about, line, program: `result = (${line})` })),
  )
  .map((row, at) => ({ ...row, at }))

/** Of an exception the class: what it says differs between versions of Python. */
const classOf = (told: string | undefined): string | undefined =>
  /^(\w+(?:Error|Iteration)): /.exec(told ?? '')?.[1] ?? told

const programs = Object.entries({ ...PROGRAMS, ...LATER_PROGRAMS }).map(([about, program], at) => ({
  about,
  program,
  at,
}))

describeWith(['python3'], 'Python', () => {
  let told: string[] = []
  beforeAll(() => {
    told = python([...expressions, ...programs].map(({ program }) => program))
  })

  test.each(expressions)('$about: $line', ({ program, at }) => {
    expect(classOf(ours(program))).toBe(classOf(told[at]))
  })

  test.each(programs)('$about', ({ program, at }) => {
    const result = told[expressions.length + at]
    expect(classOf(result)).toBe(result)
    expect(ours(program)).toBe(result)
  })
})
