import type { Measured } from '../model.js'
import { FileRefused } from '../refusal.js'
import type { Format } from './format.js'
import { type LocustRow, locustRows } from './locust.js'
import { ReadingBuilder, sampled } from './values.js'

/** What had happened since the start of the test when a row was written. */
interface Point {
  seconds: number
  users: number
  requests: number
  failures: number
  /** Of all requests together, in milliseconds. */
  time: number
}

const HEADER = 'Timestamp,User Count,Type,Name,'

/**
 * The `_stats_history.csv` of `locust --csv`: a row every second. Its rates and percentiles are of a window of ten seconds
 * or of all the time before, so neighbours share most of what they are made of. Its totals do not lie: what is between
 * two rows is a sample of its own. Only intervals under full load count, so that ramping up is no slow server. They have
 * names of their own, for the `_stats.csv` of the same run beside it is not another run.
 */
export const locustHistory: Format = {
  tool: 'locust',
  recognises: ({ text }) => text.startsWith(HEADER),
  read({ text }) {
    const rows = new Map<string, LocustRow[]>()
    for (const row of locustRows(text)) {
      const known = rows.get(row.name)
      if (known === undefined) rows.set(row.name, [row])
      else known.push(row)
    }
    const builder = new ReadingBuilder()
    for (const [name, series] of rows) builder.add(name, () => measuredOf(name, series.map(pointOf)))
    return builder.done()
  },
}

/** @throws FileRefused */
function pointOf(row: LocustRow): Point {
  const requests = row.number('Total Request Count')
  return {
    seconds: row.number('Timestamp'),
    users: row.number('User Count'),
    requests,
    failures: row.number('Total Failure Count'),
    time: requests * row.number('Total Average Response Time'),
  }
}

/** @throws FileRefused where nothing happened under full load */
function measuredOf(name: string, points: readonly Point[]): Measured[] {
  const full = points.reduce((most, { users }) => Math.max(most, users), 0)
  const [rates, times, shares]: [number[], number[], number[]] = [[], [], []]
  points.forEach((point, index) => {
    const before = points[index - 1]
    if (before === undefined || before.users !== full || point.users !== full) return
    const [seconds, requests] = [point.seconds - before.seconds, point.requests - before.requests]
    // Statistics that were reset in between, and a clock that was set back, leave nothing to say.
    if (seconds <= 0 || requests < 0 || point.failures < before.failures) return
    rates.push(requests / seconds)
    if (requests === 0) return
    times.push(Math.max(0, point.time - before.time) / requests)
    shares.push((point.failures - before.failures) / requests)
  })
  if (times.length === 0) throw new FileRefused(`has no interval with a request while all ${full} users ran`)
  if (shares.every(share => share >= 1)) throw new FileRefused('had no request that succeeded while all users ran')
  return [
    {
      name,
      metric: 'interval-throughput',
      unit: 'requests/s',
      direction: 'higher',
      judged: true,
      invocations: [sampled(rates)],
    },
    { name, metric: 'interval-mean', unit: 'ms', direction: 'lower', judged: true, invocations: [sampled(times)] },
    {
      name,
      metric: 'interval-error-rate',
      unit: 'ratio',
      direction: 'lower',
      judged: true,
      invocations: [sampled(shares)],
    },
  ]
}
