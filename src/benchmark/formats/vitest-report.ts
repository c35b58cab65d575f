import { thrownBy, tinybenchTask } from './tinybench-task.js'
import { arrayOf, fieldOf, type ReadingBuilder, textOf } from './values.js'

/** So many folders are looked at to tell files of one name apart. */
const DEEPEST = 50

/** Whether it is the report of `vitest --reporter=json`, version 5, of tests that have benchmarks. */
export function isVitestReport(json: unknown): boolean {
  return testsOf(json).some(({ test }) => arrayOf(fieldOf(test, 'benchmarks')) !== null)
}

/** Each test has groups of tasks: `sort.bench.ts > sorting > numbers > numeric`. One that failed and measured nothing is a failure. */
export function addVitestReport(builder: ReadingBuilder, json: unknown): void {
  const tests = testsOf(json)
  const short = shortPaths(tests.map(({ file }) => file))
  for (const { file, test } of tests) {
    const path = short.get(file) ?? file
    const groups = arrayOf(fieldOf(test, 'benchmarks')) ?? []
    if (groups.length === 0 && fieldOf(test, 'status') === 'failed') {
      const messages = arrayOf(fieldOf(test, 'failureMessages')) ?? []
      builder.fail([path, ...titlesOf(test)].join(' > '), thrownBy(messages[0]))
    }
    for (const group of groups) {
      for (const task of arrayOf(fieldOf(group, 'tasks')) ?? []) {
        const names = [path, textOf(fieldOf(group, 'name')) ?? '?', textOf(fieldOf(task, 'name')) ?? '?']
        const name = names.join(' > ')
        builder.add(name, () => tinybenchTask(name, task))
      }
    }
  }
}

function testsOf(json: unknown): { file: string; test: unknown }[] {
  return (arrayOf(fieldOf(json, 'testResults')) ?? []).flatMap(result => {
    const file = (textOf(fieldOf(result, 'name')) ?? '?').replaceAll('\\', '/')
    return (arrayOf(fieldOf(result, 'assertionResults')) ?? []).map(test => ({ file, test }))
  })
}

function titlesOf(test: unknown): string[] {
  return [...(arrayOf(fieldOf(test, 'ancestorTitles')) ?? []), fieldOf(test, 'title')].map(
    title => textOf(title) ?? '?',
  )
}

/**
 * The report has absolute paths, of whatever machine it was; the name of the file is the same on all of them. Where two
 * files have one name, so many of their folders stand before it that none is another's.
 */
function shortPaths(paths: readonly string[]): Map<string, string> {
  const byName = new Map<string, Set<string>>()
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    byName.set(name, (byName.get(name) ?? new Set()).add(path))
  }
  return new Map([...byName.values()].flatMap(alike => shortened([...alike])))
}

function shortened(alike: readonly string[]): [string, string][] {
  const parts = alike.map(path => path.split('/'))
  for (let kept = 1; kept <= DEEPEST; kept++) {
    const ends = parts.map(each => each.slice(-kept).join('/'))
    if (new Set(ends).size === alike.length) return alike.map((path, index) => [path, ends[index] as string])
  }
  return alike.map(path => [path, path])
}
