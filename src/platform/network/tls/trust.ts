import { createHash } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { TlsOptions } from '../../../gate/network.js'
import { Failure, failureAt } from '../failure.js'
import { type Authorities, authoritiesWith, machineAuthorities } from './authorities.js'

/** Who is trusted, and what OpenSSL makes connections with. */
export interface Trust {
  authorities: Authorities
  context: SecureContext
}

// One with an own CA takes 30 ms, in which nothing else is done, and 1 MB; the same ones are used by one check after another.
const KEPT = 32
/** Those that were used last are last. */
const known = new Map<string, Trust>()

/** @throws Failure where the own CA is none, or certificate and key cannot be read, or do not belong together */
export function trustFor(options: TlsOptions): Trust {
  const id = idOf(options)
  const trust = known.get(id) ?? made(options)
  known.delete(id)
  known.set(id, trust)
  if (known.size > KEPT) known.delete(known.keys().next().value as string)
  return trust
}

/** Has as many ready as are kept. What is wrong with one is told when it is used. */
export function prepareTrust(all: readonly TlsOptions[]): void {
  const distinct = new Map(all.map(options => [idOf(options), options]))
  for (const options of [...distinct.values()].slice(0, KEPT)) {
    try {
      trustFor(options)
    } catch (error) {
      if (!(error instanceof Failure)) throw error
    }
  }
}

function idOf({ ca, certificate, key }: TlsOptions): string {
  return createHash('sha256')
    .update(JSON.stringify([ca, certificate, key]))
    .digest('base64')
}

function made({ ca, certificate, key }: TlsOptions): Trust {
  const authorities = ca === undefined ? machineAuthorities() : authoritiesWith(ca)
  // Without any node takes the machine's own, which it keeps ready. An own one need not vouch for itself, as for curl; to say
  // so where there is none would have node 20 forget NODE_EXTRA_CA_CERTS.
  const trusted =
    ca === undefined ? {} : { ca: authorities.all().map(each => each.toString()), allowPartialTrustChain: true }
  try {
    const context = createSecureContext({ ...trusted, cert: certificate, key })
    return { authorities, context }
  } catch (error) {
    throw failureAt('the certificate of the client, or its key', error)
  }
}
