import type { X509Certificate } from 'node:crypto'
import { nameOf, namesOf } from './certificates.js'

/** More would bury the one that is meant. */
const NAMES = 5

/** Why a chain is not trusted, by OpenSSL's code: which certificate it is about, and until when that is good. */
export function chainRefusal(code: string, presented: readonly X509Certificate[], now: number): string {
  const [own] = presented
  if (own === undefined) return `the server's certificate is not trusted: ${code}`
  switch (code) {
    case 'CERT_HAS_EXPIRED': {
      const expired = presented.find(each => Date.parse(each.validTo) < now)
      if (expired === undefined) return `an authority that vouches for ${shown(own)} has expired`
      return `certificate has expired; ${withRole(expired, own)} was valid until ${date(expired.validTo)}`
    }
    case 'CERT_NOT_YET_VALID': {
      const early = presented.find(each => Date.parse(each.validFrom) > now)
      if (early === undefined) return `an authority that vouches for ${shown(own)} is not yet valid`
      return `certificate is not yet valid; ${withRole(early, own)} is valid from ${date(early.validFrom)}`
    }
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return `self-signed certificate; ${dated(own)} has no issuer but itself, and is not trusted here`
    case 'SELF_SIGNED_CERT_IN_CHAIN': {
      const root = presented.find(each => each.subject === each.issuer) ?? own
      return `self-signed certificate in the chain; ${dated(root)}, which vouches for ${shown(own)}, is not trusted here`
    }
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY': {
      const last = topOf(presented, own)
      const issuer = nameOf(last.issuer)
      return `unknown issuer; ${dated(last)} is issued by ${issuer}, which the server does not send and nobody here trusts`
    }
    default:
      return `certificate not accepted (${code}); it is ${dated(own)}`
  }
}

/** Why a certificate is not for a host. */
export function nameRefusal(host: string, own: X509Certificate): string {
  const names = namesOf(own)
  const more = names.length > NAMES ? ` and ${names.length - NAMES} more` : ''
  const whom = names.length === 0 ? 'no name at all' : `${names.slice(0, NAMES).join(', ')}${more}`
  return `certificate for another name; ${dated(own)} is for ${whom}, not for ${host}`
}

/** The last one on the way up that is presented. */
function topOf(presented: readonly X509Certificate[], own: X509Certificate): X509Certificate {
  let top = own
  for (const _ of presented) {
    const above = presented.find(each => each !== top && top.checkIssued(each))
    if (above === undefined || above === own) break
    top = above
  }
  return top
}

function withRole(certificate: X509Certificate, own: X509Certificate): string {
  return certificate === own ? shown(certificate) : `${shown(certificate)}, which vouches for ${shown(own)},`
}

function dated(certificate: X509Certificate): string {
  return `${shown(certificate)} (valid until ${date(certificate.validTo)})`
}

function shown(certificate: X509Certificate): string {
  return nameOf(certificate.subject) || `the certificate with the serial number ${certificate.serialNumber}`
}

function date(text: string): string {
  const time = Date.parse(text)
  return Number.isNaN(time) ? text : new Date(time).toISOString().replace('.000Z', 'Z')
}
