import type { Measured } from '../model.js'
import type { Format } from './format.js'
import { errorRate, latencies, nameOfUrl, percentileOf, requests, single, throughput } from './load.js'
import { fieldOf, measuredNumber, objectOf, optionalNumber, ReadingBuilder, textOf } from './values.js'

/** Percentiles are whole milliseconds here. Below this a step of one is more than a twentieth, and no change of the program. */
const ROUGH = 20

/** The mean is rounded to hundredths. */
const ROUGH_MEAN = ROUGH / 100

/** `autocannon --json`. */
export const autocannon: Format = {
  tool: 'autocannon',
  recognises: ({ json }) =>
    fieldOf(json, '2xx') !== undefined &&
    objectOf(fieldOf(json, 'latency')) !== null &&
    objectOf(fieldOf(json, 'requests')) !== null,
  read({ json }) {
    const builder = new ReadingBuilder()
    const url = textOf(fieldOf(json, 'url'))
    const name = textOf(fieldOf(json, 'title')) || (url === null ? 'autocannon' : nameOfUrl(url))
    builder.add(name, () => measuredOf(name, json))
    return builder.done()
  },
}

/** @throws FileRefused */
function measuredOf(name: string, json: unknown): Measured[] {
  const number = (key: string) => measuredNumber(fieldOf(json, key), key)
  const [latency, rates] = [objectOf(fieldOf(json, 'latency')) ?? {}, fieldOf(json, 'requests')]
  const [answered, errors] = [measuredNumber(fieldOf(rates, 'total'), 'requests.total'), number('errors')]
  const failures = errorRate(name, number('4xx') + number('5xx') + errors, answered + errors)
  const mean = measuredNumber(fieldOf(latency, 'average'), 'latency.average')
  return [
    single(name, 'mean', { unit: 'ms', direction: 'lower', judged: mean >= ROUGH_MEAN }, mean),
    ...percentilesOf(name, latency),
    throughput(name, measuredNumber(fieldOf(rates, 'average'), 'requests.average')),
    failures,
    requests(name, answered),
  ]
}

function percentilesOf(name: string, latency: Readonly<Record<string, unknown>>): Measured[] {
  const told = Object.entries(latency).flatMap(([key, value]): [string, number | null][] => {
    // `p97_5`
    const metric = key === 'min' || key === 'max' ? key : percentileOf(key.replace('_', '.'))
    return metric === null ? [] : [[metric, optionalNumber(value, `latency.${key}`)]]
  })
  return latencies(name, 'ms', Object.fromEntries(told)).map(each => ({
    ...each,
    judged: each.judged && (each.invocations[0]?.summary?.center ?? 0) >= ROUGH,
  }))
}
