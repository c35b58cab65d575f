import type { Certificate, Encryption } from '../../gate/network.js'
import type { Answer } from './answer.js'

/**
 * The certificate whose end comes first over connections. Of each connection a client may take any chain that it trusts: the
 * last of the chains to end counts, and of this the certificate that ends first. Where none is trusted, that of those that the
 * server sent.
 */
export function expiringOf(encryptions: readonly Encryption[]): Certificate | undefined {
  const ends = encryptions.flatMap(({ chains, presented }) => {
    const weakest = chains.flatMap(chain => earliest(chain) ?? [])
    return (weakest.length > 0 ? latest(weakest) : earliest(presented)) ?? []
  })
  return earliest(ends)
}

/** What an answer tells of its connections, of which some may not be encrypted. */
export function certificatesOf(
  connections: readonly (Encryption | undefined)[],
): Pick<Answer, 'encryptions' | 'expiring'> {
  const encryptions = connections.filter(each => each !== undefined)
  const expiring = expiringOf(encryptions)
  return { encryptions, ...(expiring && { expiring }) }
}

function earliest(certificates: readonly Certificate[]): Certificate | undefined {
  return certificates.toSorted((a, b) => a.until - b.until)[0]
}

function latest(certificates: readonly Certificate[]): Certificate | undefined {
  return certificates.toSorted((a, b) => b.until - a.until)[0]
}
