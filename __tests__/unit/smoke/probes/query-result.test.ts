import { describe, expect, it } from '@jest/globals'
import { RefusedResult, readQueryResult } from '../../../../src/smoke/probes/query-result.js'

const read = (answer: unknown) =>
  readQueryResult(typeof answer === 'string' ? answer : JSON.stringify(answer), () => 'status 404 with text/html')

const success = (resultType: string, result: unknown, more = {}) => ({
  status: 'success',
  data: { resultType, result },
  ...more,
})

describe('the answer to a query', () => {
  it('has the samples of a vector', () => {
    const result = [
      { metric: { __name__: 'up', job: 'api', instance: 'a"b' }, value: [1700000000.123, '1'] },
      { metric: {}, value: [1700000000.123, '2.5e-3'] },
      { metric: { job: 'x' }, value: [1, '+Inf'] },
      { metric: { __name__: 'low' }, value: [1, '-Inf'] },
    ]
    expect(read(success('vector', result)).samples).toEqual([
      { labels: 'up{job="api", instance="a\\"b"}', value: 1 },
      { labels: '', value: 0.0025 },
      { labels: '{job="x"}', value: Number.POSITIVE_INFINITY },
      { labels: 'low', value: Number.NEGATIVE_INFINITY },
    ])
  })

  it('has one sample where it is a scalar, and none of an empty vector', () => {
    expect(read(success('scalar', [1, '42'])).samples).toEqual([{ labels: '', value: 42 }])
    expect(read(success('vector', [])).samples).toEqual([])
  })

  it.each(['NaN', '', 'much'])('has no number in %j', value => {
    expect(read(success('scalar', [1, value])).samples[0]?.value).toBeNaN()
  })

  it('keeps what Prometheus warns of', () => {
    const more = { warnings: ['store is away', 7], infos: ['no counter'] }
    expect(read(success('vector', [], more)).warnings).toEqual(['store is away', 'no counter'])
  })

  it.each([
    [success('matrix', []), 'a range of values for each series (matrix); leave out the `[5m]`'],
    [success('string', [1, 'x']), 'a text; ask for a number'],
    [success('tensor', []), 'no answer of Prometheus: a result of type tensor'],
    [success('vector', {}), 'no answer of Prometheus: a result of type vector'],
    [success('vector', [{ metric: {}, histogram: [1, {}] }]), 'a native histogram'],
    [success('vector', [{ metric: {} }]), 'a sample without a value'],
    [success('vector', [null]), 'a sample without a value'],
    [success('scalar', null), 'a sample without a value'],
    [
      { status: 'error', errorType: 'bad_data', error: '1:5: parse error: unexpected end of input' },
      'bad_data: 1:5: parse error: unexpected end of input',
    ],
    [{ status: 'error', message: 'no such route' }, 'no answer of Prometheus: status 404 with text/html'],
    [{ status: 'success' }, 'no answer of Prometheus: status 404 with text/html'],
    [[], 'no answer of Prometheus'],
    ['<html>', 'no answer of Prometheus: status 404 with text/html'],
    ['null', 'no answer of Prometheus'],
  ])('is refused as %j', (answer, message) => {
    expect(() => read(answer)).toThrow(RefusedResult)
    expect(() => read(answer)).toThrow(message)
  })
})
