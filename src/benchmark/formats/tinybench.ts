import type { Reading } from '../model.js'
import type { Format, Source } from './format.js'
import { isTable, readTable } from './tinybench-table.js'
import { thrownBy, tinybenchTask } from './tinybench-task.js'
import { arrayOf, fieldOf, objectOf, ReadingBuilder, textOf } from './values.js'

/**
 * tinybench writes no file. This is what people write, of versions 2 to 6: `bench.tasks` as JSON, each task with its
 * `result` in it or spread beside its `name`, and `bench.table()`.
 */
export const tinybench: Format = {
  tool: 'tinybench',
  recognises: ({ json }: Source) => isTable(json) || (arrayOf(json) ?? []).some(isTask),
  read({ json }): Reading {
    return isTable(json) ? readTable(arrayOf(json) ?? []) : readTasks(arrayOf(json) ?? [])
  },
}

function readTasks(tasks: readonly unknown[]): Reading {
  const builder = new ReadingBuilder()
  for (const [index, task] of tasks.entries()) {
    const name = textOf(fieldOf(task, 'name'))
    const result = objectOf(fieldOf(task, 'result')) ?? task
    const state = textOf(fieldOf(result, 'state'))
    if (name === null) builder.fail(`Task ${index + 1}`, 'has no name')
    else if (fieldOf(result, 'error') !== undefined) builder.fail(name, thrownBy(fieldOf(result, 'error')))
    else if (state === 'aborted') builder.fail(name, 'was aborted')
    else builder.add(name, () => tinybenchTask(name, result))
  }
  return builder.done()
}

/** A name, and beside or below it what tinybench alone calls so. */
function isTask(task: unknown): boolean {
  if (textOf(fieldOf(task, 'name')) === null) return false
  const result = objectOf(fieldOf(task, 'result')) ?? task
  if (objectOf(fieldOf(result, 'latency')) !== null && objectOf(fieldOf(result, 'throughput')) !== null) return true
  const isOld = ['hz', 'period', 'rme'].every(key => typeof fieldOf(result, key) === 'number')
  const isErrored = textOf(fieldOf(result, 'state')) === 'errored' && textOf(fieldOf(result, 'runtime')) !== null
  return isOld || isErrored || (result !== task && objectOf(fieldOf(result, 'error')) !== null)
}
