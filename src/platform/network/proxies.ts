import { BlockList, isIP } from 'node:net'
import type { Reach } from '../../gate/network.js'
import { isLocalhost } from './addresses.js'
import { Failure } from './failure.js'

/** Where a connection is to lead. */
export interface Destination {
  host: string
  port: number
  encrypted: boolean
}

type Environment = Readonly<Record<string, string | undefined>>

const LOOPBACK = new BlockList()
LOOPBACK.addSubnet('127.0.0.0', 8, 'ipv4')
LOOPBACK.addAddress('::1', 'ipv6')

/**
 * The proxy for a destination: the one that is given, else what the environment says. What is on the loopback is never asked of
 * a proxy of the environment: there it would be another machine.
 *
 * @throws Failure where what the environment names is no proxy that can be used
 */
export function proxyFor(
  destination: Destination,
  { proxy }: Pick<Reach, 'proxy'>,
  environment: Environment,
): URL | null {
  if (proxy !== undefined) return proxy
  if (isLoopback(destination.host) || isExempt(destination, setting('NO_PROXY', environment))) return null
  const name = destination.encrypted ? 'HTTPS_PROXY' : 'HTTP_PROXY'
  const text = setting(name, environment)
  return text === '' ? null : proxyIn(name, text)
}

/** Such variables are written in small letters too, which then win. */
function setting(name: string, environment: Environment): string {
  return (environment[name.toLowerCase()] || environment[name] || '').trim()
}

/** The text itself is not shown: a password may be in it. */
function proxyIn(name: string, text: string): URL {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `http://${text}`
  const url = URL.canParse(address) ? new URL(address) : null
  if (url !== null && ['http:', 'https:'].includes(url.protocol) && url.hostname !== '') return url
  throw new Failure('unreachable', `${name} is not an address such as http://proxy.example:3128`)
}

function isLoopback(host: string): boolean {
  return isLocalhost(host) || isIn(LOOPBACK, host)
}

/** Whether NO_PROXY names the destination: `*`, hosts with their subdomains, `.suffix`, addresses, networks; each may have a port. */
function isExempt({ host, port }: Destination, list: string): boolean {
  const name = host.toLowerCase().replace(/\.$/, '')
  return list
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(item => item !== '')
    .some(item => item === '*' || matches(name, port, item))
}

function matches(name: string, port: number, item: string): boolean {
  const [, bracketed, bare, wanted] =
    /^(?:\[([^\]]*)\]|(.*?))(?::(\d+))?$/.exec(isIP(item) === 6 ? `[${item}]` : item) ?? []
  if (wanted !== undefined && Number(wanted) !== port) return false
  const pattern = (bracketed ?? bare ?? '').replace(/^\*(?=\.)/, '').replace(/\.$/, '')
  if (isIP(name) !== 0) return isAmong(name, pattern)
  if (pattern === '') return false
  return pattern.startsWith('.') ? name.endsWith(pattern) : name === pattern || name.endsWith(`.${pattern}`)
}

/** Whether an address is another, however that is written, or lies in a network such as `10.0.0.0/8`. */
function isAmong(address: string, pattern: string): boolean {
  const [network = '', bits] = pattern.split('/')
  const family = isIP(network)
  if (family === 0) return false
  const length = bits === undefined ? (family === 4 ? 32 : 128) : Number(bits)
  if (!Number.isInteger(length) || length < 0 || length > (family === 4 ? 32 : 128)) return false
  const list = new BlockList()
  list.addSubnet(network, length, family === 4 ? 'ipv4' : 'ipv6')
  return isIn(list, address)
}

function isIn(list: BlockList, address: string): boolean {
  const family = isIP(address)
  return family !== 0 && list.check(address, family === 4 ? 'ipv4' : 'ipv6')
}
