import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

/** More than any name has that is meant to be reached. */
const ADDRESSES = 16

/** Whether a name is this machine by what it is called; no name server may say otherwise. */
export function isLocalhost(host: string): boolean {
  return /^(.*\.)?localhost\.?$/i.test(host)
}

/**
 * The addresses of a host as the machine knows them, the families by turns. `localhost` has both, whatever the machine's file
 * of hosts says, because servers listen on one or the other.
 */
export async function addressesOf(host: string): Promise<string[]> {
  if (isIP(host) !== 0) return [host]
  if (isLocalhost(host)) return ['::1', '127.0.0.1']
  const found = await lookup(host, { all: true, verbatim: true })
  const first = found.filter(each => each.family === found[0]?.family).map(each => each.address)
  const second = found.filter(each => each.family !== found[0]?.family).map(each => each.address)
  return first.length === 0 ? [] : turns(first, second).slice(0, ADDRESSES)
}

function turns(first: readonly string[], second: readonly string[]): string[] {
  const longer = Math.max(first.length, second.length)
  return Array.from({ length: longer }, (_, index) => [first[index], second[index]])
    .flat()
    .filter(each => each !== undefined)
}

/** A host and a port as URLs write them. */
export function hostPort(host: string, port: number): string {
  return `${isIP(host) === 6 ? `[${host}]` : host}:${port}`
}
