import type { TcpAnswer, TcpRequest } from '../../gate/network.js'
import { exchange } from './exchange.js'
import { reached } from './reach.js'
import { Reader } from './reader.js'

const RECEIVED = 64 * 1024

/**
 * A TCP connection. Proxies of the environment are for HTTP and are not asked; one that is given is. Where time is up while
 * the other side has not sent all that is waited for, the answer is what it has.
 *
 * @throws NetworkFailure
 */
export function connectTcp({ host, port, timeout, proxy = null, send, until }: TcpRequest): Promise<TcpAnswer> {
  let late: () => TcpAnswer | null = () => null
  return exchange(
    timeout,
    async exchange => {
      const { socket, address } = await reached(exchange, { host, port, encrypted: false }, proxy)
      if (send === undefined && until === undefined)
        return { phases: exchange.phases(), address, received: Buffer.alloc(0) }
      exchange.enter('processing')
      const reader = new Reader(socket)
      const answer = (): TcpAnswer => ({
        phases: exchange.phases(),
        address,
        received: reader.received.subarray(0, RECEIVED),
      })
      if (send !== undefined)
        await new Promise<void>((resolve, reject) => socket.write(send, error => (error ? reject(error) : resolve())))
      if (until === undefined) return answer()
      late = answer
      let first = true
      while (reader.received.length < RECEIVED && !(await until(reader.received.toString()))) {
        if (!(await reader.more())) break
        if (first) exchange.enter('transfer')
        first = false
      }
      return answer()
    },
    () => late(),
  )
}
