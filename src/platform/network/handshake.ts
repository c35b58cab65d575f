import type { TlsAnswer, TlsRequest } from '../../gate/network.js'
import { exchange } from './exchange.js'
import { failureAt } from './failure.js'
import { proxyOf, reached } from './reach.js'
import { intoTls } from './starttls/index.js'
import { secured } from './tls/secure.js'

/**
 * A TLS handshake; whether the certificate is trusted is told in the answer. Protocols that speak their own way into TLS do not
 * ask proxies of the environment, which are for HTTP.
 *
 * @throws NetworkFailure
 */
export function handshake(request: TlsRequest): Promise<TlsAnswer> {
  const { host, port, tls, startTls } = request
  return exchange(request.timeout, async exchange => {
    const destination = { host, port, encrypted: true }
    const proxy = startTls === undefined ? proxyOf(destination, request) : (request.proxy ?? null)
    const { socket, address } = await reached(exchange, destination, proxy)
    if (startTls !== undefined) {
      exchange.enter('tls')
      await intoTls(startTls, socket, tls?.serverName ?? host).catch(error => {
        throw failureAt(`STARTTLS of ${startTls}`, error)
      })
    }
    const { encryption } = await secured(exchange, socket, host, tls)
    return { phases: exchange.phases(), address, tls: encryption }
  })
}
