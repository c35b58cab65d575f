import { promises } from 'node:dns'
import { isIP } from 'node:net'
import type { DnsAnswer, DnsRequest } from '../../gate/network.js'
import { addressesOf, hostPort } from './addresses.js'
import { type Exchange, exchange } from './exchange.js'
import { Failure } from './failure.js'
import { recordsOf, reverseName } from './records.js'

const PORT = 53
/** UDP loses packets: a question is asked again, with more patience each time. */
const TRIES = 3

/**
 * Asks a DNS server; the machine's file of hosts is not looked at. No records are a failure too.
 *
 * @throws NetworkFailure
 */
export function lookup({ name, type, server, timeout }: DnsRequest): Promise<DnsAnswer> {
  return exchange(timeout, async exchange => {
    const servers = server === undefined ? null : await addressesIn(exchange, server)
    const resolver = new promises.Resolver({ timeout: Math.max(1, Math.floor(timeout / 2 ** TRIES)), tries: TRIES })
    exchange.hold({ destroy: () => resolver.cancel() })
    if (servers !== null) resolver.setServers(servers)
    const asked = type === 'PTR' && isIP(name) !== 0 ? reverseName(name) : name
    exchange.enter('processing')
    const whom = servers?.join(', ') ?? 'the DNS server'
    const records = await recordsOf(resolver, asked, type).catch((error: NodeJS.ErrnoException) => {
      throw failureFor(error, `${type} ${asked}`, whom)
    })
    if (records.length === 0) throw noRecords(`${type} ${asked}`, whom)
    return { phases: exchange.phases(), records: records.sort() }
  })
}

/** Each `address:port` of a server, which may be written with a name. */
async function addressesIn(exchange: Exchange, server: string): Promise<string[]> {
  const [, bracketed, bare, port] =
    /^(?:\[([^\]]*)\]|([^:]*))(?::(\d{1,5}))?$/.exec(isIP(server) === 6 ? `[${server}]` : server) ?? []
  const host = bracketed ?? bare ?? ''
  const number = port === undefined ? PORT : Number(port)
  if (host === '' || number === 0 || number > 65_535) {
    throw new Failure('unreachable', `${JSON.stringify(server)} is no DNS server; write 192.0.2.1 or 192.0.2.1:53`)
  }
  if (isIP(host) === 0) exchange.enter('resolve')
  return (await addressesOf(host)).map(address => hostPort(address, number))
}

/** What DNS calls the errors, and what they mean. */
function failureFor(error: NodeJS.ErrnoException, asked: string, whom: string): Error {
  switch (error.code) {
    case 'ENOTFOUND':
      return new Failure('unreachable', `NXDOMAIN for ${asked}: ${whom} says that there is no such name`)
    case 'ENODATA':
      return noRecords(asked, whom)
    case 'ESERVFAIL':
      return new Failure('unreachable', `SERVFAIL for ${asked}: ${whom} could not find out`)
    case 'EREFUSED':
      return new Failure('unreachable', `REFUSED for ${asked}: ${whom} does not answer that`)
    case 'ENOTIMP':
      return new Failure('unreachable', `NOTIMP for ${asked}: ${whom} does not know such questions`)
    case 'ETIMEOUT':
      return new Failure('timeout', `no answer for ${asked} from ${whom} in ${TRIES} tries`)
    case 'ECONNREFUSED':
      return new Failure('unreachable', `nobody answers for ${asked} at ${whom} (connection refused)`)
    case 'EBADRESP':
    case 'EFORMERR':
      return new Failure('protocol', `${whom} does not answer ${asked} in the form of DNS (${error.code.slice(1)})`)
    case 'EBADNAME':
    case 'EBADQUERY':
      return new Failure('protocol', `${asked} cannot be asked for: that is no name`)
    default:
      return error
  }
}

function noRecords(asked: string, whom: string): Failure {
  return new Failure('unreachable', `no records for ${asked}: ${whom} knows the name, but no record of that type`)
}
