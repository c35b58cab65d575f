import type { TlsOptions } from './network.js'

/** What a thread sends many requests with. */
export interface Traffic {
  pacer(): Promise<Pacer>
  /** @throws where a request cannot stand in HTTP, or the certificates cannot be used: the message is for the reader */
  pool(options: PoolOptions): Promise<Pool>
}

/** The time of a thread, to the fraction of a millisecond. */
export interface Pacer {
  /** Milliseconds that only grow, from an arbitrary start. */
  now(): number
  /** Milliseconds in which the thread was not waiting for anything, so far. */
  busy(): number
  /** Calls back once, at that time or as soon after as can be; in place of an earlier call that was asked for. */
  wake(at: number, then: () => void): void
  close(): void
}

/** A request as a pool sends it, again and again: HTTP/1.1. */
export interface PoolRequest {
  method: string
  /** `http:` or `https:`, without user and password. */
  url: string
  /** Those of the framing, such as `content-length`, are the pool's own. */
  headers: Readonly<Record<string, string | string[]>>
  body?: Uint8Array | undefined
  /** Whether the headers of the answers are wanted. */
  headersWanted: boolean
  /** Bytes of the answers' bodies that are wanted. */
  keep: number
}

export interface PoolOptions {
  requests: readonly PoolRequest[]
  /** Exchanges, and thereby connections, at once. */
  slots: number
  tls?: TlsOptions
  /** Told of each exchange that ends, but for those that are cancelled; never while it is being sent. */
  ended(slot: number, reply: Reply): void
}

/**
 * Connections that are kept and used again, but for those that the other side may be about to close for they were idle for too
 * long. Nothing is sent twice: an exchange whose connection is closed before its answer has failed.
 */
export interface Pool {
  /** Sends a request, by its place among the pool's, in a slot that is free. */
  send(request: number, slot: number): void
  /** Ends the exchange of a slot, and its connection with it; nothing is told of it. */
  cancel(slot: number): void
  close(): void
}

/**
 * Why there is no answer. `exhausted` is this machine's fault: it has no port or file left for another connection;
 * `protocol` is an answer that is not HTTP.
 */
export type PoolFailure = 'refused' | 'reset' | 'unreachable' | 'untrusted' | 'protocol' | 'exhausted'

/** What came of one exchange. */
export interface Reply {
  failure: PoolFailure | null
  /** The words for the failure. */
  reason: string
  /** When the request went out on its connection, by the pacer's time; NaN where it did not. */
  sentAt: number
  /** When the head of the answer was there; NaN where it was not. */
  answeredAt: number
  status: number
  version: '1.0' | '1.1'
  headers: Readonly<Record<string, string | string[]>>
  /** Bytes of the body, without chunks' frames. */
  size: number
  /** The beginning of the body, as long as was wanted. */
  body: Uint8Array | null
}
