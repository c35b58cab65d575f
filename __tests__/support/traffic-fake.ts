import type { Pacer, Pool, PoolOptions, PoolRequest, Reply, Traffic } from '../../src/gate/traffic.js'

/** What a server of the fake does with a request: milliseconds until its answer, and what that is; null for none, ever. */
export type Served = { after: number; reply?: Partial<Reply>; body?: string } | null

export type Server = (request: PoolRequest, at: number) => Served

export interface FakeOptions {
  server: Server
  /** By how many milliseconds the thread is woken late. */
  late?: (at: number) => number
  /** The part of each millisecond in which the thread is busy. */
  busy?: number
  /** Refuses to make a pool. */
  refuses?: string
}

/** What was sent, and when. */
export interface Sent {
  at: number
  url: string
  slot: number
}

/** Time and network of a thread that are a list of events: nothing waits, and the same comes each time. */
export class FakeTraffic implements Traffic {
  readonly sent: Sent[] = []
  /** The most that was under way at once. */
  most = 0
  closed = 0
  private time = 1000
  private readonly events: { at: number; run: () => void }[] = []
  private running = false
  private wakes = 0

  constructor(private readonly options: FakeOptions) {}

  async pacer(): Promise<Pacer> {
    const { late = () => 0, busy = 0.1 } = this.options
    return {
      now: () => this.time,
      busy: () => this.time * busy,
      wake: (at, then) => {
        this.wakes += 1
        const order = this.wakes
        this.schedule(Math.max(at, this.time) + late(at), () => {
          if (order === this.wakes) then()
        })
      },
      close: () => {
        this.closed += 1
        this.wakes += 1
      },
    }
  }

  async pool(options: PoolOptions): Promise<Pool> {
    if (this.options.refuses !== undefined) throw new Error(this.options.refuses)
    const underWay = new Map<number, symbol>()
    return {
      send: (request, slot) => {
        if (underWay.has(slot) || underWay.size === options.slots) throw new Error(`slot ${slot} is not free`)
        const exchange = Symbol('exchange')
        underWay.set(slot, exchange)
        this.most = Math.max(this.most, underWay.size)
        const asked = options.requests[request] as PoolRequest
        const sentAt = this.time
        this.sent.push({ at: sentAt, url: asked.url, slot })
        const served = this.options.server(asked, sentAt)
        if (served === null) return
        this.schedule(sentAt + served.after, () => {
          if (underWay.get(slot) !== exchange) return
          underWay.delete(slot)
          options.ended(slot, replyOf(served, sentAt, this.time))
        })
      },
      cancel: slot => {
        underWay.delete(slot)
      },
      close: () => {
        this.closed += 1
        underWay.clear()
      },
    }
  }

  private schedule(at: number, run: () => void): void {
    let place = this.events.length
    while (place > 0 && (this.events[place - 1]?.at as number) > at) place -= 1
    this.events.splice(place, 0, { at, run })
    if (!this.running) void this.run()
  }

  private async run(): Promise<void> {
    this.running = true
    for (;;) {
      // What follows an event at once, such as the evaluation of an answer, comes before the next one.
      await new Promise(resolve => setImmediate(resolve))
      const event = this.events.shift()
      if (event === undefined) break
      this.time = Math.max(this.time, event.at)
      event.run()
    }
    this.running = false
  }
}

function replyOf({ reply, body }: Exclude<Served, null>, sentAt: number, answeredAt: number): Reply {
  const content = body === undefined ? null : new TextEncoder().encode(body)
  const usual = {
    failure: null,
    reason: '',
    status: 200,
    version: '1.1' as const,
    headers: {},
    size: content?.length ?? 0,
  }
  return { ...usual, sentAt, answeredAt, body: content, ...reply }
}
