import type { Measured } from '../model.js'
import type { Format } from './format.js'
import { errorRate, latencies, requests, single, throughput } from './load.js'
import { type LocustRow, locustRows } from './locust.js'
import { ReadingBuilder } from './values.js'

const HEADER = 'Type,Name,Request Count,Failure Count,'

/**
 * Locust rounds the times that its percentiles are made of: to whole milliseconds, and from 100 ms on to two digits.
 * Below this a step of one is more than a twentieth, and a change would be one of the rounding.
 */
const ROUGH = 20

/** The `_stats.csv` of `locust --csv`: a row for each request, and one for all of them. */
export const locustStats: Format = {
  tool: 'locust',
  recognises: ({ text }) => text.startsWith(HEADER),
  read({ text }) {
    const builder = new ReadingBuilder()
    for (const row of locustRows(text)) builder.add(row.name, () => measuredOf(row))
    return builder.done()
  },
}

/** @throws FileRefused */
function measuredOf(row: LocustRow): Measured[] {
  const { name } = row
  const all = row.number('Request Count')
  const failures = errorRate(name, row.number('Failure Count'), all)
  const percentiles = Object.fromEntries(row.percentiles())
  const median = percentiles.p50 ?? row.number('Median Response Time')
  const rounded = latencies(name, 'ms', { ...percentiles, p50: median })
  const mean = row.number('Average Response Time')
  return [
    ...rounded.map(each => ({ ...each, judged: each.judged && (each.invocations[0]?.summary?.center ?? 0) >= ROUGH })),
    // Not rounded, so it is what a change of fast requests shows in.
    single(name, 'mean', { unit: 'ms', direction: 'lower', judged: mean > 0 }, mean),
    ...latencies(name, 'ms', { min: row.number('Min Response Time'), max: row.number('Max Response Time') }),
    throughput(name, row.number('Requests/s')),
    failures,
    requests(name, all),
  ]
}
