import { createHash } from 'node:crypto'
import { type Match, matches, type Seen } from './exchange.js'

/** What may go wrong with a request. */
export type Fault =
  /** Nothing: in a script, a request that is to get through. */
  | { kind: 'none' }
  /** 429, or 403 with GitHub's words for it; the request has no effect. */
  | { kind: 'too-many-requests' | 'secondary-limit'; retryAfter: number }
  /** 403 with no requests remaining until so many seconds from now. */
  | { kind: 'primary-limit'; resetsIn: number }
  /** 502, without or with the effect. */
  | { kind: 'bad-gateway' | 'bad-gateway-after-effect' }
  /** No answer at all, with the effect. */
  | { kind: 'dropped-after-effect' }
  /** The request has its effect twice, and the second answer is sent. */
  | { kind: 'twice' }
  /** The effect comes later, after so many turns of the event loop: requests that came together change their order. */
  | { kind: 'delayed'; turns: number }
  /** The answer, or with `effect` the whole request, waits until another request is through. */
  | { kind: 'held'; until: Match; what?: 'answer' | 'effect' }
  /**
   * The answer is what was known so many writes ago, and so are those to the same question that follow; with `recent`
   * at the earliest what was known when the first request came.
   */
  | { kind: 'stale'; writes: number; reads?: number; recent?: boolean }

export interface RandomOptions {
  /** The part of the requests that meet a fault; default: a third. */
  rate?: number
  /** How many requests of the same method and path in a row may meet one; default: 2. */
  inARow?: number
  /** Default: all kinds. */
  kinds?: readonly Fault['kind'][]
  match?: (seen: Seen) => boolean
}

const KINDS: readonly Fault['kind'][] = [
  'too-many-requests',
  'secondary-limit',
  'primary-limit',
  'bad-gateway',
  'bad-gateway-after-effect',
  'dropped-after-effect',
  'twice',
  'delayed',
  'stale',
]

/** The faults of a fake: those of the script first, then the random ones. */
export class Faults {
  private script: { match: Match; fault: Fault; times: number }[] = []
  private byChance: ((seen: Seen) => Fault) | null = null

  /** The next requests that match meet these, one each. Several scripts for the same requests are worked off in order. */
  next(match: Match, ...faults: Fault[]): void {
    for (const fault of faults) {
      const times = fault.kind === 'stale' ? (fault.reads ?? 1) : 1
      this.script.push({ match, fault, times })
    }
  }

  /** All requests that match meet it, until `clear`. */
  always(match: Match, fault: Fault): void {
    this.script.push({ match, fault, times: Number.POSITIVE_INFINITY })
  }

  clear(): void {
    this.script = []
    this.byChance = null
  }

  /**
   * Any request may meet any fault, by chance. Which one it is follows from the seed, the request's method and path and
   * how many there were of it, so the order in which different requests come does not matter.
   */
  random(seed: number, { rate = 1 / 3, inARow = 2, kinds = KINDS, match = () => true }: RandomOptions = {}): void {
    const counts = new Map<string, { all: number; row: number }>()
    this.byChance = seen => {
      if (!match(seen)) return { kind: 'none' }
      const key = `${seen.host} ${seen.method} ${seen.path}`
      const { all, row } = counts.get(key) ?? { all: 0, row: 0 }
      const draws = createHash('sha256').update(`${seed} ${key} ${all}`).digest()
      const possible = kinds.filter(kind =>
        kind === 'stale' ? seen.method === 'GET' : kind !== 'twice' || seen.method !== 'GET',
      )
      const kind = possible[draws.readUInt16BE(2) % possible.length]
      const hit = kind !== undefined && row < inARow && draws.readUInt16BE(0) / 65_536 < rate
      counts.set(key, { all: all + 1, row: hit ? row + 1 : 0 })
      return hit ? anyOf(kind, draws.readUInt16BE(4)) : { kind: 'none' }
    }
  }

  /** The fault that a request meets. */
  take(seen: Seen): Fault {
    const index = this.script.findIndex(({ match }) => matches(match, seen))
    const found = this.script[index]
    if (found === undefined) return this.byChance?.(seen) ?? { kind: 'none' }
    found.times--
    if (found.times === 0) this.script.splice(index, 1)
    return found.fault
  }
}

function anyOf(kind: Fault['kind'], draw: number): Fault {
  switch (kind) {
    case 'too-many-requests':
    case 'secondary-limit':
      return { kind, retryAfter: 1 + (draw % 60) }
    case 'primary-limit':
      return { kind, resetsIn: 1 + (draw % 60) }
    case 'delayed':
      return { kind, turns: 1 + (draw % 20) }
    case 'stale':
      return { kind, writes: 1 + (draw % 3), recent: true }
    case 'held':
      throw new Error('nobody knows what would end the hold')
    default:
      return { kind }
  }
}
