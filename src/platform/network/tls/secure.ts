import type { X509Certificate } from 'node:crypto'
import { isIP } from 'node:net'
import type { Duplex } from 'node:stream'
import { checkServerIdentity, connect, type TLSSocket } from 'node:tls'
import type { Encryption, TlsOptions } from '../../../gate/network.js'
import type { Exchange } from '../exchange.js'
import { Failure } from '../failure.js'
import { Through } from '../through.js'
import type { Authorities } from './authorities.js'
import { described, parsed } from './certificates.js'
import { chainsOf } from './chains.js'
import { certificatesIn } from './flight.js'
import { Recording } from './recording.js'
import { chainRefusal, nameRefusal } from './refusal.js'
import { trustFor } from './trust.js'

/** A connection that is encrypted, and what is known of its other side. */
export interface Secured {
  socket: TLSSocket
  encryption: Encryption
}

/** Makes the TLS handshake on a connection; whether the certificate is trusted is told, and nobody acts on it. */
export async function secured(
  exchange: Exchange,
  line: Duplex,
  host: string,
  options: TlsOptions = {},
  protocols: string[] = [],
): Promise<Secured> {
  const { authorities, context } = exchange.aside(() => trustFor(options))
  exchange.enter('tls')
  const name = (options.serverName ?? host).replace(/\.$/, '')
  const recording = new Recording()
  const watched = exchange.hold(new Through(line, recording))
  const socket = exchange.hold(
    connect({
      socket: watched,
      secureContext: context,
      ...(isIP(name) === 0 ? { servername: name } : {}),
      ...(protocols.length > 0 ? { ALPNProtocols: protocols } : {}),
      rejectUnauthorized: false,
      // Looked at below, so that chain and name are told apart.
      checkServerIdentity: () => undefined,
    }),
  )
  const secrets: string[] = []
  socket.on('keylog', line => secrets.push(line.toString()))
  await new Promise<void>((resolve, reject) => {
    socket.once('secureConnect', resolve).once('error', reject)
    socket.once('close', () => reject(new Failure('unreachable', 'the connection was closed in the TLS handshake')))
  })
  const encryption = exchange.aside(() => {
    const cipher = socket.getCipher().standardName
    const sent = certificatesIn({ bytes: recording.taken(), secrets, cipher })?.flatMap(parsed)
    return encryptionOf(socket, sent ?? oneLine(socket), authorities, name)
  })
  return { socket, encryption }
}

/** As `secured`, and with a side that is trusted, unless anyone is. @throws Failure */
export async function trusted(...given: Parameters<typeof secured>): Promise<Secured> {
  const result = await secured(...given)
  const { refusal } = result.encryption
  if (refusal !== null && given[3]?.insecure !== true) throw new Failure('untrusted', refusal)
  return result
}

function encryptionOf(
  socket: TLSSocket,
  presented: readonly X509Certificate[],
  authorities: Authorities,
  name: string,
): Encryption {
  const now = Date.now()
  const [own] = presented
  const mismatch = checkServerIdentity(name, socket.getPeerCertificate()) !== undefined
  const reasons = [
    ...(socket.authorized ? [] : [chainRefusal(String(socket.authorizationError), presented, now)]),
    ...(mismatch && own !== undefined ? [nameRefusal(name, own)] : []),
  ]
  const chains = socket.authorized ? chainsOf(presented, authorities, now) : []
  return {
    protocol: socket.getProtocol() ?? 'unknown',
    cipher: socket.getCipher().standardName,
    refusal: reasons.length === 0 ? null : reasons.join('; '),
    presented: presented.map(described),
    // node may be told to trust a store that it does not tell: then there is the one path that it found.
    chains: (chains.length > 0 || !socket.authorized ? chains : [oneLine(socket)]).map(each => each.map(described)),
  }
}

/** The server's certificate and its issuers, as node and OpenSSL put them in line. */
function oneLine(socket: TLSSocket): X509Certificate[] {
  const line: X509Certificate[] = []
  for (let next = socket.getPeerX509Certificate(); next !== undefined; next = next.issuerCertificate) {
    if (line.some(each => each.fingerprint256 === next?.fingerprint256)) break
    line.push(next)
  }
  return line
}
