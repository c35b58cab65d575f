import { describe, expect, it } from '@jest/globals'
import { tinybench } from '../../../../src/benchmark/formats/tinybench.js'
import { kindsOf, readResult, readText, resultText, sourceOf, valuesOf } from '../../../support/benchmark-results.js'

interface Statistics {
  mean: number
  median?: number
  p50?: number
  p99: number
  sd: number
  samples?: number[]
  samplesCount?: number
}
type Result = Statistics & { hz?: number; latency?: Statistics; throughput?: { p50: number } }
type Task = Result & { name: string; result?: Result }

const tasksOf = (path: string) => JSON.parse(resultText(path)) as Task[]
const KINDS = [
  'time ms lower',
  '(throughput ops/s higher)',
  '(mean ms lower)',
  '(min ms lower)',
  '(max ms lower)',
  '(p75 ms lower)',
  '(p99 ms lower)',
  '(p99.5 ms lower)',
  '(p99.9 ms lower)',
]

describe.each(['v2', 'v3', 'v4', 'v6'])('tinybench %s', version => {
  it.each(['tasks', 'nested'])('has the times of its tasks: %s', async form => {
    const path = `tinybench/${version}-${form}.json`
    const reading = await readResult(tinybench, path)
    const tasks = tasksOf(path)
    expect(tasks.map(({ name }) => name)).toEqual(['sort numbers', 'sleep'])
    expect(reading.failures).toEqual([])
    for (const task of tasks) {
      const result = task.result ?? task
      const latency = result.latency ?? result
      expect(kindsOf(reading, task.name)).toEqual(KINDS)
      const { time, ...others } = valuesOf(reading, task.name)
      expect(others).toMatchObject({
        mean: latency.mean,
        p99: latency.p99,
        throughput: result.throughput?.p50 ?? result.hz,
      })
      const invocations = reading.measured.find(each => each.name === task.name)?.invocations
      const summary = { center: latency.p50 ?? 0, deviation: latency.sd, count: latency.samplesCount ?? 0 }
      const samples = latency.samples ?? []
      expect(invocations).toEqual([samples.length > 0 ? { samples, summary: null } : { samples: [], summary }])
    }
  })

  it('has what threw as a failure', async () => {
    const { measured, failures } = await readResult(tinybench, `tinybench/${version}-failed.json`)
    expect([...new Set(measured.map(({ name }) => name))]).toEqual(['sort numbers', 'sleep'])
    expect(failures).toEqual([{ name: 'throws', message: 'threw an error' }])
  })

  it('has the times of its table', async () => {
    const path = `tinybench/${version}-table.json`
    const { measured, failures } = await readResult(tinybench, path)
    const rows = JSON.parse(resultText(path)) as Record<string, string | number>[]
    expect(failures).toEqual([])
    expect(measured).toMatchObject(
      ['sort numbers', 'sleep'].map((name, index) => {
        const cell = rows[index]?.['Latency med (ns)'] ?? rows[index]?.['Average Time (ns)']
        const center = Number(String(cell).split(' ')[0])
        const summary = { center, count: rows[index]?.Samples }
        return { name, metric: 'time', unit: 'ns', direction: 'lower', judged: true, invocations: [{ summary }] }
      }),
    )
  })
})

describe('tinybench', () => {
  it('turns the margins of a table back into deviations', async () => {
    const columns = { 'Latency avg (ns)': '2000 ± 10.00%', 'Latency med (ns)': '1900 ± 12.00', Samples: 5 }
    const { measured } = await readText(tinybench, JSON.stringify([{ 'Task name': 'a', ...columns }]))
    expect(measured[0]?.invocations[0]?.summary?.center).toBe(1900)
    expect(measured[0]?.invocations[0]?.summary?.deviation).toBeCloseTo((200 * Math.sqrt(5)) / 2.776445, 3)
  })

  it('tells what a table says of failures, and of numbers that are none', async () => {
    const rows = [
      { 'Task name': 'threw', Error: 'no such thing', Stack: 'TypeError' },
      { 'Task name': 'waits', Remarks: 'not run' },
      { 'Task name': 'odd', 'Latency avg (ns)': 'fast', Samples: 5 },
      { 'Task name': 'unsure', 'Latency avg (ns)': '5 ± 1%', Samples: '5' },
    ]
    const { measured, failures } = await readText(tinybench, JSON.stringify(rows))
    expect(measured).toEqual([])
    expect(failures).toEqual([
      { name: 'threw', message: 'threw an error: no such thing' },
      { name: 'waits', message: 'was not run' },
      { name: 'odd', message: 'has no number as its average time' },
      { name: 'unsure', message: expect.stringContaining('has "5" as its count of samples') },
    ])
  })

  it('tells what was aborted, not run, without a name, or measured as no number', async () => {
    const good = { name: 'good', latency: { p50: 1 }, throughput: { p50: 1000 } }
    const tasks = [
      good,
      { name: 'aborted', state: 'aborted' },
      { name: 'waits', state: 'not-started' },
      { latency: {} },
      { name: 'odd', latency: { p50: 'fast' } },
      { name: 'negative', latency: { samples: [1, -1] } },
    ]
    const reading = await readText(tinybench, JSON.stringify(tasks))
    expect(kindsOf(reading, 'good')).toEqual(['time ms lower', '(throughput ops/s higher)'])
    expect(reading.failures).toEqual([
      { name: 'aborted', message: 'was aborted' },
      { name: 'waits', message: 'has no time: it failed, or was not run' },
      { name: 'Task 4', message: 'has no name' },
      { name: 'odd', message: expect.stringContaining('has "fast" as its time') },
      { name: 'negative', message: expect.stringContaining('has -1 as its samples') },
    ])
  })

  it.each(['[]', '[{"name":"a","unit":"ms","value":1}]', '[{"name":"a"}]', '{"name":"a","latency":{}}', '[null, 5]'])(
    'is not %j',
    text => expect(tinybench.recognises(sourceOf(text))).toBe(false),
  )
})
