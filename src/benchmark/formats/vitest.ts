import type { Reading } from '../model.js'
import type { Format, Source } from './format.js'
import { thrownBy, tinybenchTask } from './tinybench-task.js'
import { arrayOf, fieldOf, objectOf, ReadingBuilder, textOf } from './values.js'
import { addVitestReport, isVitestReport } from './vitest-report.js'

/**
 * vitest's benchmarks in three forms: `vitest bench --outputJson` of versions 1 to 4, which keeps no samples whatever it is
 * told; `--reporter=json` of version 5, which took its place and keeps them with `benchmark.retainSamples`; and the file
 * that version 5 makes of one benchmark with `writeResult`, in which only the file's name says which it is.
 */
export const vitest: Format = {
  tool: 'vitest',
  recognises: source => isOutputJson(source.json) || isVitestReport(source.json) || isVitestResult(source.json),
  read(source): Reading {
    const builder = new ReadingBuilder()
    if (isOutputJson(source.json)) addGroups(builder, source.json)
    else if (isVitestReport(source.json)) addVitestReport(builder, source.json)
    else addResult(builder, source)
    return builder.done()
  },
}

function isOutputJson(json: unknown): boolean {
  return (arrayOf(fieldOf(json, 'files')) ?? []).some(
    file => textOf(fieldOf(file, 'filepath')) !== null && arrayOf(fieldOf(file, 'groups')) !== null,
  )
}

/** A group's full name begins with the path of its file. */
function addGroups(builder: ReadingBuilder, json: unknown): void {
  const files = arrayOf(fieldOf(json, 'files')) ?? []
  for (const group of files.flatMap(file => arrayOf(fieldOf(file, 'groups')) ?? [])) {
    const path = textOf(fieldOf(group, 'fullName')) ?? '?'
    for (const benchmark of arrayOf(fieldOf(group, 'benchmarks')) ?? []) {
      const name = `${path} > ${textOf(fieldOf(benchmark, 'name')) ?? '?'}`
      // What threw has a name and a rank, and not one time.
      if (fieldOf(benchmark, 'mean') === undefined) builder.fail(name, thrownBy(undefined))
      else builder.add(name, () => tinybenchTask(name, benchmark))
    }
  }
}

/** Whether it is what version 5 writes of one benchmark: these four and nothing else. */
export function isVitestResult(json: unknown): boolean {
  const object = objectOf(json)
  if (object === null || Object.keys(object).length !== 4) return false
  const isTimed = typeof fieldOf(json, 'period') === 'number' && typeof fieldOf(json, 'totalTime') === 'number'
  return isTimed && ['latency', 'throughput'].every(key => objectOf(fieldOf(json, key)) !== null)
}

function addResult(builder: ReadingBuilder, { path, json }: Source): void {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.json$/, '')
  builder.add(name, () => tinybenchTask(name, json))
}
