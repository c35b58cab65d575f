import type { Match, Statement } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { truthOf } from '../operators/truth.js'
import type { Unknown, Value } from '../value.js'
import { alternatives, enterRegion } from './alternatives.js'
import { assignName } from './assign.js'
import { isHarmless } from './harmless.js'
import { fits } from './patterns.js'
import type { Completion } from './statements.js'

type Cases = Match['cases']

/** `match`: the first case that fits; of those that may fit each, where that is not known. */
export function runMatch(node: Match, machine: Interpreter): Completion {
  return runCases(node, 0, machine.evaluate(node.subject), machine)
}

function runCases(node: Match, from: number, subject: Value, machine: Interpreter): Completion {
  for (const [index, each] of node.cases.slice(from).entries()) {
    const fit = fitOf(each, subject, machine)
    if (fit === true) return machine.run(each.body)
    if (fit === false) continue
    const rest = node.cases.slice(from + index)
    if (!rest.every(({ body }) => isHarmless(body, machine)))
      machine.leave(`which case is taken is not known: ${fit.reason}`, each.pattern)
    machine.descend(node)
    const region = enterRegion(fit, true, machine)
    const ways = [() => machine.run(each.body), () => runCases(node, from + index + 1, subject, machine)]
    const completion = alternatives(region, [], ways, machine)
    machine.rise()
    return completion
  }
  return 'normal'
}

/** The body of the case that fits, empty without one; unknown where it is not told which fits. */
export function chosen(cases: Cases, subject: Value, machine: Interpreter): readonly Statement[] | Unknown {
  for (const each of cases) {
    const fit = fitOf(each, subject, machine)
    if (fit === true) return each.body
    if (fit !== false) return fit
  }
  return []
}

/** Whether a case fits, with its guard; its names are bound then. */
function fitOf({ pattern, names, guard }: Cases[number], subject: Value, machine: Interpreter): boolean | Unknown {
  const bound = new Map<string, Value>()
  const fit = fits(pattern, subject, bound, machine)
  if (fit === false) return false
  for (const name of names) {
    const value = bound.get(name) ?? (fit === true ? undefined : fit)
    if (value !== undefined) assignName(name, value, machine)
  }
  if (guard === null) return fit
  const truth = truthOf(machine.evaluate(guard), machine, guard)
  return truth === false ? false : fit === true ? truth : fit
}
