import { createHash } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import type { TlsOptions } from '../../../gate/network.js'
import { failureAt } from '../failure.js'
import { type Authorities, authoritiesWith, machineAuthorities } from './authorities.js'

/** Who is trusted, and what OpenSSL makes connections with. */
export interface Trust {
  authorities: Authorities
  context: SecureContext
}

// One with an own CA takes OpenSSL 20 ms, in which nothing else is done; the same ones are used by one check after another.
const KEPT = 16
const known = new Map<string, Trust>()

/** @throws Failure where the own CA is none, or certificate and key cannot be read, or do not belong together */
export function trustFor({ ca, certificate, key }: TlsOptions): Trust {
  const id = createHash('sha256')
    .update(JSON.stringify([ca, certificate, key]))
    .digest('base64')
  const trust = known.get(id) ?? made({ ca, certificate, key })
  if (known.size >= KEPT) known.clear()
  known.set(id, trust)
  return trust
}

function made({ ca, certificate, key }: { [name in 'ca' | 'certificate' | 'key']: string | undefined }): Trust {
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
