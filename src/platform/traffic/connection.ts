import { connect as netConnect, type Socket } from 'node:net'
import type { PoolFailure, Reply } from '../../gate/traffic.js'
import { AnswerReader } from './answer-reader.js'
import { failureOf } from './failure.js'
import type { Headers } from './head.js'
import { Malformed } from './malformed.js'
import type { Origin } from './origin.js'
import type { Outgoing } from './outgoing.js'

/** A connection reads into memory of its own, which is used again for what comes next. */
const READ_AT_ONCE = 16 * 1024
const NO_HEADERS: Headers = Object.freeze({})

/** Whom a connection tells what becomes of it. */
export interface Owner {
  /** The exchange is over; `usable` says whether another may follow. */
  finished(connection: Connection, reply: Reply, usable: boolean): void
  /** The connection had been closed before it was used again: the exchange may be begun anew elsewhere. */
  stale(connection: Connection): void
  /** It is closed while nothing is under way. */
  gone(connection: Connection): void
}

/** A connection to an origin that carries one exchange after the other. */
export class Connection {
  /** Of the exchange that is under way. */
  slot = -1
  outgoing: Outgoing | null = null
  private reader: AnswerReader | null = null
  private sentAt = Number.NaN
  private answeredAt = Number.NaN
  private exchanges = 0
  private ready = false
  private error: Error | null = null
  private readonly socket: Socket

  constructor(
    readonly origin: Origin,
    private readonly owner: Owner,
  ) {
    const { host, port, secure } = origin
    const take = (bytes: Buffer) => this.take(bytes)
    if (secure !== null) {
      this.socket = secure().on('data', take)
    } else {
      const buffer = Buffer.allocUnsafe(READ_AT_ONCE)
      const callback = (count: number, bytes: Uint8Array) => {
        take((bytes as Buffer).subarray(0, count))
        return true
      }
      this.socket = netConnect({ host, port, noDelay: true, onread: { buffer, callback } })
    }
    this.socket.once(secure === null ? 'connect' : 'secureConnect', () => this.opened())
    this.socket.on('end', () => this.ended())
    this.socket.on('error', error => {
      this.error = error
    })
    this.socket.on('close', () => this.closed())
  }

  /** Begins an exchange, as soon as the connection is there. */
  begin(slot: number, outgoing: Outgoing): void {
    this.slot = slot
    this.outgoing = outgoing
    this.reader = new AnswerReader(outgoing.wanted)
    this.sentAt = Number.NaN
    this.answeredAt = Number.NaN
    if (this.ready) this.write(outgoing)
  }

  /** Closes it; nobody is told. */
  destroy(): void {
    this.reader = null
    this.slot = -1
    this.socket.removeAllListeners('close')
    this.socket.destroy()
  }

  private opened(): void {
    this.ready = true
    if (this.outgoing !== null) this.write(this.outgoing)
  }

  private write({ bytes }: Outgoing): void {
    this.exchanges += 1
    this.sentAt = performance.now()
    this.socket.write(bytes)
  }

  private take(bytes: Buffer): void {
    const { reader } = this
    // Nothing was asked: such as a server's word that it has waited long enough.
    if (reader === null) {
      this.socket.destroy()
      return
    }
    try {
      const beyond = reader.take(bytes)
      if (reader.head !== null && Number.isNaN(this.answeredAt)) this.answeredAt = performance.now()
      if (reader.done) this.finish(reader, beyond === 0)
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      this.fail('protocol', `the answer is not HTTP: ${error.message}`)
    }
  }

  /** The other side sends no more. */
  private ended(): void {
    if (this.reader?.close() === true) this.finish(this.reader, false)
  }

  private closed(): void {
    const { reader, outgoing } = this
    if (reader === null) {
      this.owner.gone(this)
      return
    }
    const untouched = this.exchanges > 1 && !reader.started && outgoing?.repeatable === true
    if (untouched) this.owner.stale(this)
    else this.fail(...failureOf(this.error, this.socket))
  }

  private finish(reader: AnswerReader, clean: boolean): void {
    // The answer may come before all of the request has gone out: what is left would be read as the next one.
    const usable = clean && reader.head?.keepAlive === true && this.socket.writableLength === 0
    const { head, headers, size } = reader
    this.tell(usable, {
      failure: null,
      reason: '',
      sentAt: this.sentAt,
      answeredAt: this.answeredAt,
      status: head?.status ?? 0,
      version: head?.version ?? '1.1',
      headers,
      size,
      body: reader.body(),
    })
  }

  private fail(failure: PoolFailure, reason: string): void {
    const { sentAt, answeredAt } = this
    const nothing = { status: 0, version: '1.1' as const, headers: NO_HEADERS, size: 0, body: null }
    this.tell(false, { failure, reason, sentAt, answeredAt, ...nothing })
  }

  private tell(usable: boolean, reply: Reply): void {
    this.reader = null
    this.outgoing = null
    this.owner.finished(this, reply, usable)
  }
}
