/** What Prometheus answers to an instant query. */
export interface QueryResult {
  samples: { labels: string; value: number }[]
  warnings: string[]
}

/** An answer that holds no samples to judge; the message, which may be long, says what it is instead. */
export class RefusedResult extends Error {}

const MOST_WARNINGS = 10

const HINTS: Readonly<Record<string, string>> = {
  matrix: 'a range of values for each series (matrix); leave out the `[5m]`, or put it into a function such as rate()',
  string: 'a text; ask for a number',
}

/**
 * Reads the answer of `/api/v1/query`; `otherwise` says what one is that is none of Prometheus.
 *
 * @throws RefusedResult
 */
export function readQueryResult(text: string, otherwise: () => string): QueryResult {
  const answer = objectIn(text)
  if (answer?.['status'] === 'error' && typeof answer['error'] === 'string') {
    throw new RefusedResult(`${answer['errorType']}: ${answer['error']}`)
  }
  const data = answer?.['status'] === 'success' ? asObject(answer['data']) : null
  if (answer === null || data === null) throw new RefusedResult(`no answer of Prometheus: ${otherwise()}`)
  const { resultType, result } = data
  const hint = HINTS[String(resultType)]
  if (hint !== undefined) throw new RefusedResult(hint)
  const items = resultType === 'scalar' ? [{ metric: {}, value: result }] : resultType === 'vector' ? result : null
  if (!Array.isArray(items)) throw new RefusedResult(`no answer of Prometheus: a result of type ${String(resultType)}`)
  return { samples: items.map(sampleOf), warnings: warningsOf(answer) }
}

function sampleOf(item: unknown): QueryResult['samples'][number] {
  const { metric, value, histogram } = asObject(item) ?? {}
  if (histogram !== undefined) {
    throw new RefusedResult('a native histogram; take a number of it with histogram_quantile() or histogram_count()')
  }
  const text = Array.isArray(value) ? value[1] : undefined
  if (typeof text !== 'string') throw new RefusedResult('no answer of Prometheus: a sample without a value')
  const { __name__: name, ...labels } = asObject(metric) ?? {}
  const pairs = Object.entries(labels).map(([label, each]) => `${label}=${JSON.stringify(each)}`)
  return { labels: `${name ?? ''}${pairs.length === 0 ? '' : `{${pairs.join(', ')}}`}`, value: numberOf(text) }
}

/** As Go writes floating-point numbers; what is none is `NaN`. */
function numberOf(text: string): number {
  const infinite = /^([+-]?)Inf$/.exec(text)
  if (infinite !== null) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return text.trim() === '' ? Number.NaN : Number(text)
}

function warningsOf(answer: Record<string, unknown>): string[] {
  return [answer['warnings'], answer['infos']]
    .flatMap(each => (Array.isArray(each) ? each : []))
    .filter(each => typeof each === 'string')
    .slice(0, MOST_WARNINGS)
}

function objectIn(text: string): Record<string, unknown> | null {
  try {
    return asObject(JSON.parse(text))
  } catch {
    return null
  }
}

function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}
