import type { Statement } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { Raised } from '../core/raised.js'
import { blend, capture, dissolve, install, isSame, oneOf, type Region, regionOf, type State } from '../core/regions.js'
import type { Unknown, Value } from '../value.js'
import { holds } from './names.js'
import type { Completion } from './statements.js'

/** Where an evaluation stands, to return to it after an exception. */
export interface Mark {
  frame: Interpreter['frame']
  region: Region | null
  uncertain: number
  depth: number
  nesting: number
  open: number
}

export function markOf({ frame, region, uncertain, depth, nesting }: Interpreter): Mark {
  return { frame, region, uncertain, depth, nesting, open: frame.open.length }
}

/** Ends what an exception has ended. */
export function returnTo(mark: Mark, machine: Interpreter): void {
  mark.frame.open.length = mark.open
  while (machine.region !== mark.region && machine.region !== null) {
    dissolve(machine.region)
    machine.region = machine.region.outer
  }
  machine.frame = mark.frame
  machine.uncertain = mark.uncertain
  machine.depth = mark.depth
  machine.nesting = mark.nesting
}

/** Begins a stretch of which what it changes is noted. */
export function enterRegion(reason: Unknown, counts: boolean, machine: Interpreter): Region {
  const region = regionOf(reason, machine.region, counts)
  machine.region = region
  if (counts) machine.uncertain += 1
  return region
}

/** Ends it; what ended early beside it is blended in. */
export function leaveRegion(region: Region, machine: Interpreter): void {
  for (const state of region.beside) blend(region, state)
  dissolve(region)
  machine.region = region.outer
  if (region.counts) machine.uncertain -= 1
}

/** One of several ways that what runs may have taken. */
interface Outcome {
  state: State
  completion: Completion
  /** What it returned. */
  value: Value
}

/**
 * Runs every way from the same beginning. What they leave behind alike stays known, what differs becomes unknown. Of ways
 * that end in an exception nothing stays: were one taken, nothing else would run. `first` has been run already, where given.
 */
export function alternatives(
  region: Region,
  first: Outcome[],
  ways: readonly (() => Completion)[],
  machine: Interpreter,
): Completion {
  const outcomes = first
  let raised: Raised | null = null
  for (const way of ways) {
    const mark = markOf(machine)
    try {
      const completion = way()
      const carried = closeOpen(machine.frame, mark.open, machine)
      outcomes.push({ completion, value: machine.frame.result, state: capture(region) })
      if (carried !== null) outcomes.push({ completion: carried, value: machine.frame.result, state: EMPTY() })
    } catch (thrown) {
      returnTo(mark, machine)
      capture(region)
      if (!(thrown instanceof Raised)) throw thrown
      raised = new Raised(thrown.error, thrown.value, false)
    }
  }
  return finish(region, outcomes, raised, machine)
}

const EMPTY = (): State => ({ variables: new Map(), holders: new Map() })

function finish(region: Region, outcomes: Outcome[], raised: Raised | null, machine: Interpreter): Completion {
  const ended = outcomes.filter(({ completion }) => completion !== 'normal')
  const actual = outcomes.find(({ completion }) => completion === 'normal') ?? ended.pop()
  if (actual === undefined) {
    leaveRegion(region, machine)
    if (raised !== null) throw raised
    return 'normal'
  }
  install(region, actual.state)
  if (actual.completion === 'return') machine.frame.result = actual.value
  for (const { completion, state } of outcomes)
    if (completion === 'normal' && state !== actual.state) blend(region, state)
  if (ended.length === 0) {
    leaveRegion(region, machine)
    return actual.completion
  }
  region.beside.push(...ended.map(({ state }) => state))
  const returned = ended.filter(({ completion }) => completion === 'return')
  for (const { value } of returned) machine.frame.returned.push(value)
  if (!region.counts) machine.uncertain += 1
  region.counts = true
  machine.frame.open.push({ region, until: returned.length > 0 ? 'return' : 'loop' })
  return actual.completion
}

/** Closes the regions that were opened since; tells whether what follows is uncertain to run, and up to where. */
export function closeOpen(frame: Interpreter['frame'], from: number, machine: Interpreter): 'return' | 'break' | null {
  let carried: 'return' | 'break' | null = null
  while (frame.open.length > from) {
    const last = frame.open.pop()
    if (last === undefined) break
    if (last.until === 'return') carried = 'return'
    carried ??= 'break'
    leaveRegion(last.region, machine)
  }
  return carried
}

/** Of what may have returned or ended its loop in a branch that is over: from here on it is uncertain that anything runs. */
export function reopen(reason: Unknown, until: 'return' | 'loop', machine: Interpreter): void {
  const region = enterRegion(reason, true, machine)
  region.beside.push(EMPTY())
  machine.frame.open.push({ region, until })
}

/** Of statements that were not run: what they may have returned is missed. */
export function missEnd(body: readonly Statement[], reason: Unknown, machine: Interpreter): void {
  if (!holds(body, 'Return')) return
  machine.frame.returned.push(reason)
  reopen(reason, 'return', machine)
}

/** What a function gives that may have returned in several places. */
export function resultOf(values: readonly Value[], reason: Unknown): Value {
  const [first] = values as [Value]
  if (values.every(value => isSame(first, value))) return first
  return oneOf(values, reason)
}
