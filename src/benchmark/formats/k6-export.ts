import { FileRefused } from '../refusal.js'
import type { Format } from './format.js'
import { type K6Metric, measuredOf, missed } from './k6.js'
import { k6Summary } from './k6-summary.js'
import { fieldOf, objectOf, ReadingBuilder } from './values.js'

/** The trends of k6 itself, all of which are times. Of those of a script the file does not say what they are. */
const TIMES =
  /^(?:http_req_[a-z_]+|grpc_req_duration|iteration_duration|group_duration|ws_connecting|ws_session_duration|ws_ping|browser_web_vital_(?:fcp|fid|inp|lcp|ttfb)|browser_http_req_duration)(?:\{|$)/

/** `k6 run --summary-export`, where the values of a metric stand beside its thresholds, and `true` is one that was crossed. */
export const k6Export: Format = {
  tool: 'k6',
  recognises: source =>
    objectOf(fieldOf(source.json, 'metrics')) !== null &&
    objectOf(fieldOf(source.json, 'root_group')) !== null &&
    !k6Summary.recognises(source),
  read({ json }) {
    const builder = new ReadingBuilder()
    for (const [name, metric] of Object.entries(objectOf(fieldOf(json, 'metrics')) ?? {})) {
      builder.add(name, () => measuredOf(metricOf(name, metric)))
      for (const [expression, isCrossed] of Object.entries(objectOf(fieldOf(metric, 'thresholds')) ?? {})) {
        if (isCrossed === true) builder.fail(name, missed(expression))
      }
    }
    return builder.done()
  },
}

/** @throws FileRefused */
function metricOf(name: string, metric: unknown): K6Metric {
  const values = objectOf(metric)
  if (values === null) throw new FileRefused('has no values')
  const type = typeOf(values)
  const contains =
    type === 'trend' && TIMES.test(name) ? 'time' : /^data_(?:sent|received)(?:\{|$)/.test(name) ? 'data' : 'default'
  return { name, type, contains, values, seconds: null }
}

/** The file does not say it, but each type has values of its own. */
function typeOf(values: Readonly<Record<string, unknown>>): K6Metric['type'] {
  if (Object.hasOwn(values, 'passes')) return 'rate'
  if (Object.hasOwn(values, 'value')) return 'gauge'
  return Object.hasOwn(values, 'rate') ? 'counter' : 'trend'
}
