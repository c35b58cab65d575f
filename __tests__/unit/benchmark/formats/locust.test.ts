import { describe, expect, it } from '@jest/globals'
import { csvRows } from '../../../../src/benchmark/formats/csv-rows.js'
import { locustHistory } from '../../../../src/benchmark/formats/locust-history.js'
import { locustStats } from '../../../../src/benchmark/formats/locust-stats.js'
import {
  kindsOf,
  onlyValue,
  readResult,
  readText,
  resultText,
  sourceOf,
  valuesOf,
} from '../../../support/benchmark-results.js'

const SLOW = 'GET /slow?page=[n], "any"'
const STATS = resultText('locust/shop_stats.csv').split(/\r?\n/, 1)[0] as string
const HISTORY = resultText('locust/shop_stats_history.csv').split(/\r?\n/, 1)[0] as string

/** The cells of a fixture's row by their columns. */
function cellsOf(path: string, name: string): Record<string, string> {
  const [header = [], ...rows] = [...csvRows(resultText(path))]
  const row = rows.findLast(cells => cells.includes(name)) ?? []
  return Object.fromEntries(header.map((column, index) => [column, row[index] ?? '']))
}

/** A table of these columns only; all others are 0. */
function table(header: string, ...rows: Record<string, string | number>[]): string {
  const lines = rows.map(row =>
    header
      .split(',')
      .map(column => row[column] ?? 0)
      .join(','),
  )
  return [header, ...lines, ''].join('\r\n')
}

describe('the stats of Locust', () => {
  it('have every request, and all of them', async () => {
    const reading = await readResult(locustStats, 'locust/shop_stats.csv')
    expect([...new Set(reading.measured.map(({ name }) => name))]).toEqual(['GET /', 'GET /flaky', SLOW, 'Aggregated'])
    expect(reading.failures).toEqual([])
    for (const [name, written] of [
      ['GET /flaky', '/flaky'],
      [SLOW, '/slow?page=[n], "any"'],
      ['Aggregated', 'Aggregated'],
    ]) {
      const cells = cellsOf('locust/shop_stats.csv', written as string)
      const number = (column: string) => Number(cells[column])
      expect(valuesOf(reading, name as string)).toEqual({
        p50: number('50%'),
        p66: number('66%'),
        p75: number('75%'),
        p80: number('80%'),
        p90: number('90%'),
        p95: number('95%'),
        p98: number('98%'),
        p99: number('99%'),
        'p99.9': number('99.9%'),
        'p99.99': number('99.99%'),
        mean: number('Average Response Time'),
        min: number('Min Response Time'),
        max: number('Max Response Time'),
        throughput: number('Requests/s'),
        'error-rate': number('Failure Count') / number('Request Count'),
        requests: number('Request Count'),
      })
    }
    expect(onlyValue(reading, 'GET /flaky', 'error-rate')).toBeGreaterThan(0.1)
  })

  it('have units and directions', async () => {
    const row = {
      Type: 'GET',
      Name: '/',
      'Request Count': 100,
      'Average Response Time': 120.5,
      '50%': 100,
      '95%': 340,
      '99.9%': 900,
    }
    const kinds = kindsOf(await readText(locustStats, table(STATS, row)), 'GET /')
    expect(kinds).toEqual(
      expect.arrayContaining([
        'p50 ms lower',
        'p95 ms lower',
        '(p99.9 ms lower)',
        'mean ms lower',
        '(min ms lower)',
        '(max ms lower)',
        'throughput requests/s higher',
        'error-rate ratio lower',
        '(requests requests higher)',
      ]),
    )
  })

  it('judge no percentile that a rounding of a millisecond would move', async () => {
    const row = {
      Type: 'GET',
      Name: '/',
      'Request Count': 100,
      'Average Response Time': 3.21,
      '50%': 3,
      '95%': 19,
      '99%': 20,
    }
    const kinds = kindsOf(await readText(locustStats, table(STATS, row)), 'GET /')
    expect(kinds.filter(kind => !kind.startsWith('('))).toEqual([
      'p99 ms lower',
      'mean ms lower',
      'throughput requests/s higher',
      'error-rate ratio lower',
    ])
  })

  it('of requests that were never made, or all failed, are failures', async () => {
    const text = table(
      STATS,
      { Type: 'GET', Name: '/never', 'Request Count': 0, '50%': 'N/A' },
      { Type: 'GET', Name: '/broken', 'Request Count': 7, 'Failure Count': 7 },
      { Type: 'GET', Name: '/odd', 'Request Count': 7, '95%': 'N/A' },
      { Type: 'GET', Name: '/', 'Request Count': 7 },
    )
    const reading = await readText(locustStats, text)
    expect(new Set(reading.measured.map(({ name }) => name))).toEqual(new Set(['GET /']))
    expect(reading.failures).toEqual([
      { name: 'GET /never', message: 'made no request' },
      { name: 'GET /broken', message: 'had no request that succeeded, of 7' },
      { name: 'GET /odd', message: expect.stringContaining('has "N/A" as 95%') },
    ])
  })
})

describe('the history of Locust', () => {
  const row = (seconds: number, users: number, requests: number, failures: number, mean: number, more = {}) => ({
    Timestamp: 1_700_000_000 + seconds,
    'User Count': users,
    Type: '',
    Name: 'Aggregated',
    'Requests/s': 77,
    'Total Request Count': requests,
    'Total Failure Count': failures,
    'Total Average Response Time': mean,
    ...more,
  })
  const samplesOf = async (text: string, name = 'Aggregated') => {
    const { measured } = await readText(locustHistory, text)
    return Object.fromEntries(
      measured
        .filter(each => each.name === name)
        .map(({ metric, invocations }) => [metric, invocations.map(({ samples }) => samples)]),
    )
  }

  it('is samples of one invocation: what lies between two rows under full load', async () => {
    const text = table(
      HISTORY,
      row(0, 0, 0, 0, 0),
      row(1, 2, 10, 0, 5),
      row(2, 4, 30, 0, 5),
      row(3, 4, 70, 2, 5),
      row(5, 4, 150, 2, 7.5),
      row(6, 2, 160, 2, 7.5),
    )
    expect(await samplesOf(text)).toEqual({
      'interval-throughput': [[40, 40]],
      'interval-mean': [[5, (150 * 7.5 - 70 * 5) / 80]],
      'interval-error-rate': [[0.05, 0]],
    })
  })

  it('of the real tool adds up to its totals', async () => {
    const path = 'locust/shop_stats_history.csv'
    const reading = await readResult(locustHistory, path)
    expect(kindsOf(reading, 'Aggregated')).toEqual([
      'interval-throughput requests/s higher',
      'interval-mean ms lower',
      'interval-error-rate ratio lower',
    ])
    const [header = [], ...rows] = [...csvRows(resultText(path))]
    const column = (name: string) => rows.map(cells => Number(cells[header.indexOf(name)]))
    const [seconds, users, totals] = [column('Timestamp'), column('User Count'), column('Total Request Count')]
    const from = users.indexOf(Math.max(...users))
    const rates = reading.measured[0]?.invocations[0]?.samples ?? []
    expect(rates.length).toBeGreaterThanOrEqual(3)
    expect(reading.measured[0]?.invocations).toHaveLength(1)
    const made = rates.reduce((sum, rate, index) => {
      const [before = 0, after = 0] = [seconds[from + index], seconds[from + index + 1]]
      return sum + rate * (after - before)
    }, 0)
    expect(made).toBeCloseTo((totals.at(-1) as number) - (totals[from] as number), 6)
  })

  it('has each request of a full history', async () => {
    const reading = await readResult(locustHistory, 'locust/full_stats_history.csv')
    expect(new Set(reading.measured.map(({ name }) => name))).toEqual(
      new Set(['Aggregated', 'GET /', 'GET /flaky', SLOW]),
    )
    expect(reading.failures).toEqual([])
  })

  it('leaves out intervals in which statistics were reset, the clock was set back, or nothing ended', async () => {
    const text = table(
      HISTORY,
      row(1, 4, 100, 9, 5),
      row(2, 4, 10, 0, 3),
      row(2, 4, 12, 0, 3),
      row(1, 4, 14, 0, 3),
      row(3, 4, 14, 0, 3),
      row(4, 4, 24, 0, 3),
    )
    expect(await samplesOf(text)).toEqual({
      'interval-throughput': [[0, 10]],
      'interval-mean': [[3]],
      'interval-error-rate': [[0]],
    })
  })

  it.each([
    [
      'nothing under full load',
      [row(1, 2, 10, 0, 5), row(2, 4, 30, 0, 5)],
      'has no interval with a request while all 4 users ran',
    ],
    [
      'nothing but failures',
      [row(1, 2, 10, 10, 5), row(2, 2, 30, 30, 5)],
      'had no request that succeeded while all users ran',
    ],
    [
      'a row that is cut off',
      [row(1, 2, 10, 0, 5), row(2, 2, 30, 0, 5, { 'Total Average Response Time': 'x' })],
      'has "x" as Total Average',
    ],
  ])('with %s is a failure', async (_what, rows, message) => {
    const reading = await readText(locustHistory, table(HISTORY, ...rows))
    expect(reading.measured).toEqual([])
    expect(reading.failures).toEqual([{ name: 'Aggregated', message: expect.stringContaining(message) }])
  })
})

it('each of the two tables of Locust is known by its own reader only', () => {
  const sources = ['shop_stats', 'shop_stats_history', 'full_stats_history'].map(name =>
    sourceOf(resultText(`locust/${name}.csv`)),
  )
  expect(sources.map(source => locustStats.recognises(source))).toEqual([true, false, false])
  expect(sources.map(source => locustHistory.recognises(source))).toEqual([false, true, true])
})

describe('csvRows', () => {
  it.each([
    [
      'a,b\r\nc,d\r\n',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'a,b\nc,',
      [
        ['a', 'b'],
        ['c', ''],
      ],
    ],
    ['a\r\rb', [['a'], ['b']]],
    [
      '"x ""y"", z",2\n\n"",""\n',
      [
        ['x "y", z', '2'],
        ['', ''],
      ],
    ],
    ['"two\nlines",1', [['two\nlines', '1']]],
    ['', []],
  ])('reads %j', (text, rows) => {
    expect([...csvRows(text)]).toEqual(rows)
  })

  it('refuses a quoted cell without an end', () => {
    expect(() => [...csvRows('a,"b\nc,d')]).toThrow('has a quoted cell that does not end')
  })
})
