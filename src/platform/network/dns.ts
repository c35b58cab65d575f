import { promises } from 'node:dns'
import { isIP } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import type { DnsAnswer, DnsRequest } from '../../gate/network.js'
import { addressesOf, hostPort } from './addresses.js'
import { type Exchange, exchange } from './exchange.js'
import { Failure } from './failure.js'
import { recordsOf, reverseName } from './records.js'

const PORT = 53
/** UDP loses packets: when the question is asked, in parts of the time there is. The first answer to any of them counts. */
const ASKED_AT = [0, 1 / 8, 3 / 8]
// A resolver takes no more for its time.
const LONGEST = 2 ** 31 - 1

/**
 * Asks a DNS server; the machine's file of hosts is not looked at. No records are a failure too.
 *
 * @throws NetworkFailure
 */
export function lookup({ name, type, server, timeout }: DnsRequest): Promise<DnsAnswer> {
  return exchange(timeout, async exchange => {
    const servers = server === undefined ? null : await addressesIn(exchange, server)
    const asked = type === 'PTR' && isIP(name) !== 0 ? reverseName(name) : name
    exchange.enter('processing')
    const whom = servers?.join(', ') ?? 'the DNS server'
    const over = new AbortController()
    exchange.hold({ destroy: () => over.abort() })
    const asking = ASKED_AT.map(async (part, turn) => {
      if (part > 0) await pause(part * timeout, undefined, over)
      return patiently(() => recordsOf(resolverFor(exchange, servers, turn, timeout), asked, type))
    })
    const records = await Promise.race(asking).catch((error: NodeJS.ErrnoException) => {
      throw failureFor(error, `${type} ${asked}`, whom)
    })
    if (records.length === 0) throw noRecords(`${type} ${asked}`, whom)
    return { phases: exchange.phases(), records: records.sort() }
  })
}

/**
 * A resolver that asks each server once: one that asks again takes no answer to what it asked before. Where there are several
 * servers, each turn begins with another.
 */
function resolverFor(exchange: Exchange, servers: string[] | null, turn: number, timeout: number): promises.Resolver {
  const time = Math.min(Math.ceil(timeout), LONGEST)
  const resolver = new promises.Resolver({ timeout: time, maxTimeout: time, tries: 1 })
  exchange.hold({ destroy: () => resolver.cancel() })
  const known = servers ?? resolver.getServers()
  const first = turn % known.length
  if (known.length > 0) resolver.setServers([...known.slice(first), ...known.slice(0, first)])
  return resolver
}

/** Until there is an answer, or nobody waits any more: before node 24 a resolver waits for 5 seconds at most. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask()
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ETIMEOUT') throw error
    }
  }
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
