import { createServer as createHttpServer, type RequestListener } from 'node:http'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'

/** Servers of a test on the loopback, all of which are gone after it, whoever is still connected. */
export class Servers {
  private readonly servers: Server[] = []
  private readonly sockets = new Set<Socket>()

  /** Starts a server on a free port, which it returns. */
  async listen(server: Server, host = '127.0.0.1', port = 0): Promise<number> {
    server.on('connection', (socket: Socket) => {
      this.sockets.add(socket)
      socket.on('error', () => {})
    })
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, resolve))
    this.servers.push(server)
    return (server.address() as AddressInfo).port
  }

  async http(answer: RequestListener): Promise<URL> {
    return new URL(`http://127.0.0.1:${await this.listen(createHttpServer(answer))}/`)
  }

  /** A server that gets each connection as it is. */
  raw(answer: (socket: Socket) => void): Promise<number> {
    return this.listen(createServer(answer))
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy()
    this.sockets.clear()
    await Promise.all(this.servers.splice(0).map(server => new Promise(resolve => server.close(resolve))))
  }
}
