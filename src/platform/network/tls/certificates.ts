import { X509Certificate } from 'node:crypto'
import type { Certificate } from '../../../gate/network.js'

const BLOCK =
  /-----BEGIN (?:TRUSTED |X509 )?CERTIFICATE-----[^-]{1,100000}-----END (?:TRUSTED |X509 )?CERTIFICATE-----/g

/** The certificates in a PEM text; such as cannot be read are left out. */
export function certificatesOf(pem: string): X509Certificate[] {
  return [...pem.matchAll(BLOCK)].flatMap(([block]) => parsed(block))
}

/** A certificate of DER or PEM, or none. */
export function parsed(source: string | Buffer): X509Certificate[] {
  try {
    return [new X509Certificate(source)]
  } catch {
    return []
  }
}

/** What is told of a certificate. */
export function described(certificate: X509Certificate): Certificate {
  return {
    subject: nameOf(certificate.subject),
    issuer: nameOf(certificate.issuer),
    names: namesOf(certificate),
    from: Date.parse(certificate.validFrom),
    until: Date.parse(certificate.validTo),
    fingerprint: certificate.fingerprint256.replaceAll(':', '').toLowerCase(),
  }
}

/** A distinguished name in one line; node has one part on each. */
export function nameOf(name: string | undefined): string {
  return (name ?? '').split('\n').join(', ')
}

/** Host names and addresses; node puts those in quotes that hold anything unusual. */
export function namesOf({ subjectAltName }: X509Certificate): string[] {
  const items = (subjectAltName ?? '').matchAll(/(DNS|IP Address):("(?:[^"\\]|\\.)*"|[^,]*)/g)
  return [...items].map(([, , value = '']) => (value.startsWith('"') ? unquoted(value) : value))
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text))
  } catch {
    return text
  }
}
