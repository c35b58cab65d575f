import { describe, expect, it } from '@jest/globals'
import { openMetrics } from '../../../../src/benchmark/formats/openmetrics.js'
import { kindsOf, readResult, readText, sourceOf } from '../../../support/benchmark-results.js'

const read = (lines: string) => readText(openMetrics, `${lines}\n# EOF\n`)
const samplesOf = async (lines: string) =>
  (await read(lines)).measured.map(({ invocations }) => invocations[0]?.samples)

describe.each(['prometheus', 'openmetrics'])('the text of prom-client, %s', form => {
  it('has gauges and quantiles that are judged, and counters that are not', async () => {
    const reading = await readResult(openMetrics, `openmetrics/${form}.txt`)
    const values = reading.measured.map(({ name, metric, invocations }) => [name, metric, invocations[0]?.samples])
    expect(values).toEqual([
      ['parse_seconds{file="small \\"1\\".json"}', 'time', [0.00125]],
      ['parse_seconds{file="large.json"}', 'time', [1.5]],
      ['rows_per_second', 'throughput', [120000]],
      ['heap_bytes', 'size', [52428800]],
      ['requests_total', 'value', [500]],
      ['wait_seconds_sum', 'time', [101]],
      ['wait_seconds_count', 'value', [100]],
      ['latency_seconds', 'p50', [expect.closeTo(0.0505, 6)]],
      ['latency_seconds', 'p95', [expect.closeTo(0.0955, 6)]],
      ['latency_seconds', 'p99.9', [expect.closeTo(0.1, 6)]],
      ['latency_seconds_sum', 'time', [expect.closeTo(5.05, 6)]],
      ['latency_seconds_count', 'value', [100]],
    ])
    expect(kindsOf(reading, 'parse_seconds{file="large.json"}')).toEqual(['time s lower'])
    expect(kindsOf(reading, 'rows_per_second')).toEqual(['throughput rows/s higher'])
    expect(kindsOf(reading, 'heap_bytes')).toEqual(['size B lower'])
    expect(kindsOf(reading, 'requests_total')).toEqual(['(value lower)'])
    expect(kindsOf(reading, 'latency_seconds')).toEqual(['p50 s lower', 'p95 s lower', 'p99.9 s lower'])
    expect(kindsOf(reading, 'latency_seconds_sum')).toEqual(['(time s lower)'])
    expect(reading.failures).toEqual([
      { name: 'temperature_celsius', message: expect.stringContaining('has -3 as its value') },
    ])
  })
})

describe('metrics as text', () => {
  it('have the unit that is declared', async () => {
    const reading = await read('# TYPE wait gauge\n# UNIT wait milliseconds\nwait 5\n# UNIT load joules\nload 7')
    expect(kindsOf(reading, 'wait')).toEqual(['time ms lower'])
    expect(kindsOf(reading, 'load')).toEqual(['joule joules lower'])
  })

  it('have samples that are repeated, with timestamps and exemplars', async () => {
    const lines = 'a 1 1700000000\na 2.5e1 1700000001.5\na +3 # {id="x"} 1\na{x="y"} 1_000'
    expect(await samplesOf(lines.replace('1_000', '4'))).toEqual([[1, 25, 3], [4]])
  })

  it('have labels with anything in them', async () => {
    const { measured } = await read('a{ b = "}\\"\\\\" , c="," } 1\nd{} 2\ne{f="g",} 3')
    expect(measured.map(({ name }) => name)).toEqual(['a{b="}\\"\\\\",c=","}', 'd', 'e{f="g"}'])
  })

  it('say nothing where what is not judged is no number, and fail where it is', async () => {
    const reading = await read(
      '# TYPE a counter\na_total NaN\n# TYPE s summary\ns{quantile="0.5"} NaN\ns_sum 0\ng +Inf\nok 1',
    )
    expect(reading.measured.map(({ name }) => name)).toEqual(['s_sum', 'ok'])
    expect(reading.failures.map(({ name, message }) => [name, message.split(': ')[0]])).toEqual([
      ['s', 'has NaN as its quantile 0.5'],
      ['g', 'has Infinity as its value'],
    ])
  })

  it('leave aside what is no measurement', async () => {
    const { measured } = await read(
      '# TYPE a info\na_info{v="1"} 1\n# TYPE b stateset\nb{b="on"} 1\nc_created 1.7e9\nd_bucket{le="1"} 5\nok 1',
    )
    expect(measured.map(({ name }) => name)).toEqual(['ok'])
  })

  it.each(['a', 'a{b="c" 1', 'a{b=c} 1', '{a="b"} 1', 'a 1 2 3', 'a one', 'a 1e', '5 5'])(
    'refuse the line %j',
    async line => {
      await expect(read(`ok 1\n${line}`)).rejects.toMatchObject({
        message: expect.stringContaining('no sample'),
        line: 2,
      })
    },
  )

  it.each(['', 'a 1', '# a comment\nBenchmarkX 1 2 ns/op', '{"# EOF": 1}'])('are not %j', text =>
    expect(openMetrics.recognises(sourceOf(text))).toBe(false),
  )
})
