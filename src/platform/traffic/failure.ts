import type { Socket } from 'node:net'
import type { PoolFailure } from '../../gate/traffic.js'
import { reasonOf } from '../network/failure.js'

/** The system's codes; all others stand for a server that cannot be reached. */
const KINDS: Readonly<Record<string, PoolFailure>> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  // No file, port or memory is left for another connection.
  EMFILE: 'exhausted',
  ENFILE: 'exhausted',
  ENOBUFS: 'exhausted',
  EADDRNOTAVAIL: 'exhausted',
  EPROTO: 'protocol',
}

/** What node says of this machine's end, which a connection that was never made has none of. */
const OWN_END = / - Local \([^)]*\)$/

interface CodedError extends Error {
  code?: string
  /** Of each address, where several were tried. */
  errors?: CodedError[]
  /** OpenSSL's words. */
  reason?: string
}

/** Why a connection broke, and the words for it. */
export function failureOf(error: CodedError, socket: Socket): [PoolFailure, string] {
  const { errors } = error
  if (errors !== undefined && errors.length > 0) {
    // A family of addresses that the machine does not have says nothing of the server.
    const telling = errors.find(({ code }) => code === 'ECONNREFUSED') ?? (errors.at(-1) as CodedError)
    return [failureOf(telling, socket)[0], errors.map(each => failureOf(each, socket)[1]).join('; ')]
  }
  const code = error.code ?? ''
  const reason = error.reason ?? (error.message.replace(OWN_END, '') || code)
  // Of a connection that takes any certificate it is known too, and is not what broke it.
  if ('authorizationError' in socket && socket.authorizationError === code) return ['untrusted', reason]
  if (code.startsWith('ERR_SSL_')) return ['protocol', reasonOf({ ...error, code })]
  return [Object.hasOwn(KINDS, code) ? (KINDS[code] as PoolFailure) : 'unreachable', reason]
}
