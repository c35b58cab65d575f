import { ShiftTest } from '../../statistics/sequential.js'
import { centerOf, MOST } from './difference.js'

/** A worsening up to this, as a fraction, is none: in step with the limit where that is small. */
const NEGLIGIBLE = 0.02
const PART_OF_LIMIT = 0.4

/** How often either end of an interval may be wrong. */
const TAIL = 0.025

/** To within what the ends of an interval are worked out. */
const FINEST = 0.0002

export type Settled = 'regression' | 'improvement' | 'no-change'

/** What can be shown, and the most evidence of it that there was after any pair: e-values. */
export interface Evidence {
  /** That it is worse by more than the floor. */
  worse: number
  /** That it is not worse by the limit. */
  notWorse: number
  /** That it is better by more than the floor. */
  better: number
}

/** One metric of one benchmark: what its pairs have shown so far. */
export class PairedComparison {
  readonly differences: number[] = []
  readonly evidence: Evidence = { worse: 1, notWorse: 1, better: 1 }
  settled: Settled | null = null
  /** As fractions. */
  readonly floor: number
  private readonly tests: Readonly<Record<keyof Evidence, ShiftTest>>

  /** `limit` is the worsening that matters, as a fraction. */
  constructor(readonly limit: number) {
    this.floor = Math.min(NEGLIGIBLE, limit * PART_OF_LIMIT)
    this.tests = {
      worse: new ShiftTest(Math.log1p(this.floor), 'at-most'),
      notWorse: new ShiftTest(Math.log1p(limit), 'at-least'),
      better: new ShiftTest(-Math.log1p(this.floor), 'at-least'),
    }
  }

  /** Takes by how much the head was worse in the next pair, as a logarithm. */
  add(difference: number): void {
    this.differences.push(difference)
    for (const [name, test] of Object.entries(this.tests) as [keyof Evidence, ShiftTest][]) {
      test.add(difference)
      // By Ville's inequality the most that there ever was is as good as what there is.
      this.evidence[name] = Math.max(this.evidence[name], test.evidence)
    }
  }

  /** By how much the head is worse, as a logarithm. */
  get center(): number {
    return centerOf(this.differences)
  }

  /**
   * Where that lies with 95% confidence, however it was decided when to stop: the floors that no evidence is against. Null
   * before there are enough pairs for that.
   */
  get interval(): readonly [low: number, high: number] | null {
    const { differences, center } = this
    const low = boundOf(center, floor => refutes(differences, floor, 'at-most', 1 / TAIL))
    const high = boundOf(-center, floor => refutes(differences, -floor, 'at-least', 1 / TAIL))
    return low === null || high === null ? null : [low, -high]
  }
}

/** Whether the evidence against a floor was so much after any of the pairs. */
export function refutes(
  differences: readonly number[],
  floor: number,
  against: 'at-most' | 'at-least',
  evidence: number,
): boolean {
  const test = new ShiftTest(floor, against)
  return differences.some(difference => {
    test.add(difference)
    return test.evidence >= evidence
  })
}

/** The greatest floor that is refuted, as all below it are; null where hardly any is. It lies below `center`. */
function boundOf(center: number, isRefuted: (floor: number) => boolean): number | null {
  let open = center
  let refuted = center
  for (let step = FINEST; !isRefuted(refuted); step *= 2) {
    if (refuted < -MOST) return null
    open = refuted
    refuted -= step
  }
  while (open - refuted > FINEST) {
    const middle = (refuted + open) / 2
    if (isRefuted(middle)) refuted = middle
    else open = middle
  }
  return refuted
}
