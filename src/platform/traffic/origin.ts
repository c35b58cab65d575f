import { isIP, type LookupFunction, type Socket, type TcpNetConnectOpts } from 'node:net'
import { connect } from 'node:tls'
import type { TlsOptions } from '../../gate/network.js'
import { addressesOf } from '../network/addresses.js'
import { trustFor } from '../network/tls/trust.js'

/** Milliseconds for which the addresses of a host are used again. */
const GOOD_FOR = 5000

/** Where requests go to. */
export class Origin {
  /** What a connection to it begins with. */
  readonly endpoint: TcpNetConnectOpts
  /** Begins an encrypted connection; null where they are not. */
  readonly secure: (() => Socket) | null
  /** 4 or 6, of the first connection; 0 before it. */
  private family = 0
  private found: Promise<string[]> | null = null
  private askedAt = 0

  constructor(
    url: URL,
    tls: TlsOptions,
    private readonly find = addressesOf,
  ) {
    const encrypted = url.protocol === 'https:'
    const host = url.hostname.replace(/^\[(.*)\]$/, '$1')
    const port = Number(url.port || (encrypted ? 443 : 80))
    this.endpoint = { host, port, noDelay: true, autoSelectFamily: true, lookup: this.lookup }
    this.secure = encrypted ? this.securing(host, tls) : null
  }

  /** A connection is there: those that follow take addresses of its family, which are known to work. */
  answered({ remoteFamily }: Socket): void {
    if (this.family === 0) this.family = remoteFamily === 'IPv6' ? 6 : 4
  }

  /** As checks find the addresses of a host: a load is put on what they have passed. */
  private readonly lookup: LookupFunction = (host, _, callback) => {
    this.addresses(host).then(
      found => {
        const all = found.map(address => ({ address, family: isIP(address) }))
        const known = all.filter(({ family }) => family === this.family)
        callback(null, known.length > 0 ? known : all)
      },
      (error: NodeJS.ErrnoException) => callback(error, []),
    )
  }

  /** Those that connect within the same seconds ask once: the few threads that ask would hold up all the others. */
  private addresses(host: string): Promise<string[]> {
    const now = performance.now()
    if (this.found === null || now - this.askedAt >= GOOD_FOR) {
      const found = this.find(host)
      this.found = found
      this.askedAt = now
      found.catch(() => {
        if (this.found === found) this.found = null
      })
    }
    return this.found
  }

  private securing(host: string, tls: TlsOptions): () => Socket {
    const { serverName, insecure } = tls
    const name = serverName ?? (isIP(host) === 0 ? host : undefined)
    const options = {
      ...this.endpoint,
      ...(name === undefined ? {} : { servername: name }),
      secureContext: trustFor(tls).context,
      ALPNProtocols: ['http/1.1'],
      rejectUnauthorized: insecure !== true,
    }
    return () => connect(options).setNoDelay(true)
  }
}

/** Makes the origins of a pool, each once. @throws Failure where the certificates of the options cannot be used */
export class Origins {
  private readonly known = new Map<string, Origin>()

  constructor(private readonly tls: TlsOptions) {}

  of(url: URL): Origin {
    const known = this.known.get(url.origin)
    if (known !== undefined) return known
    const origin = new Origin(url, this.tls)
    this.known.set(url.origin, origin)
    return origin
  }
}
