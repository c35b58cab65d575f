import { connect, isIP, type Socket } from 'node:net'
import { addressesOf, hostPort, isLocalhost } from './addresses.js'
import type { Exchange } from './exchange.js'
import { Failure } from './failure.js'

/** Milliseconds after which the next address is tried too; as RFC 8305 recommends. */
const HEAD_START = 250

export interface Dialled {
  socket: Socket
  /** The address that answered. */
  address: string
}

/**
 * Connects to a host over all its addresses: the first that answers wins. node's own way of doing so gives an address up after
 * its head start, which fails where all of them are slow.
 */
export async function dial(exchange: Exchange, host: string, port: number): Promise<Dialled> {
  if (isIP(host) === 0 && !isLocalhost(host)) exchange.enter('resolve')
  const addresses = await addressesOf(host)
  exchange.enter('connect')
  if (addresses.length === 0) throw new Failure('unreachable', `${host} has no address`)
  return new Race(exchange, addresses, port).run()
}

class Race {
  private readonly running = new Set<Socket>()
  private readonly failures: string[] = []
  private readonly waiting: string[]
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly exchange: Exchange,
    addresses: readonly string[],
    private readonly port: number,
  ) {
    this.waiting = [...addresses]
    exchange.hold({ destroy: () => clearTimeout(this.timer) })
  }

  run(): Promise<Dialled> {
    return new Promise((resolve, reject) => this.next(resolve, reject))
  }

  private next(resolve: (won: Dialled) => void, reject: (failure: Failure) => void): void {
    clearTimeout(this.timer)
    const address = this.waiting.shift()
    if (address === undefined) {
      if (this.running.size === 0) reject(new Failure('unreachable', this.failures.join('; ')))
      return
    }
    this.exchange.trying(hostPort(address, this.port))
    const socket = this.exchange.hold(connect({ host: address, port: this.port, noDelay: true }))
    this.running.add(socket)
    socket.once('error', error => {
      if (!this.running.delete(socket)) return
      this.failures.push(error.message)
      this.next(resolve, reject)
    })
    socket.once('connect', () => {
      clearTimeout(this.timer)
      this.running.delete(socket)
      for (const loser of this.running) loser.destroy()
      this.running.clear()
      resolve({ socket, address })
    })
    if (this.waiting.length > 0) this.timer = setTimeout(() => this.next(resolve, reject), HEAD_START)
  }
}
