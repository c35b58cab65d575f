import type { Ports } from '../../gate/ports.js'
import { centerOf } from '../center.js'
import { factorBetween } from '../formats/units.js'
import { type Failure, keyOf, type Measured } from '../model.js'
import type { Course } from './course.js'
import { Fault } from './fault.js'
import { isBaseFirst } from './order.js'
import type { PlannedCommand } from './plan.js'
import { CommandRunner, type SideReading, type SideRun } from './runner.js'
import type { Side } from './sides.js'
import { takesSuspects } from './suspects.js'
import { Track } from './track.js'

/** One command of the plan, and what its pairs of runs have measured. */
export class Series {
  readonly tracks = new Map<string, Track>()
  readonly failures: Failure[] = []
  readonly notes: string[] = []
  /** Milliseconds that the last pair took. */
  lastPair = 0
  /** Pairs that count. */
  pairs = 0
  hasFailed = false
  private readonly runner: CommandRunner
  private followsSuspects: boolean

  constructor(
    readonly command: PlannedCommand,
    private readonly index: number,
    private readonly course: Course,
    private readonly ports: Ports,
  ) {
    this.runner = new CommandRunner(command, course, ports)
    this.followsSuspects = takesSuspects(command.base) && takesSuspects(command.head)
  }

  /** Whether more pairs of it are of any use. */
  get isOpen(): boolean {
    return !this.hasFailed && (this.pairs === 0 || this.suspects().length > 0)
  }

  /** Runs base and head in random order, and takes what they measured where it counts. False where time is over. */
  async runPair(pair: number, counts: boolean): Promise<boolean> {
    const start = this.ports.clock.now()
    const suspects = this.suspects()
    const only = this.followsSuspects && suspects.length < this.compared().length ? suspects : null
    try {
      const first: Side = isBaseFirst(this.course.sides.seed, pair, this.index) ? 'base' : 'head'
      const runs: Partial<Record<Side, SideRun>> = {}
      runs[first] = await this.runner.run(first, only)
      const second: Side = first === 'base' ? 'head' : 'base'
      runs[second] = await this.runner.run(second, only)
      this.take(await this.runner.read(runs as Record<Side, SideRun>), only, counts)
    } catch (error) {
      if (!(error instanceof Fault)) throw error
      if (error.isLate && this.pairs > 0) return false
      // Some tools fail where a pattern names nothing.
      if (only !== null) this.runAllAgain()
      else this.end(error.message)
      return true
    }
    this.lastPair = this.ports.clock.now() - start
    return true
  }

  /** Tells that the command failed: what it has measured stays as it is. */
  end(message: string): void {
    this.hasFailed = true
    this.fail({ name: this.command.name, message })
  }

  private fail(failure: Failure): void {
    const isKnown = this.failures.some(({ name, message }) => name === failure.name && message === failure.message)
    if (!isKnown) this.failures.push(failure)
  }

  /** The benchmarks that are compared. */
  private compared(): string[] {
    return this.namesOf(({ comparison }) => comparison !== null)
  }

  /** Those of them that are undecided. */
  private suspects(): string[] {
    return this.namesOf(({ comparison }) => comparison?.settled === null)
  }

  private namesOf(has: (track: Track) => boolean): string[] {
    return [...new Set([...this.tracks.values()].filter(has).map(({ of }) => of.name))]
  }

  private take({ base, head }: Record<Side, SideReading>, only: readonly string[] | null, counts: boolean): void {
    for (const failure of [...base.failures, ...head.failures]) this.fail(failure)
    for (const { measured } of [base, head]) this.register([...measured.values()])
    const present: string[] = []
    for (const [key, track] of this.tracks) {
      const [before, after] = [base.measured.get(key), head.measured.get(key)]
      if (before !== undefined && after !== undefined) {
        if (track.of.judged) track.compare()
        present.push(track.of.name)
      }
      if (counts) track.add(this.valueOf(before, track), this.valueOf(after, track))
    }
    if (counts) this.pairs += 1
    if (only?.every(name => present.includes(name)) === false) this.runAllAgain()
  }

  private register(measured: readonly Measured[]): void {
    const { owners, options } = this.course
    const limits = options.limitsOf?.(measured)
    for (const each of measured) {
      const key = keyOf(each)
      const owner = owners.get(key) ?? this.index
      owners.set(key, owner)
      if (owner !== this.index) {
        this.fail({ name: each.name, message: 'is measured by two of the commands: the first of them counts' })
      } else if (!this.tracks.has(key)) {
        this.tracks.set(key, new Track(each, limits?.get(key) ?? options.maxRegression))
      }
    }
  }

  /** The value that a run counts with, in the unit of the others. */
  private valueOf(measured: Measured | undefined, { of }: Track): number | undefined {
    if (measured === undefined) return undefined
    const factor = factorBetween(measured.unit, of.unit)
    const value = factor === null ? Number.NaN : centerOf(measured) * factor
    if (Number.isFinite(value)) return value
    const units = `${of.unit || 'no unit'} in one run and ${measured.unit || 'no unit'} in another`
    this.fail({ name: of.name, message: `has its ${of.metric} in ${units}` })
    return undefined
  }

  private runAllAgain(): void {
    this.followsSuspects = false
    const why = 'the pattern for `{suspects}` did not run those that were undecided'
    this.notes.push(`${this.command.name}: ${why}, so all of its benchmarks were run to the end.`)
  }
}
