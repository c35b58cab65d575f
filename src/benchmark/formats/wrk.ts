import type { Measured } from '../model.js'
import { FileRefused } from '../refusal.js'
import type { Format } from './format.js'
import { errorRate, latencies, nameOfUrl, percentileOf, requests, single, throughput } from './load.js'
import { measuredNumber, ReadingBuilder } from './values.js'

/** wrk takes the unit by the size of each value; it measures in microseconds, and so all are written in them. */
const MICROSECONDS = new Map([
  ['us', 1],
  ['ms', 1e3],
  ['s', 1e6],
  ['m', 6e7],
  ['h', 3.6e9],
])

const RUN = /^Running [^ \n]{1,20} test @ (\S{1,4000})\s*$/
const BEGINNING = /^Running [^ \n]{1,20} test @ \S{1,4000}\s{0,3}\n {2}\d{1,9} threads and /m
const TIME = /^(\d{1,15}\.\d\d)(us|ms|s|m|h)$/
const LATENCY = /^ +Latency +(\S+) +\S+ +(\S+) +\S+%\s*$/
const PERCENTILE = /^ *(\d{1,3}(?:\.\d{1,3})?%) +(\S+)\s*$/
const REQUESTS = /^ +(\d{1,15}) requests in \S+, \S+ read\s*$/
const SOCKET_ERRORS = /^ +Socket errors: connect (\d{1,15}), read (\d{1,15}), write (\d{1,15}), timeout (\d{1,15})\s*$/
const STATUS_ERRORS = /^ +Non-2xx or 3xx responses: (\d{1,15})\s*$/
const RATE = /^Requests\/sec: +(\d{1,15}\.\d\d)\s*$/

/** wrk2 has a second distribution, of the latency that a server which stalls looks well in. */
const UNCORRECTED = 'Latency Distribution (HdrHistogram - Uncorrected'

/** The text that wrk and wrk2 print, of one run or of several one after the other. */
export const wrk: Format = {
  tool: 'wrk',
  // autocannon begins with the same line, and goes on with another.
  recognises: ({ text }) => text.includes(' test @ ') && BEGINNING.test(text),
  read({ text }) {
    const builder = new ReadingBuilder()
    const runs: { name: string; lines: string[] }[] = []
    for (const line of text.split('\n')) {
      const url = RUN.exec(line)?.[1]
      if (url !== undefined) runs.push({ name: nameOfUrl(url), lines: [] })
      else runs.at(-1)?.lines.push(line)
    }
    for (const { name, lines } of runs) builder.add(name, () => measuredIn(name, lines))
    return builder.done()
  },
}

/** What one run printed. @throws FileRefused */
function measuredIn(name: string, lines: readonly string[]): Measured[] {
  const found = (form: RegExp) => lines.map(line => form.exec(line)).find(match => match !== null)
  const [all, rate, latency] = [found(REQUESTS)?.[1], found(RATE)?.[1], found(LATENCY)]
  if (all === undefined || rate === undefined || !latency) throw new FileRefused('has no result: wrk did not finish')
  const answered = Number(all)
  if (answered === 0) throw new FileRefused('had no answer')
  const [, connect, read, write, timeouts = 0] = found(SOCKET_ERRORS)?.map(Number) ?? []
  const broken = (connect ?? 0) + (read ?? 0) + (write ?? 0)
  const refused = Number(found(STATUS_ERRORS)?.[1] ?? 0)
  const percentiles = percentilesIn(lines)
  const mean = microseconds(latency[1], 'mean latency')
  return [
    single(name, 'mean', { unit: 'us', direction: 'lower', judged: percentiles.length === 0 }, mean),
    ...latencies(name, 'us', { ...Object.fromEntries(percentiles), max: microseconds(latency[2], 'longest latency') }),
    throughput(name, Number(rate)),
    errorRate(name, refused + broken, answered + broken),
    // Of answers that came late. wrk2 counts one again for as long as it is late, so they are no share of anything.
    single(name, 'timeouts', { unit: '', direction: 'lower', judged: false }, timeouts),
    requests(name, answered),
  ]
}

/** What `--latency` adds: the distribution that wrk2 corrected for requests it could not send in time. */
function percentilesIn(lines: readonly string[]): [metric: string, value: number][] {
  const end = lines.findIndex(line => line.includes(UNCORRECTED))
  return lines.slice(0, end < 0 ? lines.length : end).flatMap((line): [string, number][] => {
    const [, percent = '', time] = PERCENTILE.exec(line) ?? []
    const metric = percentileOf(percent)
    return metric === null || metric === 'p100' ? [] : [[metric, microseconds(time, metric)]]
  })
}

/** @throws FileRefused */
function microseconds(text: string | undefined, what: string): number {
  const [, number, unit = ''] = TIME.exec(text ?? '') ?? []
  const size = MICROSECONDS.get(unit)
  return measuredNumber(size === undefined ? text : Number((Number(number) * size).toPrecision(15)), what)
}
