import { isIP, type Socket } from 'node:net'
import { connect } from 'node:tls'
import type { TlsOptions } from '../../gate/network.js'
import { trustFor } from '../network/tls/trust.js'

/** Where requests go to. */
export interface Origin {
  host: string
  port: number
  /** Begins an encrypted connection; null where they are not. */
  secure: (() => Socket) | null
}

/** Makes the origins of a pool, each once. @throws Failure where the certificates of the options cannot be used */
export class Origins {
  private readonly known = new Map<string, Origin>()

  constructor(private readonly tls: TlsOptions) {}

  of(url: URL): Origin {
    const known = this.known.get(url.origin)
    if (known !== undefined) return known
    const encrypted = url.protocol === 'https:'
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
    const port = Number(url.port || (encrypted ? 443 : 80))
    const origin = { host, port, secure: encrypted ? this.securing(host, port) : null }
    this.known.set(url.origin, origin)
    return origin
  }

  private securing(host: string, port: number): () => Socket {
    const { serverName, insecure } = this.tls
    const name = serverName ?? (isIP(host) === 0 ? host : undefined)
    const options = {
      host,
      port,
      ...(name === undefined ? {} : { servername: name }),
      secureContext: trustFor(this.tls).context,
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: insecure !== true,
    }
    return () => connect(options).setNoDelay(true)
  }
}
