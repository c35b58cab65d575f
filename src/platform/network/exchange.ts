import { NetworkFailure, type Phases } from '../../gate/network.js'
import { Failure, failureOf } from './failure.js'
import { ownWork, thisMoment, timeSince } from './own-work.js'

// setTimeout takes anything longer for no time at all.
const LONGEST = 2 ** 31 - 1

const DOING: Record<keyof Phases, string> = {
  resolve: 'resolving the name',
  connect: 'connecting',
  tls: 'in the TLS handshake',
  processing: 'waiting for the answer',
  transfer: 'reading the answer',
}

/** What is to be let go of at the end. */
interface Resource {
  destroy(): unknown
  on?(event: 'error', listener: () => void): unknown
}

/** One exchange with another machine: where it is, how long each phase took, and what it holds open. */
export class Exchange {
  private readonly elapsed: Phases = { resolve: 0, connect: 0, tls: 0, processing: 0, transfer: 0 }
  private readonly held: Resource[] = []
  private readonly tried: string[] = []
  private phase: keyof Phases | null = null
  private mark = thisMoment()
  private isOver = false

  /**
   * Ends the phase before, if any, and begins this one, which may have been begun before.
   *
   * @throws Failure where the exchange is over, such as by its time while a name was resolved, which nothing stops: whoever
   * goes on then would send what is taken for not sent
   */
  enter(phase: keyof Phases): void {
    this.heldToTime()
    this.lap()
    this.phase = phase
  }

  /**
   * Lets everything else that is due have its turn, the end of the time too: what has come already may be so much that to look
   * through it takes longer than there is time.
   *
   * @throws Failure where the exchange is over then
   */
  async giveWay(): Promise<void> {
    await new Promise(resolve => setImmediate(resolve))
    this.heldToTime()
  }

  /** Does some work of this program, which counts for no phase, of whichever exchange. */
  aside<T>(work: () => T): T {
    this.lap()
    try {
      return ownWork(work)
    } finally {
      this.mark = thisMoment()
    }
  }

  /** Notes an address that is being tried, for the one who reads that time was up. */
  trying(address: string): void {
    this.tried.push(address)
  }

  /** Lets go of it when the exchange ends, or at once where it has, and takes errors that nobody listens for any more. */
  hold<T extends Resource>(resource: T): T {
    resource.on?.('error', () => {})
    if (this.isOver) resource.destroy()
    else this.held.push(resource)
    return resource
  }

  /** The phases up to now. */
  phases(): Phases {
    this.lap()
    return { ...this.elapsed }
  }

  /** The failure of one that takes longer than it may. */
  lateness(timeout: number): NetworkFailure {
    const addresses = this.phase === 'connect' && this.tried.length > 0 ? ` to ${this.tried.join(', ')}` : ''
    const doing = this.phase === null ? '' : `; it was still ${DOING[this.phase]}${addresses}`
    return new NetworkFailure('timeout', `no complete response within ${timeout} ms${doing}`, this.phases())
  }

  release(): void {
    this.isOver = true
    for (const resource of this.held) resource.destroy()
  }

  private heldToTime(): void {
    if (this.isOver) throw new Failure('timeout', 'the exchange is over')
  }

  private lap(): void {
    if (this.phase !== null) this.elapsed[this.phase] += timeSince(this.mark)
    this.mark = thisMoment()
  }
}

/**
 * Runs an exchange that may take `timeout` milliseconds; nothing of it is left when it is over. `late` may have an answer where
 * time is up, else that is a failure.
 *
 * @throws NetworkFailure
 */
export async function exchange<T>(
  timeout: number,
  run: (exchange: Exchange) => Promise<T>,
  late: () => T | null = () => null,
): Promise<T> {
  const it = new Exchange()
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<T>((resolve, reject) => {
    timer = setTimeout(
      () => {
        const answer = late()
        if (answer === null) reject(it.lateness(timeout))
        else resolve(answer)
      },
      Math.min(timeout, LONGEST),
    )
  })
  try {
    return await Promise.race([run(it), end])
  } catch (error) {
    throw error instanceof NetworkFailure ? error : failureOf(error, it.phases())
  } finally {
    clearTimeout(timer)
    it.release()
  }
}
