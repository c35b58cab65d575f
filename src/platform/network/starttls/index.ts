import type { Duplex } from 'node:stream'
import type { TlsRequest } from '../../../gate/network.js'
import { Failure } from '../failure.js'
import { Reader } from '../reader.js'
import { ldap, postgres } from './binary.js'
import { ftp, imap, pop3, smtp } from './lines.js'
import { xmpp } from './xmpp.js'

type Protocol = NonNullable<TlsRequest['startTls']>

/** How a client says that it wants TLS, up to the point where the handshake begins. */
export interface Talk {
  reader: Reader
  say(text: string | Uint8Array): void
  host: string
}

const WAYS: Record<Protocol, (talk: Talk) => Promise<void>> = { smtp, imap, pop3, ftp, postgres, ldap, xmpp }

/** Speaks a protocol up to where TLS begins. @throws Failure where the server does not offer it */
export async function intoTls(protocol: Protocol, socket: Duplex, host: string): Promise<void> {
  const reader = new Reader(socket)
  await WAYS[protocol]({ reader, say: text => void socket.write(text), host })
  // Whoever sits in between could put in words that seem to have come encrypted.
  if (reader.received.length > 0) throw new Failure('protocol', 'the server goes on in plain text')
  reader.detach()
}
