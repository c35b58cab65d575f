import { describe, expect, it } from '@jest/globals'
import { judgeThresholds } from '../../../../src/benchmark/thresholds/judge.js'
import { parseThresholds } from '../../../../src/benchmark/thresholds/parse.js'
import { measured } from '../../../support/benchmarks.js'

const api = measured('api', [[600, 600, 700]], { metric: 'p95' })
const rate = measured('api', [[900]], { metric: 'throughput', unit: 'req/s', direction: 'higher' })

async function told(text: string): Promise<string[]> {
  const { findings } = judgeThresholds([api, rate], await parseThresholds(text), 'fail')
  return findings.map(({ level, message }) => `${level}: ${message}`)
}

describe('values', () => {
  it.each([
    ['api p95: target < 500 ms, alert > 1000 ms', ['warning: api p95 is 600 ms: the target is < 500 ms.']],
    ['api p95: target < 100 ms, alert > 0.5 s', ['error: api p95 is 600 ms: the alert is > 0.5 s.']],
    ['api p95: target < 700000 us, alert > 1 s', []],
    ['api p95: target < 500', ['warning: api p95 is 600 ms: the target is < 500.']],
    ['api*: alert > 0.5 s', ['error: api p95 is 600 ms: the alert is > 0.5 s.']],
    [
      'api throughput: target > 1000 req/s, alert < 800 req/s',
      ['warning: api throughput is 900 req/s: the target is > 1000 req/s.'],
    ],
    [
      '- {name: api, metric: throughput, alert: "< 1000 req/s"}',
      ['error: api throughput is 900 req/s: the alert is < 1000 req/s.'],
    ],
  ])('%s', async (text, expected) => {
    expect(await told(text)).toEqual(expected)
  })

  it('are exactly on the bound', async () => {
    expect(await told('api p95: alert >= 600 ms')).toHaveLength(1)
    expect(await told('api p95: alert > 600 ms')).toEqual([])
    expect(await told('api p95: target < 600 ms')).toHaveLength(1)
    expect(await told('api p95: target <= 600 ms')).toEqual([])
  })

  it('of another kind than the bound are an error', async () => {
    expect(await told('api p95: alert > 10 MB')).toEqual([
      'error: api p95 is measured in ms, which cannot be compared with > 10 MB.',
    ])
  })
})

it('is an error where no benchmark has the name', async () => {
  const { findings } = judgeThresholds([api], await parseThresholds('web: alert > 1 s'), 'fail')
  expect(findings).toMatchObject([{ rule: 'benchmark/threshold', level: 'error', help: 'Measured are api p95.' }])
  const passing = judgeThresholds([api], await parseThresholds('web: alert > 1 s'), 'pass')
  expect(passing.findings).toMatchObject([{ level: 'note' }])
})

it.each([
  ['apy: alert > 1 s', 'Did you mean api?', 'benchmark'],
  ['api p9: alert > 1 s', 'Its metrics are p95, throughput.', 'metric'],
  ['- {name: "a*", metric: p9, alert: "> 1 s"}', 'Its metrics are p95, throughput.', 'metric'],
  ['another one: alert > 1 s', 'Measured are api p95, api throughput.', 'benchmark'],
])('says what may be meant by %s', async (text, help, what) => {
  const { findings } = judgeThresholds([api, rate], await parseThresholds(text), 'fail')
  expect(findings).toMatchObject([{ help, message: expect.stringContaining(`no ${what} of that name`) }])
})

it('draws times as metrics, in milliseconds, with what must hold', async () => {
  const { metrics } = judgeThresholds([api], await parseThresholds('api p95: target < 0.5 s, alert > 1 s'), 'fail')
  expect(metrics).toEqual([
    {
      name: 'api p95',
      value: 600,
      unit: 'ms',
      verdict: 'warn',
      thresholds: [
        { op: '<=', value: 1000, level: 'error' },
        { op: '<', value: 500, level: 'warning' },
      ],
    },
  ])
})
