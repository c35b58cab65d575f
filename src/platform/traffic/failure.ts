import type { Socket } from 'node:net'
import type { PoolFailure } from '../../gate/traffic.js'

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

interface CodedError extends Error {
  code?: string
  /** Of each address, where several were tried. */
  errors?: Error[]
  /** OpenSSL's words. */
  reason?: string
}

/** Why a connection ended before its answer, and the words for it. */
export function failureOf(error: CodedError | null, socket: Socket): [PoolFailure, string] {
  if (error === null) return ['reset', 'the connection was closed before the end of the answer']
  const code = error.code ?? ''
  const reason = error.reason ?? (error.errors?.map(each => each.message).join('; ') || error.message || code)
  if ('authorizationError' in socket && socket.authorizationError) return ['untrusted', reason]
  if (code.startsWith('ERR_SSL_')) return ['protocol', `TLS failed: ${reason}`]
  return [Object.hasOwn(KINDS, code) ? (KINDS[code] as PoolFailure) : 'unreachable', reason]
}
