import type { Measured, Reading } from '../model.js'
import type { Format } from './format.js'
import { errorRate, latencies, nameOfFile, percentileOf, requests, single, throughput } from './load.js'
import { fieldOf, measuredNumber, objectOf, optionalNumber, ReadingBuilder } from './values.js'
import { isResult, readResults } from './vegeta-results.js'

/**
 * `vegeta report -type=json`, which does not say what was attacked, so that the file's name has to; and the results of
 * the single requests, as `vegeta encode` writes them. Those in gob or CSV are not read.
 */
export const vegeta: Format = {
  tool: 'vegeta',
  recognises: ({ json, text }) => isReport(json) || isResult(text),
  read: ({ json, text, path }) =>
    isReport(json) ? readReport(json, nameOfFile(path)) : readResults(text, nameOfFile(path)),
}

function isReport(json: unknown): boolean {
  return ['latencies', 'bytes_in', 'status_codes'].every(key => objectOf(fieldOf(json, key)) !== null)
}

function readReport(json: unknown, name: string): Reading {
  const builder = new ReadingBuilder()
  builder.add(name, () => measuredOf(name, json))
  return builder.done()
}

/** @throws FileRefused */
function measuredOf(name: string, json: unknown): Measured[] {
  const all = measuredNumber(fieldOf(json, 'requests'), 'requests')
  const answers = Object.entries(objectOf(fieldOf(json, 'status_codes')) ?? {})
  const succeeded = answers
    .filter(([status]) => Number(status) >= 200 && Number(status) < 400)
    .reduce((total, [status, count]) => total + measuredNumber(count, `status_codes.${status}`), 0)
  const failures = errorRate(name, all - Math.min(succeeded, all), all)
  const told = Object.entries(objectOf(fieldOf(json, 'latencies')) ?? {}).flatMap(
    ([key, value]): [string, number | null][] => {
      const metric = key === 'mean' || key === 'min' || key === 'max' ? key : percentileOf(key)
      return metric === null ? [] : [[metric, optionalNumber(value, `latencies.${key}`)]]
    },
  )
  const rate = measuredNumber(fieldOf(json, 'rate'), 'rate')
  // Older versions only have the rate at which it attacked, which says nothing of the server.
  const answered = optionalNumber(fieldOf(json, 'throughput'), 'throughput')
  return [
    ...latencies(name, 'ns', Object.fromEntries(told)),
    ...(answered === null ? [] : [throughput(name, answered)]),
    single(name, 'rate', { unit: 'requests/s', direction: 'higher', judged: false }, rate),
    failures,
    requests(name, all),
  ]
}
