import { presenceIn } from '../expect/partial.js'
import type { Check } from '../suite/model.js'
import { authorize, headersOf, target } from './call.js'
import { asksFor, type Context, type Probed, type ProbeOf, partOf, type Resolve, unmet } from './context.js'
import { certificatesOf } from './expiry.js'
import { keepCookies } from './given-cookies.js'
import { OF_BODY, tlsOf } from './http.js'

/** A handshake, a message sent where one is written, and one of the other side where something is expected of it. */
export async function probeWebSocket(probe: ProbeOf<'websocket'>, context: Context): Promise<Probed> {
  const { resolve, ports, check, jar } = context
  const { url, authorization } = target(probe.url, ['ws:', 'wss:'], resolve)
  const headers = singleHeaders(probe, resolve)
  authorize(headers, null, authorization, resolve)
  const cookie = jar.header(url, ports.clock.date(), headers['cookie'])
  const sought = soughtIn(check)
  const { message, protocol, tls, ...answer } = await ports.network.upgrade({
    url,
    headers: cookie === null ? headers : { ...headers, cookie },
    timeout: context.remaining(),
    ...(probe.protocols.length > 0 && { protocols: probe.protocols }),
    ...(probe.send !== null && { send: resolve(probe.send) }),
    ...(asksFor(check, OF_BODY) && { until: async message => (await context.suffices(sought, message)) !== 'no' }),
    ...tlsOf(probe.trust, resolve),
  })
  keepCookies(url, answer, context)
  const body = message === undefined ? {} : { body: message, size: message.length }
  const isChosen = probe.protocols.length === 0 || answer.status !== 101 || protocol !== null
  const wanted = `one of the protocols ${probe.protocols.join(', ')}`
  const implied = isChosen ? [] : [unmet('protocol', wanted, 'none', check.place)]
  return { answer: { ...answer, url: url.href, ...body, ...certificatesOf([tls]) }, implied, warnings: [] }
}

/** By what the message is known that the rest is held to: what must not be there is not in most others either. */
function soughtIn(check: Check): Pick<Check, 'expect' | 'capture'> {
  const { expect, capture } = partOf(check, OF_BODY)
  const present = expect.flatMap(each => {
    const predicate = presenceIn(each.predicate)
    return predicate === null ? [] : [{ ...each, predicate }]
  })
  return { expect: present, capture }
}

/** A handshake is one request: of several headers with one name there is one with all values. */
function singleHeaders({ headers }: ProbeOf<'websocket'>, resolve: Resolve): Record<string, string> {
  const all = Object.entries(headersOf(headers, resolve))
  return Object.fromEntries(all.map(([name, value]) => [name, [value].flat().join(name === 'cookie' ? '; ' : ', ')]))
}
