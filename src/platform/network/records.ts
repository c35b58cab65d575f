import type { promises } from 'node:dns'
import { isIP } from 'node:net'
import type { RecordType } from '../../gate/network.js'

type Resolver = InstanceType<typeof promises.Resolver>

/** The records of a name in the text form of zone files. */
export async function recordsOf(resolver: Resolver, name: string, type: RecordType): Promise<string[]> {
  switch (type) {
    case 'A':
      return resolver.resolve4(name)
    case 'AAAA':
      return resolver.resolve6(name)
    case 'CNAME':
      return (await resolver.resolveCname(name)).map(absolute)
    case 'NS':
      return (await resolver.resolveNs(name)).map(absolute)
    case 'PTR':
      return (await resolver.resolvePtr(name)).map(absolute)
    case 'MX':
      return (await resolver.resolveMx(name)).map(each => `${each.priority} ${absolute(each.exchange)}`)
    case 'SRV':
      return (await resolver.resolveSrv(name)).map(each =>
        [each.priority, each.weight, each.port, absolute(each.name)].join(' '),
      )
    case 'TXT':
      return (await resolver.resolveTxt(name)).map(strings => strings.map(quoted).join(' '))
    case 'SOA': {
      const { nsname, hostmaster, serial, refresh, retry, expire, minttl } = await resolver.resolveSoa(name)
      return [[absolute(nsname), absolute(hostmaster), serial, refresh, retry, expire, minttl].join(' ')]
    }
    case 'CAA':
      return (await resolver.resolveCaa(name)).flatMap(({ critical, ...properties }) =>
        Object.entries(properties)
          .filter(([property]) => /^[a-z0-9]+$/i.test(property) && property !== 'type')
          .map(([property, value]) => `${critical} ${property} ${quoted(String(value))}`),
      )
  }
}

/** The name under which an address is looked up the other way round. */
export function reverseName(address: string): string {
  if (isIP(address) === 4) return `${address.split('.').reverse().join('.')}.in-addr.arpa`
  // An address as a URL writes it has its zeros left out in one place at most, and no dotted end.
  const [before = '', after] = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname.slice(1, -1).split('::')
  const [head, tail] = [before, after ?? ''].map(part => (part === '' ? [] : part.split(':'))) as [string[], string[]]
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0')
  const digits = [...head, ...zeros, ...tail].map(part => part.padStart(4, '0')).join('')
  return `${[...digits].reverse().join('.')}.ip6.arpa`
}

function absolute(name: string): string {
  return name.endsWith('.') ? name : `${name}.`
}

/** A character string; bytes that are no printable ASCII by their number. */
function quoted(text: string): string {
  const escaped = text
    .replace(/["\\]/g, '\\$&')
    .replace(/[^ -~]/g, byte => `\\${String(byte.charCodeAt(0)).padStart(3, '0')}`)
  return `"${escaped}"`
}
