import { formatDuration } from '../../gate/duration.js'
import type { Pool, Reply } from '../../gate/traffic.js'
import type { ErrorKind } from './tally.js'
import { Waiting } from './waiting.js'

/** What a lane tells: each request that is over, once. Times are the pacer's. */
export interface Ended {
  request: number
  start: number
  end: number
  reply: Reply | null
  error: ErrorKind | null
  reason: string
}

export interface LaneOptions {
  slots: number
  /** Milliseconds that a request may take, and before that wait for a connection. */
  timeout: number
  now(): number
  ended(ended: Ended): void
  /** The request that takes the place of one that is over, in a closed loop; null where a plan says what comes. */
  next(): number | null
}

/** The connections to one target, and the requests that wait for them. */
export class Lane {
  private readonly free: number[]
  private readonly starts: Float64Array
  /** When each got its connection. */
  private readonly begun: Float64Array
  private readonly requests: Uint16Array
  private readonly waiting = new Waiting()
  private pool: Pool | null = null

  constructor(private readonly options: LaneOptions) {
    const { slots } = options
    this.free = Array.from({ length: slots }, (_, index) => slots - 1 - index)
    this.starts = new Float64Array(slots)
    // Of a slot that is free it is no number.
    this.begun = new Float64Array(slots).fill(Number.NaN)
    this.requests = new Uint16Array(slots)
  }

  attach(pool: Pool): void {
    this.pool = pool
  }

  /** Those that are under way or wait. */
  get outstanding(): number {
    return this.options.slots - this.free.length + this.waiting.size
  }

  /** A request is due, since `start`. Returns whether it could go out at once. */
  arrive(request: number, start: number): boolean {
    const slot = this.waiting.size === 0 ? this.free.pop() : undefined
    if (slot !== undefined) this.send(slot, request, start)
    else if (!this.waiting.add(start, request)) this.unsent(request, start)
    return slot !== undefined
  }

  /** Fills all connections, for a closed loop. */
  fill(): void {
    for (let slot = this.free.pop(); slot !== undefined; slot = this.free.pop()) {
      if (!this.follow(slot)) return
    }
  }

  /** The pool's word that an exchange is over. */
  answered(slot: number, reply: Reply): void {
    const end = this.options.now()
    const late = end - (this.begun[slot] as number) >= this.options.timeout
    if (late) this.over(slot, end, null, 'timeout', this.lateness())
    else this.over(slot, end, reply, reply.failure, reply.reason)
  }

  /** Gives up what takes too long. */
  expire(): void {
    const { now, timeout } = this.options
    const before = now() - timeout
    while (this.waiting.size > 0 && this.waiting.start <= before) {
      const { request, start } = this.waiting
      this.waiting.shift()
      this.unsent(request, start)
    }
    this.begun.forEach((begun, slot) => {
      if (!(begun <= before)) return
      this.pool?.cancel(slot)
      this.over(slot, now(), null, 'timeout', this.lateness())
    })
  }

  /** Leaves everything where it is; returns how many requests that concerns. */
  abandon(): number {
    const { outstanding } = this
    this.pool?.close()
    return outstanding
  }

  private send(slot: number, request: number, start: number): void {
    this.starts[slot] = start
    this.begun[slot] = this.options.now()
    this.requests[slot] = request
    this.pool?.send(request, slot)
  }

  private over(slot: number, end: number, reply: Reply | null, error: ErrorKind | null, reason: string): void {
    const start = this.starts[slot] as number
    const request = this.requests[slot] as number
    this.begun[slot] = Number.NaN
    this.options.ended({ request, start, end, reply, error, reason })
    this.follow(slot)
  }

  /** What comes next in a slot. Returns whether anything does. */
  private follow(slot: number): boolean {
    const closed = this.options.next()
    if (closed !== null) {
      this.send(slot, closed, this.options.now())
      return true
    }
    if (this.waiting.size === 0) {
      this.free.push(slot)
      return false
    }
    const { request, start } = this.waiting
    this.waiting.shift()
    this.send(slot, request, start)
    return true
  }

  private unsent(request: number, start: number): void {
    // Where there is no room to wait it would have waited for all of its time.
    const end = Math.max(this.options.now(), start + this.options.timeout)
    const reason = `no connection became free within ${formatDuration(this.options.timeout)}`
    this.options.ended({ request, start, end, reply: null, error: 'unsent', reason })
  }

  private lateness(): string {
    return `no complete answer within ${formatDuration(this.options.timeout)}`
  }
}
