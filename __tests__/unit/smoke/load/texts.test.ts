import { describe, expect, it } from '@jest/globals'
import { UserMistake } from '../../../../src/gate/mistake.js'
import { loadInputOf } from '../../../../src/smoke/load/input.js'
import { rateOf } from '../../../../src/smoke/load/rate.js'
import { thresholdsOf } from '../../../../src/smoke/load/threshold.js'

function mistakesOf(read: () => unknown): string[] {
  try {
    read()
  } catch (error) {
    if (error instanceof UserMistake) return error.mistakes.map(each => each.message)
    throw error
  }
  return []
}

describe('a rate', () => {
  it.each<[string, number, number]>([
    ['200/s', 200, 200],
    ['30/m', 0.5, 0.5],
    ['7200/h', 2, 2],
    ['0.25/s', 0.25, 0.25],
    [' 10 / s ', 10, 10],
    ['10/s..200/s', 10, 200],
    ['0..200/s', 0, 200],
    ['60/m..2/s', 1, 2],
    ['1.5..2.5/s', 1.5, 2.5],
    ['200/s .. 0/s', 200, 0],
    ['max', Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY],
  ])('is read from %s', (text, from, to) => {
    expect(rateOf(text)).toEqual({ from, to })
  })

  it.each(['', '200', '0/s', '-1/s', '200/d', '200 per s', '1e3/s', '0..0/s', '2000000/s', '1..2', '10/s..max', 'MAX'])(
    'is not %j',
    text => {
      expect(rateOf(text)).toBeNull()
    },
  )
})

describe('a load in one line', () => {
  it('has a rate and a duration, and else what is usual', () => {
    expect(loadInputOf('rate=200/s duration=5m')).toEqual({
      stages: [{ from: 200, to: 200, duration: 300_000 }],
      timeout: 10_000,
      connections: 100,
    })
  })

  it('may have stages, a timeout and connections', () => {
    expect(loadInputOf('rate=0/s..200/s duration=30s\n rate=200/s duration=1m30s timeout=5s connections=7')).toEqual({
      stages: [
        { from: 0, to: 200, duration: 30_000 },
        { from: 200, to: 200, duration: 90_000 },
      ],
      timeout: 5000,
      connections: 7,
    })
    expect(loadInputOf('rate=max duration=10s').stages[0]?.from).toBe(Number.POSITIVE_INFINITY)
  })

  it.each<[string, string[]]>([
    ['', ['each rate needs its duration, and each duration its rate: write rate=200/s duration=5m']],
    ['rate=200/s', [expect.stringContaining('each rate needs its duration') as unknown as string]],
    ['rat=200/s rate=1/s duration=1s', ['there is no "rat"; did you mean "rate"?']],
    ['rate= duration=1s rate=1/s', ['rate has no value; write rate=...']],
    ['rate=1/s duration=0s', ['duration "0s" is no duration up to a day; write it like 30s, 5m or 1h30m']],
    ['rate=1/s duration=1s connections=0', ['connections must be a whole number from 1 to 10000, not "0"']],
    ['rate=1/s duration=1s timeout=1s timeout=2s', ['timeout is given twice']],
    ['rate=max duration=1s rate=1/s duration=1s', ['rate=max stands alone: it knows no other stages']],
    [
      'rate=200 duration=soon',
      [
        '"200" is no rate; write a rate such as 200/s or 30/m, one that grows such as 0/s..200/s, or max',
        'duration "soon" is no duration up to a day; write it like 30s, 5m or 1h30m',
      ],
    ],
  ])('tells what is wrong with %j', (text, expected) => {
    expect(mistakesOf(() => loadInputOf(text))).toEqual(expected)
  })
})

describe('a threshold', () => {
  const read = (text: string) => thresholdsOf([text], {})[0]

  it.each<[string, object]>([
    ['p95 < 500ms', { metric: { kind: 'percentile', percent: 95 }, operator: '<', limit: 500, abortAfter: null }],
    ['p(99.9) <= 1s', { metric: { kind: 'percentile', percent: 99.9 }, operator: '<=', limit: 1000 }],
    ['P99.9<=1.5s', { metric: { kind: 'percentile', percent: 99.9 }, limit: 1500 }],
    ['med < 20ms', { metric: { kind: 'percentile', percent: 50 }, limit: 20 }],
    ['avg < 20ms', { metric: { kind: 'mean' } }],
    ['mean < 20ms', { metric: { kind: 'mean' } }],
    ['min > 1ms', { metric: { kind: 'min' }, operator: '>' }],
    ['max < 1m', { metric: { kind: 'max' }, limit: 60_000 }],
    ['errors < 1%', { metric: { kind: 'errors' }, limit: 0.01 }],
    ['availability >= 99.9%', { metric: { kind: 'availability' }, operator: '>=', limit: 0.999 }],
    ['rate > 100/s', { metric: { kind: 'rate' }, limit: 100 }],
    ['count >= 1000', { metric: { kind: 'count' }, limit: 1000 }],
    ['p95{log in} < 1s', { request: 'log in', metric: { kind: 'percentile', percent: 95 } }],
    ['errors {login} < 5% abort', { request: 'login', abortAfter: 0 }],
    ['p(95) < 500ms, abort after 10s', { limit: 500, abortAfter: 10_000 }],
    ['p95 < 500 ms', { limit: 500 }],
    ['p95 < 1.5 S abort after 10 s', { limit: 1500, abortAfter: 10_000 }],
    ['MAX < 500MS', { metric: { kind: 'max' }, limit: 500 }],
    ['errors < 1 %', { limit: 0.01 }],
    ['RATE > 100 / S', { limit: 100 }],
  ])('is read from %s', (text, expected) => {
    expect(read(text)).toMatchObject({ text, ...expected })
  })

  it.each<[string, string]>([
    ['p95', 'write a metric, an operator and a limit, such as p95 < 500ms or errors < 1%'],
    ['p95 < 500', '"500" is no limit of a latency; write it with its unit, such as 500ms or 1.5s'],
    ['p95 < 5 00ms', '"5 00ms" is no limit of a latency; write it with its unit, such as 500ms or 1.5s'],
    ['p95 < 5%', '"5%" is no limit of a latency; write it with its unit, such as 500ms or 1.5s'],
    ['p95 < 500ms, errors < 1%', 'holds several thresholds; write each by itself, on a line of its own'],
    ['p95 < = 500ms', '"= 500ms" is no limit of a latency; write it with its unit, such as 500ms or 1.5s'],
    ['p95 = 500ms', '= is no operator; write <, <=, > or >='],
    ['p101 < 1s', 'p101 is no percentile: it must be from p0 to p100'],
    ['p9.9.9 < 1s', 'p9.9.9 is no percentile'],
    ['error < 1%', 'there is no metric error; did you mean "errors"?'],
    ['maen < 1s', 'there is no metric maen; did you mean "mean"?'],
    ['constructor < 1s', 'there is no metric constructor; known are: '],
    ['errors < 0.01', '"0.01" is no limit of errors; write percent such as 1%'],
    ['errors < 101%', '"101%" is no limit of errors; write percent such as 1%'],
    ['rate > 100', '"100" is no limit of rate; write requests a second such as 100/s'],
    ['rate > max', '"max" is no limit of rate; write requests a second such as 100/s'],
    ['count > 1.5', '"1.5" is no limit of count; write a whole number such as 1000'],
    ['p95 < 1s abort later', '"abort later" is not understood; write abort, or abort after 10s'],
    ['p95 < 1s abort after ever', '"ever" is no duration; write abort after 10s'],
    ['p95{loging} < 1s', 'no request of the load is called "loging"; did you mean "login"?'],
  ])('is not %s', (text, expected) => {
    const [message, ...others] = mistakesOf(() => thresholdsOf([text], {}, ['login', 'account']))
    expect(others).toEqual([])
    expect(message).toContain(`${JSON.stringify(text)}: ${expected}`)
  })

  it('has its place, and its mistakes too', () => {
    const place = { file: 'suite.yml', line: 7, column: 3 }
    expect(thresholdsOf(['', ' p95 < 1s '], place)).toMatchObject([{ text: 'p95 < 1s', place }])
    try {
      thresholdsOf(['p95', 'errors < 1%', 'p99'], place)
      throw new Error('nothing was wrong')
    } catch (error) {
      expect((error as UserMistake).mistakes).toMatchObject([
        { where: 'thresholds', ...place },
        { where: 'thresholds', ...place },
      ])
    }
  })

  it('reads a hostile line in no time', () => {
    const lines = [`p95${' '.repeat(50_000)}x`, `p${'1'.repeat(50_000)} < 1s`, `p95 < ${' ,'.repeat(25_000)}`]
    for (const line of lines) expect(mistakesOf(() => thresholdsOf([line], {}))).toHaveLength(1)
  })
})
