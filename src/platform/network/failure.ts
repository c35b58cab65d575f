import { NetworkFailure, type Phases } from '../../gate/network.js'

/** Why an exchange failed, where that is known before its phases are. */
export class Failure extends Error {
  constructor(
    readonly kind: NetworkFailure['kind'],
    reason: string,
  ) {
    super(reason)
  }
}

/** An error of the system, of OpenSSL or of node's protocols; each has a code. */
interface CodedError extends Error {
  code: string
  /** OpenSSL's words. */
  reason?: string
}

// What these begin with is of node's or OpenSSL's making: the other side answers, but not as the protocol has it.
const PROTOCOL = /^(HPE_|ERR_|EPROTO|Z_|ZSTD_)/
/** Codes that say no more than that the other side is gone. */
const GONE = new Set([
  'ERR_STREAM_PREMATURE_CLOSE',
  'ERR_STREAM_DESTROYED',
  'ERR_HTTP2_STREAM_CANCEL',
  'EPIPE',
  'ECANCELED',
])
/** What is said of a connection that is closed with nothing said on it. */
export const NO_ANSWER = 'the connection was closed before an answer'
export const CUT_OFF = 'the connection was closed before the end of the answer'
/** What node says of connections that are closed too early, in better words. */
const WORDS: ReadonlyMap<string, string> = new Map([
  ['socket hang up', NO_ANSWER],
  ['aborted', CUT_OFF],
])

/**
 * An error as the failure of an exchange.
 *
 * @throws the error itself where it is no error of a network: such as one of this program
 */
export function failureOf(error: unknown, phases: Phases): NetworkFailure {
  if (error instanceof Failure) return new NetworkFailure(error.kind, error.message, phases)
  if (!isCoded(error)) throw error
  return new NetworkFailure(kindOf(error.code), reasonOf(error), phases)
}

/** The error as a failure that says first where it was; other errors are handed back as they are. */
export function failureAt(where: string, error: unknown): unknown {
  if (error instanceof Failure) return new Failure(error.kind, `${where}: ${error.message}`)
  return isCoded(error) ? new Failure(kindOf(error.code), `${where}: ${reasonOf(error)}`) : error
}

/** Told by what it has: errors of node may be of another realm than this program's. */
function isCoded(error: unknown): error is CodedError {
  const { code, message } = (error ?? {}) as Partial<CodedError>
  return typeof code === 'string' && typeof message === 'string'
}

/** Whether an error says no more than that the other side is gone. */
export function isGone(error: unknown): boolean {
  return isCoded(error) && GONE.has(error.code)
}

function kindOf(code: string): NetworkFailure['kind'] {
  return PROTOCOL.test(code) && !GONE.has(code) ? 'protocol' : 'unreachable'
}

/** The words for an error. */
export function reasonOf({ code, reason, message }: CodedError): string {
  if (GONE.has(code)) return CUT_OFF
  // OpenSSL's own message is a line of addresses, file names and line numbers.
  if (/^(ERR_SSL_|ERR_OSSL_|EPROTO)/.test(code)) return `TLS failed: ${reason ?? code}${hintOf(code)}`
  return WORDS.get(message) ?? (message.replace(/\s+/g, ' ').trim() || code)
}

function hintOf(code: string): string {
  if (/WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|HTTP_REQUEST/.test(code))
    return ' (SSL): what listens there speaks no TLS'
  if (/CERTIFICATE_REQUIRED/.test(code)) return ' (SSL): the server wants a certificate of the client'
  if (/ALERT_HANDSHAKE_FAILURE/.test(code))
    return ' (SSL): the server wants a certificate of the client, or other ciphers than are offered'
  if (/BAD_DECRYPT|MISSING_PASSPHRASE/.test(code)) return ' (SSL): the key has a passphrase; write one without'
  if (/KEY_VALUES_MISMATCH|KEY_TYPE_MISMATCH/.test(code)) return ' (SSL): the key is not that of the certificate'
  return ' (SSL)'
}
