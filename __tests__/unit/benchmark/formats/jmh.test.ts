import { describe, expect, it } from '@jest/globals'
import { jmh } from '../../../../src/benchmark/formats/jmh.js'
import {
  counts,
  meanOf,
  only,
  outline,
  readResult,
  readText,
  resultText,
  samplesOf,
} from '../../../support/benchmark-results.js'

interface Run {
  benchmark: string
  mode: string
  params: Record<string, string>
  primaryMetric: { score: number; scorePercentiles: Record<string, number> }
  secondaryMetrics: Record<string, { score: number }>
}

function runOf(method: string, mode: string, size: string): Run {
  const runs = JSON.parse(resultText('jmh/result.json')) as Run[]
  return runs.find(
    each => each.benchmark.endsWith(`.${method}`) && each.mode === mode && each.params.size === size,
  ) as Run
}

const PARAMS = '(kind = a b, size = 10)'
const SORT = `org.sample.Sorting.sort ${PARAMS}`
const SAMPLED = `org.sample.Sorting.sampled ${PARAMS}`

describe('jmh', () => {
  it('reads each mode, the methods of a group and what is allocated', async () => {
    const reading = await readResult(jmh, 'jmh/result.json')
    const judged = outline(reading).filter(line => line.includes(PARAMS) && !line.startsWith('('))
    expect(judged).toEqual([
      `org.sample.Sorting.pair ${PARAMS} | throughput ops/us +`,
      `org.sample.Sorting.pair ${PARAMS} | memory B/op`,
      `org.sample.Sorting.pair:read ${PARAMS} | throughput ops/us +`,
      `org.sample.Sorting.pair:write ${PARAMS} | throughput ops/us +`,
      `${SORT} | throughput ops/us +`,
      `${SORT} | memory B/op`,
      `${SORT} | time us/op`,
      `${SORT} | memory B/op`,
      `${SAMPLED} | sample-time us/op`,
      `${SAMPLED} | p50 us/op`,
      `${SAMPLED} | p90 us/op`,
      `${SAMPLED} | p95 us/op`,
      `${SAMPLED} | p99 us/op`,
      `${SAMPLED} | memory B/op`,
      `org.sample.Sorting.once ${PARAMS} | single-shot-time us/op`,
      `org.sample.Sorting.once ${PARAMS} | memory B/op`,
    ])
    expect(reading.failures).toEqual([])
  })

  it('has an invocation for each fork, a sample for each iteration', async () => {
    const time = only(await readResult(jmh, 'jmh/result.json'), SORT)
    expect(counts(time)).toEqual([3, 3])
    expect(meanOf(samplesOf(time))).toBeCloseTo(runOf('sort', 'avgt', '10').primaryMetric.score, 9)
  })

  it('reads histograms to the mean of each iteration', async () => {
    const reading = await readResult(jmh, 'jmh/result.json')
    const { score, scorePercentiles } = runOf('sampled', 'sample', '10').primaryMetric
    const samples = samplesOf(only(reading, SAMPLED, 'sample-time'))
    expect(only(reading, SAMPLED, 'sample-time').invocations).toHaveLength(2)
    expect(Math.min(...samples)).toBeLessThanOrEqual(score)
    expect(Math.max(...samples)).toBeGreaterThanOrEqual(score)
    expect(only(reading, SAMPLED, 'p95').invocations[0]?.summary?.center).toBe(scorePercentiles['95.0'])
  })

  it('keeps what profilers add for thresholds', async () => {
    const run = { benchmark: 'a.B.c', mode: 'avgt', primaryMetric: { scoreUnit: 'ns/op', rawData: [[1]] } }
    const secondaryMetrics = {
      '\u00b7gc.alloc.rate.norm': { score: 64, scoreUnit: 'B/op', rawData: [[64]] },
      '\u00b7gc.time': { score: 'NaN', scoreUnit: 'ms', rawData: [['NaN']] },
      'gc.alloc.rate': { score: 3, scoreUnit: 'MB/sec', rawData: [[3], []] },
      'gc.count': { score: 2, scoreUnit: 'counts', rawData: [[2]] },
    }
    const reading = await readText(jmh, JSON.stringify([{ ...run, secondaryMetrics }]))
    expect(outline(reading)).toEqual([
      'a.B.c | time ns/op',
      'a.B.c | memory B/op',
      '(a.B.c | gc-alloc-rate MB/sec)',
      '(a.B.c | gc-count counts)',
    ])
  })

  it('passes over iterations in which nothing was sampled', async () => {
    const rawDataHistogram = [
      [
        [],
        [
          [2, 3],
          [6, 1],
        ],
      ],
      [[]],
    ]
    const run = { benchmark: 'a', mode: 'sample', primaryMetric: { scoreUnit: 'ns/op', rawDataHistogram } }
    const reading = await readText(jmh, JSON.stringify([run]))
    expect(only(reading, 'a', 'sample-time').invocations).toEqual([{ samples: [3], summary: null }])
  })

  it('says what is wrong with a benchmark and keeps the others', async () => {
    const primary = (rawData: unknown) => ({ scoreUnit: 'ns/op', score: 1, rawData })
    const text = JSON.stringify([
      { benchmark: 'good', mode: 'avgt', primaryMetric: primary([[1], [2]]) },
      { benchmark: 'nan', mode: 'avgt', primaryMetric: primary([['NaN']]) },
      { benchmark: 'unforked', mode: 'avgt', primaryMetric: primary([]) },
      { benchmark: 'odd', mode: 'constructor', primaryMetric: primary([[1]]) },
      { benchmark: 'empty', mode: 'sample', primaryMetric: { scoreUnit: 'ns/op', rawDataHistogram: [[[]]] } },
      { benchmark: 'text', mode: 'sample', primaryMetric: { scoreUnit: 'ns/op', rawDataHistogram: [[[[1, 'x']]]] } },
    ])
    const { measured, failures } = await readText(jmh, text)
    expect(measured.map(({ name }) => name)).toEqual(['good'])
    expect(failures.map(({ name }) => name)).toEqual(['nan', 'unforked', 'odd', 'empty', 'text'])
  })
})
