import type { Stage } from '../suite/model.js'
import { Random } from './random.js'
import { MAX } from './rate.js'

/** Whether requests follow the answers instead of a plan. */
export function isClosed(stages: readonly Stage[]): boolean {
  return stages.some(stage => stage.from === MAX)
}

/** Milliseconds of all stages. */
export function durationOf(stages: readonly Stage[]): number {
  return stages.reduce((sum, stage) => sum + stage.duration, 0)
}

/** How many requests the stages ask for, of one target. */
export function plannedOf(stages: readonly Stage[]): number {
  // What the sum lacks to a whole number is an error of rounding.
  return isClosed(stages) ? 0 : Math.ceil(stages.reduce((sum, stage) => sum + areaOf(stage), 0) - 1e-6)
}

/**
 * When which request goes to which target: evenly at the rate of the stages for each target, the targets' own requests evenly
 * between each other. Requests come in groups of one for each target, all the same request and in an order drawn anew, so
 * that no target is always the first. The plan is walked through, not stored: it is of any length.
 */
export class ArrivalPlan {
  readonly total: number
  /** Milliseconds from the beginning, and whose turn it is; of the next arrival. */
  at = 0
  target = 0
  request = 0
  private index = 0
  private stage = 0
  /** Requests of one target that were due before this stage, and the time of its beginning. */
  private before = 0
  private begin = 0
  private readonly order: number[]
  private readonly random: Random
  /** Of all requests. */
  private readonly weight: number

  constructor(
    private readonly stages: readonly Stage[],
    targets: number,
    private readonly weights: readonly number[],
    seed: number,
  ) {
    this.total = plannedOf(stages) * targets
    this.weight = weights.reduce((sum, weight) => sum + weight, 0)
    this.order = Array.from({ length: targets }, (_, target) => target)
    this.random = new Random(seed)
    this.settle()
  }

  get done(): boolean {
    return this.index >= this.total
  }

  /** On to the next arrival. */
  advance(): void {
    this.index += 1
    this.settle()
  }

  /** One of the requests, by their weights. */
  draw(): number {
    let left = this.random.next() * this.weight
    const drawn = this.weights.findIndex(weight => {
      left -= weight
      return left < 0
    })
    return drawn < 0 ? this.weights.length - 1 : drawn
  }

  private settle(): void {
    if (this.done) return
    const place = this.index % this.order.length
    if (place === 0) {
      this.shuffle()
      this.request = this.draw()
    }
    this.target = this.order[place] as number
    this.at = this.timeOf(this.index / this.order.length)
  }

  private shuffle(): void {
    for (let last = this.order.length - 1; last > 0; last -= 1) {
      const other = this.random.below(last + 1)
      const kept = this.order[last] as number
      this.order[last] = this.order[other] as number
      this.order[other] = kept
    }
  }

  /** When so many requests of one target are due. */
  private timeOf(count: number): number {
    let stage = this.stages[this.stage] as Stage
    while (this.stage < this.stages.length - 1 && count - this.before >= areaOf(stage)) {
      this.before += areaOf(stage)
      this.begin += stage.duration
      this.stage += 1
      stage = this.stages[this.stage] as Stage
    }
    return this.begin + timeWithin(stage, count - this.before)
  }
}

/** Requests of a stage. */
function areaOf({ from, to, duration }: Stage): number {
  return (((from + to) / 2) * duration) / 1000
}

/** Where the rate's integral over the stage's time reaches a count; the form that does not cancel for small changes. */
function timeWithin({ from, to, duration }: Stage, count: number): number {
  if (count <= 0) return 0
  const root = Math.sqrt(Math.max(0, from * from + (2 * (to - from) * count * 1000) / duration))
  return Math.min(duration, (2 * count * 1000) / (from + root))
}
