import { NetworkFailure, type Response, type TlsOptions } from '../../gate/network.js'
import type { Check, Trust } from '../suite/model.js'
import { secretsOfUrl } from '../suite/secrets.js'
import { literal } from '../suite/templates.js'
import { type Outgoing, outgoing, urlOf } from './call.js'
import { asksFor, type Context, type Probed, type ProbeOf, type Resolve } from './context.js'
import { certificatesOf } from './expiry.js'
import { keepCookies } from './given-cookies.js'
import { addTo, noPhases } from './phases.js'
import { bound, followed, isNamed, type Redirect, redirectOf } from './redirect.js'
import { shownUrl } from './shown.js'

/** Bytes of a body that expectations can be about; the digests are of all of it. */
const KEPT = 8 << 20

export const OF_BODY = ['body', 'json', 'xpath', 'regex', 'sha256', 'md5']

/** A request, and those that redirects lead to: not from an answer whose status is one that is expected by its name. */
export async function probeHttp(probe: ProbeOf<'http'>, context: Context): Promise<Probed> {
  const { ports, masks, resolve, check } = context
  const first = outgoing(probe.call, resolve)
  const phases = noPhases()
  const connections: Response['tls'][] = []
  let current = first
  for (let redirects = 0; ; redirects += 1) {
    const response = await failingWith(phases, whereOf(current, redirects), () =>
      ports.network.request({
        ...withCookies(current, context),
        version: probe.call.version,
        timeout: context.remaining(),
        ...proxyOf(probe, resolve),
        ...(asksFor(check, OF_BODY) && { keep: KEPT }),
        ...tlsOf(probe.trust, resolve, current.url.origin === first.url.origin),
      }),
    )
    addTo(phases, response.phases)
    connections.push(response.tls)
    keepCookies(current.url, response, context)
    const location = response.headers['location']
    for (const secret of secretsOfLocation(location, current.url, probe, resolve)) masks.add(secret)
    const redirect = isExpected(response.status, check) ? null : redirectOf(response.status, location, current.url)
    if (redirect !== null && 'to' in redirect && redirects < probe.redirects) {
      current = followed(first, current, response.status, redirect.to, bound(probe.call.headers, context.plain))
      continue
    }
    const { tls: _, ...rest } = response
    const halted = redirect === null ? {} : { halted: whyHalted(redirect, redirects) }
    const answer = { ...rest, url: current.url.href, redirects, phases, ...halted, ...certificatesOf(connections) }
    return { answer, implied: [], warnings: [] }
  }
}

function isExpected(status: number, { expect }: Check): boolean {
  return expect.some(({ subject, predicate }) => subject.of === 'status' && isNamed(status, predicate))
}

function whyHalted(redirect: Redirect, redirects: number): string {
  if ('why' in redirect) return redirect.why
  return `it leads to ${shownUrl(redirect.to)}, which is not followed (redirects: ${redirects})`
}

/** What a server writes into a location is as secret as it would be where the suite writes it. */
function secretsOfLocation(
  location: Response['headers'][string],
  base: URL,
  { call }: ProbeOf<'http'>,
  resolve: Resolve,
): string[] {
  return [location ?? []]
    .flat()
    .filter(each => URL.canParse(each, base.href))
    .flatMap(each => secretsOfUrl(literal(new URL(each, base).href, call.url.place), resolve))
}

/** How a TLS connection is made; what proves who we are is for the first origin only. */
export function tlsOf(trust: Trust, resolve: Resolve, own = true): { tls?: TlsOptions } {
  const { ca, certificate, key, serverName, insecure } = trust
  const tls: TlsOptions = {
    ...(ca !== undefined && { ca }),
    ...(insecure !== undefined && { insecure }),
    ...(own && certificate !== undefined && { certificate }),
    ...(own && key !== undefined && { key }),
    ...(own && serverName !== undefined && { serverName: resolve(serverName) }),
  }
  return Object.keys(tls).length === 0 ? {} : { tls }
}

function withCookies({ method, url, headers, body }: Outgoing, { jar, ports }: Context) {
  const written = headers['cookie']
  const cookie = jar.header(url, ports.clock.date(), [written ?? []].flat().join('; '))
  return {
    method,
    url,
    headers: cookie === null ? headers : { ...headers, cookie },
    ...(body !== undefined && { body }),
  }
}

function proxyOf({ proxy }: ProbeOf<'http'>, resolve: Resolve): { proxy?: URL | null } {
  if (proxy === undefined) return {}
  return { proxy: proxy === null ? null : urlOf(proxy, ['http:', 'https:'], resolve) }
}

function whereOf({ url }: Outgoing, redirects: number): string {
  return redirects === 0 ? '' : ` at ${shownUrl(url)}, after ${redirects} ${redirects === 1 ? 'redirect' : 'redirects'}`
}

/** The failure of a request counts what came before it. */
async function failingWith(
  before: Response['phases'],
  where: string,
  request: () => Promise<Response>,
): Promise<Response> {
  try {
    return await request()
  } catch (error) {
    if (!(error instanceof NetworkFailure)) throw error
    const phases = { ...before }
    addTo(phases, error.phases)
    throw new NetworkFailure(error.kind, `${error.message}${where}`, phases)
  }
}
