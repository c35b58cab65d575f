import type { Phases, Response } from '../../gate/network.js'
import { told } from '../expect/tell.js'
import { beginningOf, textOf } from '../expect/words.js'
import { authorize, headersOf, target } from './call.js'
import { type Context, type Probed, type ProbeOf, unmet } from './context.js'
import { certificatesOf } from './expiry.js'
import { tlsOf } from './http.js'
import { type QueryResult, RefusedResult, readQueryResult } from './query-result.js'
import { type Redirect, redirectOf } from './redirect.js'
import { shownUrl } from './shown.js'

/** A vector of as many samples as anybody looks at is far below this. */
const LARGEST = 8 << 20
/** Characters of what Prometheus says that are told. */
const TOLD = 500

/** An instant query. No sample is no answer: a metric of another name would otherwise pass for a good one. */
export async function probePrometheus(probe: ProbeOf<'prometheus'>, context: Context): Promise<Probed> {
  const { resolve, ports, check, masks } = context
  const request = requestOf(probe, resolve(probe.query), context)
  const response = await ports.network.request({
    method: 'GET',
    ...request,
    timeout: context.remaining(),
    keep: LARGEST,
    ...tlsOf(probe.trust, resolve),
  })
  const { phases, status, tls } = response
  try {
    const { samples, warnings } = resultOf(response, request.url, context)
    const lacking = samples.length === 0
    const odd = samples.find(({ value }) => Number.isNaN(value))
    const implied = lacking
      ? [unmet('value', 'at least one sample', 'none; a query that may find none ends in `or vector(0)`', check.place)]
      : odd === undefined
        ? []
        : [unmet('value', 'numbers', `NaN${odd.labels && ` for ${odd.labels}`}`, check.place)]
    const shown = warnings.map(each => told(each, text => masks.text(text), TOLD))
    return { answer: { phases, status, samples, ...certificatesOf([tls]) }, implied, warnings: shown }
  } catch (error) {
    if (!(error instanceof RefusedResult)) throw error
    return refused(phases, error, context)
  }
}

function requestOf({ server, headers, auth }: ProbeOf<'prometheus'>, query: string, { resolve }: Context) {
  const { url, authorization } = target(server, ['http:', 'https:'], resolve)
  const sent = headersOf(headers, resolve)
  authorize(sent, auth, authorization, resolve)
  url.pathname = `${url.pathname.replace(/\/+$/, '')}/api/v1/query`
  url.search = new URLSearchParams({ query }).toString()
  return { url, headers: sent }
}

function resultOf(response: Response, url: URL, { masks }: Context): QueryResult {
  const { status, headers, body = new Uint8Array(), cut } = response
  if (cut) throw new RefusedResult(`more than ${LARGEST} bytes`)
  return readQueryResult(Buffer.from(body).toString(), () => {
    const kind = [headers['content-type']].flat()[0]?.split(';')[0] ?? 'no type'
    const redirect = redirectOf(status, headers['location'], url)
    const said = beginningOf(textOf(body), text => masks.text(text))
    const why = redirect === null ? said && `it says ${said}` : whyHalted(redirect)
    return `status ${status} with ${kind}${why && `; ${why}`}`
  })
}

function whyHalted(redirect: Redirect): string {
  return 'why' in redirect ? redirect.why : `it leads to ${shownUrl(redirect.to)}`
}

function refused(phases: Phases, { message }: RefusedResult, { check, masks }: Context): Probed {
  const actual = told(message, text => masks.text(text), TOLD)
  return {
    answer: { phases },
    implied: [unmet('response', 'the result of a query', actual, check.place)],
    warnings: [],
  }
}
