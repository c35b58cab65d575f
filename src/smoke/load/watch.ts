import { Histogram, type HistogramData } from './histogram.js'

/** A thread that had something to do for more of a second than this had no time to read answers. */
const BUSY = 0.9

/** What is known of how the generator itself fared; times in milliseconds. */
export interface EvidenceData {
  /** From when requests were due to when they were taken up, which is the generator's doing, connection or not. */
  delay: HistogramData
  /** From when the thread wanted to be woken to when it was. */
  lag: HistogramData
  /** When the last request was taken up. */
  lastTakenUp: number
  /** Requests that waited for a connection in seconds in which the thread was busy all the time. */
  starved: number
  /** The busiest of these seconds, as a part of it. */
  busiest: number
}

/** Watches the generator while it works. */
export class Watch {
  private readonly delay = new Histogram()
  private readonly lag = new Histogram()
  private lastTakenUp = 0
  private starved = 0
  private busiest = 0
  private waited = 0
  private since = 0
  private busySince = 0

  /** `at` is from the beginning of the load; `busy` is as the pacer has it. */
  begin(at: number, busy: number): void {
    this.since = at
    this.busySince = busy
  }

  woken(late: number): void {
    this.lag.record(late)
  }

  /** A request was due and is taken up. */
  takenUp(due: number, at: number, sentAtOnce: boolean): void {
    this.delay.record(at - due)
    this.lastTakenUp = at
    if (!sentAtOnce) this.waited += 1
  }

  /** Another second or so is over. */
  second(at: number, busy: number): void {
    const part = (busy - this.busySince) / (at - this.since)
    if (part > BUSY && this.waited > 0) {
      this.starved += this.waited
      this.busiest = Math.max(this.busiest, Math.min(part, 1))
    }
    this.waited = 0
    this.begin(at, busy)
  }

  data(): EvidenceData {
    const [delay, lag] = [this.delay.data(), this.lag.data()]
    return { delay, lag, lastTakenUp: this.lastTakenUp, starved: this.starved, busiest: this.busiest }
  }
}
