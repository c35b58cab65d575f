import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'

/** A connection that a proxy was asked for. */
export interface Passed {
  /** `host:port` of where it leads. */
  to: string
  /** What the client says to be let through, such as `Basic ...`. */
  authorization: string | undefined
}

/**
 * An HTTP proxy on the loopback, where all hosts are this machine. It makes tunnels (CONNECT), which clients take for
 * HTTP too; anything else it refuses.
 */
export class LoopbackProxy {
  readonly passed: Passed[] = []
  private readonly sockets = new Set<Socket>()
  private readonly server: Server

  private constructor() {
    this.server = createServer((_, answer) => answer.writeHead(405).end())
    this.server.on('connect', (asked: IncomingMessage, socket: Duplex) => this.tunnel(asked, socket))
    this.server.on('connection', (socket: Socket) => this.sockets.add(socket))
  }

  static async start(): Promise<LoopbackProxy> {
    const proxy = new LoopbackProxy()
    await new Promise<void>(resolve => proxy.server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  /** Where it listens: `host:port`. */
  get host(): string {
    return `127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    return new Promise(resolve => {
      this.server.close(() => resolve())
    })
  }

  private tunnel({ url: to = '', headers }: IncomingMessage, socket: Duplex): void {
    this.passed.push({ to, authorization: headers['proxy-authorization'] })
    const behind = connect(Number(to.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      behind.pipe(socket).pipe(behind)
    })
    this.sockets.add(behind)
    socket.on('error', () => behind.destroy())
    behind.on('error', () => socket.destroy())
  }
}
