import type { X509Certificate } from 'node:crypto'
import type { Authorities } from './authorities.js'

// A server chooses what it presents: each of its certificates may name each other as issuer.
const DEPTH = 10
const PRESENTED = 40
const STEPS = 500
const CHAINS = 20

/**
 * Every path from the server's certificate, the first of the presented, to a trusted authority, on which each is valid now and
 * vouched for by the next. Limits on names and on the length of paths are OpenSSL's to judge, which accepts or refuses the
 * connection; here they are not looked at.
 */
export function chainsOf(
  presented: readonly X509Certificate[],
  authorities: Authorities,
  now: number,
): X509Certificate[][] {
  return new Builder(presented.slice(0, PRESENTED), authorities, now).build()
}

class Builder {
  private readonly chains: X509Certificate[][] = []
  private readonly verdicts = new Map<string, boolean>()
  private steps = 0

  constructor(
    private readonly presented: readonly X509Certificate[],
    private readonly authorities: Authorities,
    private readonly now: number,
  ) {}

  build(): X509Certificate[][] {
    const own = this.presented[0]
    if (own !== undefined && isValid(own, this.now)) this.extend([own], own)
    return this.chains
  }

  private extend(path: readonly X509Certificate[], last: X509Certificate): void {
    if (this.authorities.has(last)) this.chains.push([...path])
    if (last.subject === last.issuer || path.length === DEPTH) return
    for (const issuer of this.candidates(last)) {
      this.steps += 1
      if (this.steps > STEPS || this.chains.length >= CHAINS) return
      if (!path.some(each => isSameHolder(each, issuer)) && this.vouches(issuer, last)) {
        this.extend([...path, issuer], issuer)
      }
    }
  }

  private candidates(certificate: X509Certificate): X509Certificate[] {
    const trusted = this.authorities.issuersOf(certificate)
    const known = new Set(trusted.map(each => each.fingerprint256))
    const others = this.presented.filter(each => !known.has(each.fingerprint256))
    return [...trusted, ...unique(others)]
  }

  private vouches(issuer: X509Certificate, certificate: X509Certificate): boolean {
    const pair = `${issuer.fingerprint256} ${certificate.fingerprint256}`
    const known = this.verdicts.get(pair)
    if (known !== undefined) return known
    const verdict =
      isValid(issuer, this.now) &&
      (issuer.ca || this.authorities.has(issuer)) &&
      certificate.checkIssued(issuer) &&
      isSignedBy(certificate, issuer)
    this.verdicts.set(pair, verdict)
    return verdict
  }
}

function unique(certificates: readonly X509Certificate[]): X509Certificate[] {
  return [...new Map(certificates.map(each => [each.fingerprint256, each])).values()]
}

function isValid(certificate: X509Certificate, now: number): boolean {
  return Date.parse(certificate.validFrom) <= now && now <= Date.parse(certificate.validTo)
}

/** An authority that two others vouch for has two certificates; a path has one of them. */
function isSameHolder(one: X509Certificate, other: X509Certificate): boolean {
  return one.subject === other.subject && keyOf(one) === keyOf(other)
}

function keyOf(certificate: X509Certificate): string {
  try {
    return certificate.publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  } catch {
    // A key of a kind that OpenSSL does not know.
    return certificate.fingerprint256
  }
}

function isSignedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    return certificate.verify(issuer.publicKey)
  } catch {
    return false
  }
}
