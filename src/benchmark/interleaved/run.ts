import { formatDuration } from '../../gate/duration.js'
import { UserMistake } from '../../gate/mistake.js'
import type { Ports } from '../../gate/ports.js'
import type { Decision } from '../decide/decision.js'
import type { Failure, Measured } from '../model.js'
import type { Course, InterleavedOptions } from './course.js'
import { decisionOf } from './decide.js'
import { faultOf } from './fault.js'
import type { Plan } from './plan.js'
import { Series } from './series.js'
import { lookingWorse, neededEvidence, settle } from './settle.js'
import { type Side, type Sides, sidesOf } from './sides.js'

/** What the runs by turns measured, and what follows from them. */
export interface Interleaved {
  base: Measured[]
  head: Measured[]
  /** Of all that is judged and that both sides have; by `keyOf`. */
  decisions: Map<string, Decision>
  failures: Failure[]
  /** Sentences for the reader about how it was measured. */
  notes: string[]
  /** To complete "The base is …"; null where two commands of one folder were compared. */
  comparedWith: string | null
}

/**
 * Runs base and head by turns until it is decided of each benchmark whether it got worse, or the pairs or the time are used
 * up. What is decided is not run again, where the command lets that be said.
 *
 * @throws UserMistake where there is nothing to run, or `setup` fails
 */
export async function runInterleaved(plan: Plan, options: InterleavedOptions, ports: Ports): Promise<Interleaved> {
  if (ports.event.privileged) {
    const what = 'runs commands of the repository, and this event gives whatever a change brings the rights of the base'
    throw new UserMistake([{ where: 'interleaved', message: `${what}: use \`pull_request\` for it` }])
  }
  const deadline = ports.clock.now() + plan.time
  const sides = await sidesOf(plan.base, options.directory, ports)
  try {
    await setUp(plan, sides, deadline, ports)
    const course: Course = { sides, options, time: plan.time, deadline, owners: new Map() }
    const series = plan.commands.map((command, index) => new Series(command, index, course, ports))
    const isTimeOver = await measure(series, plan, course, ports)
    return resultOf(series, isTimeOver, plan, course)
  } finally {
    await sides.remove()
  }
}

/** Runs `setup` in each folder. A failure is not one of a benchmark: there is nothing to measure. */
async function setUp(
  { setup, time }: Plan,
  sides: Sides,
  deadline: number,
  { commands, clock, log }: Ports,
): Promise<void> {
  if (setup === null) return
  const where: Side[] = sides.base === sides.head ? ['head'] : ['base', 'head']
  for (const side of where) {
    log.info(`interleaved: setting up the ${side}`)
    const timeout = Math.max(1, deadline - clock.now())
    const fault = faultOf(
      await commands.run({ command: setup, directory: sides[side], timeout }),
      `in the ${side}`,
      time,
    )
    if (fault !== null) throw new UserMistake([{ where: 'interleaved.setup', message: fault }])
  }
}

/** Runs pairs until there is no use in more of them, or they are used up. Returns whether the time was over before. */
async function measure(
  series: readonly Series[],
  { warmup, maxPairs, minPairs }: Plan,
  { options: { falseAlarmRate }, deadline }: Course,
  { clock, log }: Ports,
): Promise<boolean> {
  for (let pair = 0; pair < warmup + maxPairs; pair += 1) {
    const open = series.filter(each => each.isOpen)
    if (open.length === 0) break
    // A pair that would probably not come to its end is of no use.
    const expected = open.reduce((sum, { lastPair }) => sum + lastPair, 0)
    if (clock.now() + expected > deadline) return true
    for (const each of open) if (!(await each.runPair(pair, pair >= warmup))) return true
    const comparisons = comparisonsOf(series)
    if (pair >= warmup) settle(comparisons, { falseAlarmRate, minPairs }, false)
    const undecided = comparisons.filter(({ settled }) => settled === null).length
    const which = pair < warmup ? `warm-up ${pair + 1}` : `pair ${pair - warmup + 1} of at most ${maxPairs}`
    log.info(`interleaved: ${which}, ${undecided} of ${comparisons.length} undecided`)
  }
  return false
}

function comparisonsOf(series: readonly Series[]) {
  return series.flatMap(({ tracks }) => [...tracks.values()].flatMap(({ comparison }) => comparison ?? []))
}

function resultOf(
  series: readonly Series[],
  isTimeOver: boolean,
  { minPairs, time }: Plan,
  { options: { falseAlarmRate }, sides }: Course,
): Interleaved {
  const comparisons = comparisonsOf(series)
  settle(comparisons, { falseAlarmRate, minPairs }, true)
  const needed = neededEvidence(comparisons.length, { falseAlarmRate })
  const worse = lookingWorse(comparisons)
  const result: Interleaved = {
    base: [],
    head: [],
    decisions: new Map(),
    failures: [],
    notes: [],
    comparedWith: sides.what,
  }
  for (const each of series) {
    if (each.pairs === 0 && !each.hasFailed) {
      each.end(`was not measured: not one pair of runs, base and head, fits into ${formatDuration(time)}`)
    }
    result.failures.push(...each.failures)
    result.notes.push(...each.notes)
    for (const [key, track] of each.tracks) {
      const [base, head] = [track.measured('base'), track.measured('head')]
      if (base !== null) result.base.push(base)
      if (head !== null) result.head.push(head)
      if (base === null || head === null || !track.of.judged) continue
      const comparison = track.compare()
      const values = { base: track.base, head: track.head, direction: track.of.direction }
      const looksWorse = worse.has(comparison)
      result.decisions.set(key, decisionOf(comparison, values, { needed, looksWorse }))
    }
  }
  if (isTimeOver) result.notes.push(`The time limit of ${formatDuration(time)} ended the measurement.`)
  return result
}
