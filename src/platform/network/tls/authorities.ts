import type { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import * as tls from 'node:tls'
import { Failure } from '../failure.js'
import { certificatesOf } from './certificates.js'

/** Who is trusted to vouch for a server. */
export class Authorities {
  private readonly known = new Set<string>()
  private readonly bySubject = new Map<string, X509Certificate[]>()

  constructor(certificates: Iterable<X509Certificate>) {
    for (const certificate of certificates) {
      if (this.known.has(certificate.fingerprint256)) continue
      this.known.add(certificate.fingerprint256)
      const name = foldedName(certificate.subject)
      this.bySubject.set(name, [...this.named(name), certificate])
    }
  }

  has(certificate: X509Certificate): boolean {
    return this.known.has(certificate.fingerprint256)
  }

  /** Those that may have issued a certificate, by their name. */
  issuersOf(certificate: X509Certificate): readonly X509Certificate[] {
    return this.named(foldedName(certificate.issuer))
  }

  all(): X509Certificate[] {
    return [...this.bySubject.values()].flat()
  }

  private named(name: string): readonly X509Certificate[] {
    return this.bySubject.get(name) ?? []
  }
}

/** Names are the same whatever their case and white space are. */
function foldedName(name: string | undefined): string {
  return (name ?? '').toLowerCase().replace(/[^\S\n]+/g, ' ')
}

let machines: Authorities | undefined

/** Those of the machine: what node trusts, and what NODE_EXTRA_CA_CERTS names. Read once, as node does. */
export function machineAuthorities(): Authorities {
  machines ??= new Authorities(machineCertificates().flatMap(certificatesOf))
  return machines
}

function machineCertificates(): readonly string[] {
  // Since node 22.15; it knows of the options that have node trust the system's store too.
  if (typeof tls.getCACertificates === 'function') return tls.getCACertificates('default')
  return [...tls.rootCertificates, extraCertificates(process.env['NODE_EXTRA_CA_CERTS'])]
}

function extraCertificates(path: string | undefined): string {
  try {
    return path ? readFileSync(path, 'utf8') : ''
  } catch {
    // node itself has warned of it.
    return ''
  }
}

/** The machine's, and those of a PEM text. @throws Failure where that holds none */
export function authoritiesWith(ca: string): Authorities {
  const own = certificatesOf(ca)
  if (own.length === 0) throw new Failure('protocol', 'the own CA holds no certificate in PEM')
  return new Authorities([...own, ...machineAuthorities().all()])
}
