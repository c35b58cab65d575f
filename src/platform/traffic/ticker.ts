import { parentPort } from 'node:worker_threads'

/**
 * What a ticker shares with the thread that it wakes: the number of the newest order, and the time that it asks for, in the
 * nanoseconds of the machine's monotonic clock, which is the same for all threads.
 */
export interface TickerData {
  ticker: true
  orders: Int32Array<SharedArrayBuffer>
  at: BigInt64Array<SharedArrayBuffer>
}

export function tickerData(): TickerData {
  return {
    ticker: true,
    orders: new Int32Array(new SharedArrayBuffer(4)),
    at: new BigInt64Array(new SharedArrayBuffer(8)),
  }
}

export function isTicker(data: unknown): data is TickerData {
  return typeof data === 'object' && data !== null && 'ticker' in data
}

/**
 * The whole life of a thread that sleeps to the fraction of a millisecond, which timers do not, and says so: it posts the
 * number of each order whose time has come. It is ended from outside.
 */
export function tick({ orders, at }: TickerData): never {
  const newest = (): number => Atomics.load(orders, 0)
  const left = (): number => Number(Atomics.load(at, 0) - process.hrtime.bigint()) / 1e6
  let order = 0
  for (;;) {
    Atomics.wait(orders, 0, order)
    order = newest()
    // A wait may be ended by the word for this very order, which is given after the order itself can be seen.
    for (let wait = left(); wait > 0 && newest() === order; wait = left()) Atomics.wait(orders, 0, order, wait)
    if (newest() === order) parentPort?.postMessage(order)
  }
}
