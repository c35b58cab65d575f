import { describe, expect, it } from '@jest/globals'
import { vitest } from '../../../../src/benchmark/formats/vitest.js'
import { readResult, readText, resultText, sourceOf } from '../../../support/benchmark-results.js'

interface Task {
  name: string
  latency: { p50: number; sd: number; samplesCount: number; samples?: number[] }
}
interface Report {
  testResults: { assertionResults: { benchmarks: { tasks: Task[] }[] }[] }[]
}

describe.each(['v2', 'v3', 'v4'])('vitest bench --outputJson, %s', version => {
  it('has the median of each benchmark, with its file and suites', async () => {
    const path = `vitest/${version}.json`
    const { measured, failures } = await readResult(vitest, path)
    const judged = measured.filter(each => each.judged)
    const { files } = JSON.parse(resultText(path)) as {
      files: { groups: { fullName: string; benchmarks: { median: number; sd: number; sampleCount: number }[] }[] }[]
    }
    expect(judged.map(({ name }) => name)).toEqual([
      'src/sort.bench.ts > sorting > numbers',
      'src/sort.bench.ts > sorting > as text > numbers',
    ])
    const groups = files[0]?.groups.filter(({ fullName }) => fullName.includes('sorting')) ?? []
    expect(judged).toMatchObject(
      groups.map(({ benchmarks: [benchmark] }) => {
        const summary = { center: benchmark?.median, deviation: benchmark?.sd, count: benchmark?.sampleCount }
        return { metric: 'time', unit: 'ms', direction: 'lower', invocations: [{ samples: [], summary }] }
      }),
    )
    expect(failures).toEqual([{ name: 'src/sort.bench.ts > throws', message: 'threw an error' }])
  })
})

describe('vitest 5', () => {
  it.each([
    ['v5', false],
    ['v5-samples', true],
  ])('has the times of each task in its report: %s', async (form, keepsSamples) => {
    const path = `vitest/${form}.json`
    const { measured, failures } = await readResult(vitest, path)
    const judged = measured.filter(each => each.judged)
    expect(judged.map(({ name }) => name).sort()).toEqual(
      ['more/sort.bench.ts', 'src/sort.bench.ts'].flatMap(file => [
        `${file} > sorting > both > numbers`,
        `${file} > sorting > both > text`,
        `${file} > sorting > numbers > numeric`,
      ]),
    )
    const report = JSON.parse(resultText(path)) as Report
    const tests = report.testResults.flatMap(({ assertionResults }) => assertionResults)
    const tasks = tests.flatMap(({ benchmarks }) => benchmarks.flatMap(each => each.tasks))
    expect(judged.map(({ invocations }) => invocations)).toEqual(
      tasks.map(({ latency: { p50, sd, samplesCount, samples = [] } }) => [
        keepsSamples
          ? { samples, summary: null }
          : { samples: [], summary: { center: p50, deviation: sd, count: samplesCount } },
      ]),
    )
    expect(tasks.every(({ latency }) => (latency.samples ?? []).length > 0)).toBe(keepsSamples)
    expect(failures).toHaveLength(2)
    expect(failures).toEqual(
      expect.arrayContaining(
        ['more', 'src'].map(folder => ({
          name: `${folder}/sort.bench.ts > throws`,
          message: 'threw an error: TypeError: no such thing',
        })),
      ),
    )
  })

  it('has the result that one benchmark wrote, by the name of the file', async () => {
    const text = resultText('vitest/numeric.json')
    const { measured } = await readText(vitest, text, 'results/parse large.json')
    const { latency } = JSON.parse(text) as Task
    expect(measured[0]).toMatchObject({
      name: 'parse large',
      metric: 'time',
      invocations: [{ summary: { center: latency.p50 } }],
    })
  })

  it('names files by no more of their paths than it takes', async () => {
    const test = { benchmarks: [{ name: 'x', tasks: [{ name: 'y', latency: { p50: 1 } }] }] }
    const files = ['/a/one.bench.ts', '/a/b/two.bench.ts', '/a/c/two.bench.ts', 'C:\\a\\three.bench.ts']
    const testResults = files.map(name => ({ name, assertionResults: [test] }))
    const { measured } = await readText(vitest, JSON.stringify({ testResults }))
    expect(measured.map(({ name }) => name.split(' > ')[0])).toEqual([
      'one.bench.ts',
      'b/two.bench.ts',
      'c/two.bench.ts',
      'three.bench.ts',
    ])
  })

  it('refuses a report of tests without a benchmark', async () => {
    const testResults = [{ name: 'a.test.ts', assertionResults: [{ status: 'passed', benchmarks: [] }] }]
    await expect(readText(vitest, JSON.stringify({ testResults }))).rejects.toThrow('has no benchmark')
  })
})

it.each([
  '{"files":[]}',
  '{"testResults":[{"name":"a","assertionResults":[{"status":"passed"}]}]}',
  '{"latency":{},"throughput":{},"period":1}',
  '[]',
])('%j is nothing of vitest', text => expect(vitest.recognises(sourceOf(text))).toBe(false))
