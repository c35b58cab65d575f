import type { TcpAnswer, TcpRequest } from '../../gate/network.js'
import { exchange } from './exchange.js'
import { reached } from './reach.js'
import { Reader } from './reader.js'

const RECEIVED = 64 * 1024
/** Milliseconds without a byte after which no more is waited for. */
const QUIET = 250

/**
 * A TCP connection. Proxies of the environment are for HTTP and are not asked; one that is given is. Where time is up while
 * the other side has not sent all that is waited for, the answer is what it has. The phases end with the last byte.
 *
 * @throws NetworkFailure
 */
export function connectTcp({ host, port, timeout, proxy = null, send, until }: TcpRequest): Promise<TcpAnswer> {
  let late: () => TcpAnswer | null = () => null
  return exchange(
    timeout,
    async exchange => {
      const { socket, address } = await reached(exchange, { host, port, encrypted: false }, proxy)
      let heard: TcpAnswer | null = null
      const soFar = () => heard ?? { phases: exchange.phases(), address, received: Buffer.alloc(0), ended: false }
      if (send === undefined && until === undefined) return soFar()
      exchange.enter('processing')
      const reader = new Reader(socket)
      if (send !== undefined)
        await new Promise<void>((resolve, reject) => socket.write(send, error => (error ? reject(error) : resolve())))
      if (until === undefined) return soFar()
      late = soFar
      while (reader.received.length < RECEIVED) {
        const enough = heard === null ? 'no' : await until(soFar().received)
        if (enough === 'yes') break
        const more = await (enough === 'no' ? reader.more() : moreSoon(reader))
        if (more === 'not soon') break
        if (!more) return { ...soFar(), ended: true }
        if (heard === null) exchange.enter('transfer')
        const received = reader.received.subarray(0, RECEIVED)
        heard = { phases: exchange.phases(), address, received, ended: false }
      }
      return soFar()
    },
    () => late(),
  )
}

/** Waits for more, and for no more than the quiet time. */
async function moreSoon(reader: Reader): Promise<boolean | 'not soon'> {
  let timer: NodeJS.Timeout | undefined
  const quiet = new Promise<'not soon'>(resolve => {
    // What came while this program was busy is read before the time counts.
    timer = setTimeout(() => setImmediate(resolve, 'not soon'), QUIET)
  })
  try {
    return await Promise.race([reader.more(), quiet])
  } finally {
    clearTimeout(timer)
  }
}
