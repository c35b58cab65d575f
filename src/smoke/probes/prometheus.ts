import type { Phases, Response } from '../../gate/network.js'
import { told } from '../expect/tell.js'
import { authorizationOf, headersOf, target } from './call.js'
import { type Context, type Probed, type ProbeOf, unmet } from './context.js'
import { certificatesOf } from './expiry.js'
import { tlsOf } from './http.js'
import { type QueryResult, RefusedResult, readQueryResult } from './query-result.js'

/** A vector of as many samples as anybody looks at is far below this. */
const LARGEST = 8 << 20
/** Characters of what Prometheus says that are told. */
const TOLD = 500

/** An instant query. No sample is no answer: a metric of another name would otherwise pass for a good one. */
export async function probePrometheus(probe: ProbeOf<'prometheus'>, context: Context): Promise<Probed> {
  const { resolve, ports, check, masks } = context
  const response = await ports.network.request({
    method: 'GET',
    ...requestOf(probe, resolve(probe.query), context),
    timeout: context.remaining(),
    keep: LARGEST,
    ...tlsOf(probe.trust, resolve),
  })
  const { phases, status, tls } = response
  const certificates = certificatesOf(tls === undefined ? [] : [tls])
  try {
    const { samples, warnings } = resultOf(response)
    const lacking = samples.length === 0
    const odd = samples.find(({ value }) => Number.isNaN(value))
    const implied = lacking
      ? [unmet('value', 'at least one sample', 'none', check.place)]
      : odd === undefined
        ? []
        : [unmet('value', 'numbers', `NaN${odd.labels && ` for ${odd.labels}`}`, check.place)]
    const shown = warnings.map(each => told(each, text => masks.text(text), TOLD))
    return { answer: { phases, status, samples, ...certificates }, implied, warnings: shown }
  } catch (error) {
    if (!(error instanceof RefusedResult)) throw error
    return refused(phases, error, context)
  }
}

function requestOf({ server, headers, auth }: ProbeOf<'prometheus'>, query: string, { resolve }: Context) {
  const { url, authorization } = target(server, ['http:', 'https:'], resolve)
  const sent = headersOf(headers, resolve)
  if (auth !== null) sent['authorization'] = authorizationOf(auth, resolve)
  else if (authorization !== null) sent['authorization'] ??= authorization
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query`
  url.search = new URLSearchParams({ query }).toString()
  return { url, headers: sent }
}

function resultOf({ status, headers, body, cut }: Response): QueryResult {
  if (cut) throw new RefusedResult(`more than ${LARGEST} bytes`)
  const text = Buffer.from(body ?? []).toString()
  const kind = [headers['content-type']].flat()[0]?.split(';')[0] ?? 'no type'
  return readQueryResult(text, `status ${status} with ${kind}`)
}

function refused(phases: Phases, { message }: RefusedResult, { check, masks }: Context): Probed {
  const actual = told(message, text => masks.text(text), TOLD)
  return {
    answer: { phases },
    implied: [unmet('response', 'the result of a query', actual, check.place)],
    warnings: [],
  }
}
