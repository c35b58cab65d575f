import { connect as netConnect, type Socket } from 'node:net'
import type { PoolFailure, Reply } from '../../gate/traffic.js'
import { CUT_OFF, NO_ANSWER } from '../network/failure.js'
import type { Headers } from '../network/headers.js'
import { AnswerReader } from './answer-reader.js'
import { failureOf } from './failure.js'
import { Malformed } from './malformed.js'
import type { Origin } from './origin.js'
import type { Outgoing } from './outgoing.js'

/** A connection reads into memory of its own, which is used again for what comes next. */
const READ_AT_ONCE = 16 * 1024
/** Milliseconds: no connection is used again that was idle for longer, for few servers keep them for less than 5 seconds. */
const LONGEST_IDLE = 4000
/** The part of the time for which a server says that it keeps a connection. The rest is for what is on its way. */
const OF_KEPT = 0.8
const NO_HEADERS: Headers = Object.freeze({})

/** Whom a connection tells what becomes of it. */
export interface Owner {
  /** The exchange is over; `usable` says whether another may follow. */
  finished(connection: Connection, reply: Reply, usable: boolean): void
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
  private usableUntil = 0
  private ready = false
  private error: Error | null = null
  private readonly socket: Socket

  constructor(
    readonly origin: Origin,
    private readonly owner: Owner,
  ) {
    const { secure } = origin
    const take = (bytes: Buffer) => this.take(bytes)
    if (secure !== null) {
      this.socket = secure().on('data', take)
    } else {
      const buffer = Buffer.allocUnsafe(READ_AT_ONCE)
      const callback = (count: number, bytes: Uint8Array) => {
        take((bytes as Buffer).subarray(0, count))
        return true
      }
      this.socket = netConnect({ ...origin.endpoint, onread: { buffer, callback } })
    }
    this.socket.once(secure === null ? 'connect' : 'secureConnect', () => this.opened())
    this.socket.on('end', () => this.ended())
    this.socket.on('error', error => {
      this.error = error
      if (this.reader === null) this.leave()
    })
    this.socket.on('close', () => this.closed())
  }

  /**
   * Whether it may carry another exchange: a server that has kept it for long may be about to close it, and nobody could tell
   * a request that came too late from one that the server dropped.
   */
  get usable(): boolean {
    return performance.now() < this.usableUntil
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

  /** It carries nothing, and never will again. */
  private leave(): void {
    this.owner.gone(this)
    this.destroy()
  }

  private opened(): void {
    this.ready = true
    this.origin.answered(this.socket)
    if (this.outgoing !== null) this.write(this.outgoing)
  }

  private write({ bytes }: Outgoing): void {
    this.sentAt = performance.now()
    this.socket.write(bytes)
  }

  private take(bytes: Buffer): void {
    const { reader } = this
    // Nothing was asked: such as a server's word that it has waited long enough.
    if (reader === null) {
      this.leave()
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
    if (this.reader === null) this.leave()
    else if (this.reader.close()) this.finish(this.reader, false)
  }

  private closed(): void {
    if (this.reader === null) this.leave()
    else if (this.error !== null) this.fail(...failureOf(this.error, this.socket))
    else this.fail('reset', this.reader.started ? CUT_OFF : NO_ANSWER)
  }

  private finish(reader: AnswerReader, clean: boolean): void {
    // The answer may come before all of the request has gone out: what is left would be read as the next one.
    const { head, headers, size } = reader
    const goesOn = head?.keepAlive === true && this.outgoing?.last === false
    const usable = clean && goesOn && this.socket.writableLength === 0
    if (usable) this.usableUntil = performance.now() + Math.min(LONGEST_IDLE, OF_KEPT * head.keptFor)
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
