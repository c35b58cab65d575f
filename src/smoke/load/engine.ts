import type { Thread } from '../../gate/ports.js'
import type { Pacer } from '../../gate/traffic.js'
import type { Expected, Unexpected } from './expected.js'
import type { LoadJob, LoadNews, LoadOutput } from './job.js'
import { type Ended, Lane } from './lane.js'
import { isCrossed } from './measured.js'
import { ArrivalPlan, durationOf, isClosed } from './plan.js'
import { Side } from './side.js'
import type { Settled } from './tally.js'
import { Watch } from './watch.js'

/** Milliseconds. Requests may go out so much early, which is no more than their wakers are late on average. */
const EARLY = 0.1
/** How often what takes too long is looked for, which no request needs to know to the millisecond. */
const SWEEP = 20
const SECOND = 1000
/** From the start of the engine to the first request. */
const LEAD = 10
/** Requests that are taken up before answers are looked at again. */
const AT_ONCE = 100

/**
 * Sends requests as the plan has them, however long answers take: an open loop, in which a server that stops for a second is
 * seen by all who would have come in that second. All times are from when a request was due.
 */
export class Engine {
  private readonly plan: ArrivalPlan
  private readonly duration: number
  private readonly closed: boolean
  private readonly sides: Side[]
  private readonly watch = new Watch()
  private start = 0
  private sweepAt = 0
  private secondAt = 0
  private newsAt = 0
  private toldAt = 0
  private wokenFor = 0
  /** Answers that are still compared with what is expected of them. */
  private evaluating = 0
  private lastEnd = 0
  private over = false
  private aborted: LoadOutput['aborted'] = null
  private end: (output: LoadOutput) => void = () => {}

  constructor(
    private readonly job: LoadJob,
    private readonly expected: readonly Expected[],
    private readonly pacer: Pacer,
    private readonly thread: Pick<Thread, 'tell' | 'signal'>,
  ) {
    const { stages, targets, requests, connections: slots, timeout, block, seed } = job
    const weights = requests.map(({ weight }) => weight)
    this.plan = new ArrivalPlan(stages, targets.length, weights, seed)
    this.duration = durationOf(stages)
    this.closed = isClosed(stages)
    const next = () => (this.closed && this.elapsed() < this.duration && !this.over ? this.plan.draw() : null)
    const names = requests.map(({ name }) => name)
    this.sides = targets.map(({ name }, index) => {
      const ended = (request: Ended) => this.ended(this.sides[index] as Side, request)
      return new Side(name, new Lane({ slots, timeout, now: () => pacer.now(), ended, next }), names, block)
    })
  }

  get lanes(): readonly Lane[] {
    return this.sides.map(({ lane }) => lane)
  }

  run(): Promise<LoadOutput> {
    this.start = this.pacer.now() + LEAD
    this.sweepAt = this.start
    this.secondAt = this.start + SECOND
    this.newsAt = this.start + this.job.every
    this.watch.begin(0, this.pacer.busy())
    return new Promise((resolve, reject) => {
      this.end = resolve
      const wake = (): void => {
        try {
          this.wake()
          if (this.over) return
          this.wokenFor = this.nextWake()
          this.pacer.wake(this.wokenFor, wake)
        } catch (error) {
          reject(error)
        }
      }
      this.wokenFor = this.start
      this.pacer.wake(this.start, () => {
        if (this.closed) for (const { lane } of this.sides) lane.fill()
        wake()
      })
    })
  }

  private elapsed(): number {
    return this.pacer.now() - this.start
  }

  private wake(): void {
    const now = this.pacer.now()
    this.watch.woken(now - this.wokenFor)
    if (!this.closed) this.takeUp()
    if (now < this.sweepAt) return
    for (const { lane } of this.sides) lane.expire()
    this.sweepAt = now + SWEEP
    if (now >= this.secondAt) this.second(now)
    if (now >= this.newsAt) this.tell(now)
    if (this.thread.signal.aborted) this.aborted = { at: this.elapsed(), threshold: null, target: null }
    if (this.aborted !== null || this.isDone()) this.finish()
  }

  private nextWake(): number {
    const due = this.plan.done || this.closed ? Number.POSITIVE_INFINITY : this.start + this.plan.at - EARLY
    return Math.min(this.sweepAt, Math.max(due, this.pacer.now() + EARLY))
  }

  /** Requests that are due go out, or wait for a connection. */
  private takeUp(): void {
    for (let count = 0; count < AT_ONCE && !this.plan.done; count += 1) {
      const { at: due, target, request } = this.plan
      const at = this.elapsed()
      if (due > at + EARLY) return
      const sent = this.sides[target]?.lane.arrive(request, this.start + Math.min(due, at)) === true
      this.watch.takenUp(due, at, sent)
      this.plan.advance()
    }
  }

  private isDone(): boolean {
    const planned = this.closed ? this.elapsed() >= this.duration : this.plan.done
    return planned && this.evaluating === 0 && this.sides.every(({ lane }) => lane.outstanding === 0)
  }

  private second(now: number): void {
    const elapsed = now - this.start
    if (!this.closed) this.watch.second(elapsed, this.pacer.busy())
    this.secondAt = now + SECOND
    for (const side of this.sides) side.fold(elapsed - 2 * this.job.timeout - SECOND)
    for (const side of this.sides) {
      const crossed = this.job.thresholds.find(each => isCrossed(each, side.tallyOf(each.request), elapsed))
      if (crossed !== undefined) this.aborted ??= { at: elapsed, threshold: crossed.text, target: side.name }
    }
  }

  /** A request is over, but for what is expected of its answer. */
  private ended(side: Side, { request, start, end, reply, error, reason }: Ended): void {
    const service = reply === null || reply.failure !== null ? null : end - reply.sentAt
    // Those that went out early belong to the time at which they were due.
    const at = start - this.start + EARLY
    const settled: Settled = { request, at, latency: end - start, service, error, reason }
    this.lastEnd = Math.max(this.lastEnd, end - this.start)
    const expected = this.expected[request] as Expected
    if (error !== null || reply === null || service === null) {
      side.settle(settled, null)
      return
    }
    const wrong = expected.status(reply)
    if (wrong !== null || !expected.more) {
      side.settle(settled, wrong)
      return
    }
    this.evaluating += 1
    expected
      .rest(reply, service)
      .catch((failure: unknown): Unexpected => ({ error: 'expectation', reason: String(failure) }))
      .then(found => {
        this.evaluating -= 1
        if (!this.over) side.settle(settled, found)
      })
  }

  private tell(now: number): void {
    const elapsed = now - this.start
    const seconds = (elapsed - this.toldAt) / 1000
    this.thread.tell({ elapsed, targets: this.sides.map(side => side.news(seconds)) } satisfies LoadNews)
    this.toldAt = elapsed
    this.newsAt += this.job.every
  }

  private finish(): void {
    this.over = true
    this.end({
      targets: this.sides.map(side => side.output()),
      elapsed: Math.max(this.lastEnd, this.aborted?.at ?? this.duration),
      evidence: this.watch.data(),
      aborted: this.aborted,
    })
  }
}
