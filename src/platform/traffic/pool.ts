import type { Pool, PoolOptions, Reply } from '../../gate/traffic.js'
import { Connection, type Owner } from './connection.js'
import { type Origin, Origins } from './origin.js'
import { type Outgoing, outgoingOf } from './outgoing.js'

/**
 * Connections of one thread: HTTP/1.1 by hand over sockets, one request at a time on each. That is about twice as many
 * requests as with undici, for less than half of its CPU; nothing is decoded, no redirect followed, no proxy used.
 */
export class ConnectionPool implements Pool, Owner {
  private readonly requests: readonly Outgoing[]
  private readonly slots: (Connection | null)[]
  private readonly all = new Set<Connection>()
  private readonly idle = new Map<Origin, Connection[]>()

  constructor(private readonly options: PoolOptions) {
    const origins = new Origins(options.tls ?? {})
    this.requests = options.requests.map(request => outgoingOf(request, origins.of(new URL(request.url))))
    this.slots = Array.from({ length: options.slots }, () => null)
  }

  send(request: number, slot: number): void {
    const outgoing = this.requests[request] as Outgoing
    const connection = this.kept(outgoing.origin) ?? this.open(outgoing.origin)
    this.slots[slot] = connection
    connection.begin(slot, outgoing)
  }

  cancel(slot: number): void {
    const connection = this.slots[slot]
    if (connection === null || connection === undefined) return
    this.slots[slot] = null
    this.discard(connection)
  }

  close(): void {
    for (const connection of this.all) connection.destroy()
    this.all.clear()
    this.idle.clear()
  }

  finished(connection: Connection, reply: Reply, usable: boolean): void {
    const { slot } = connection
    this.slots[slot] = null
    if (usable) this.idleAt(connection.origin).push(connection)
    else this.discard(connection)
    this.options.ended(slot, reply)
  }

  gone(connection: Connection): void {
    this.all.delete(connection)
    const idle = this.idleAt(connection.origin)
    const place = idle.indexOf(connection)
    if (place >= 0) idle.splice(place, 1)
  }

  /** The one that was used last: those before it are closed by the other side when they are too many. */
  private kept(origin: Origin): Connection | null {
    const idle = this.idle.get(origin)
    for (let last = idle?.pop(); last !== undefined; last = idle?.pop()) {
      if (last.usable) return last
      this.discard(last)
    }
    return null
  }

  private open(origin: Origin): Connection {
    // Those that are free for another origin make room.
    if (this.all.size >= this.options.slots) {
      const other = [...this.idle.values()].find(each => each.length > 0)?.shift()
      if (other !== undefined) this.discard(other)
    }
    const connection = new Connection(origin, this)
    this.all.add(connection)
    return connection
  }

  private idleAt(origin: Origin): Connection[] {
    const idle = this.idle.get(origin) ?? []
    this.idle.set(origin, idle)
    return idle
  }

  private discard(connection: Connection): void {
    this.all.delete(connection)
    connection.destroy()
  }
}
