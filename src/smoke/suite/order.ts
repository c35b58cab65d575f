import { orderOf } from './graph.js'
import type { Check, Suite } from './model.js'
import type { Mistakes } from './source.js'
import { templatesIn, usedIn } from './uses.js'

/** Of a way around, no more is told. */
const SHOWN = 6

/** Which check each captured variable comes from. */
export function capturersOf(suite: Pick<Suite, 'checks'>): ReadonlyMap<string, Check> {
  const captured = new Map<string, Check>()
  for (const check of suite.checks) {
    for (const { variable } of check.capture) if (!captured.has(variable)) captured.set(variable, check)
  }
  return captured
}

/** Refuses given variables that are not the suite's: one of these is mistyped, and what it is to replace would hold. */
export function heldToUse(suite: Suite, given: Iterable<string>, written: readonly string[], mistakes: Mistakes): void {
  const { checks, load, variables } = suite
  const known = new Set([...written, ...usedIn([checks, load, variables]), ...capturersOf(suite).keys()])
  for (const name of given) {
    if (known.has(name)) continue
    mistakes.add('variables', `${name} is no variable of the suite${mistakes.hint(name, known)}`, {})
  }
}

/** The captured variables that a check uses: it runs once the checks they come from have passed. */
export function needsOf(check: Check, captured: ReadonlyMap<string, unknown>): string[] {
  return usedIn(check).filter(name => captured.has(name))
}

/**
 * Refuses variables that nobody defines or two define, and checks that wait for each other. `meant` are those that checks
 * capture which could not be read.
 */
export function heldToOrder(suite: Suite, meant: Iterable<string>, mistakes: Mistakes): void {
  const captured = capturersOf(suite)
  const own = new Set(suite.variables.map(([name]) => name))
  const defined = new Set([...own, ...captured.keys(), ...meant])
  for (const { parts, place } of templatesIn([suite.checks, suite.load])) {
    for (const part of parts) {
      if (typeof part === 'string' || defined.has(part.variable)) continue
      const known = mistakes.hint(part.variable, defined)
      mistakes.add(`{{${part.variable}}}`, `is no variable that has a value or is captured${known}`, place)
    }
  }
  for (const check of suite.checks) {
    for (const { variable, place } of check.capture) {
      const other = captured.get(variable)
      if (own.has(variable)) mistakes.add(variable, 'is captured, and has a value under variables already', place)
      else if (other !== check) mistakes.add(variable, `is captured by ${JSON.stringify(other?.name)} too`, place)
    }
  }
  heldToNoCycle(suite, captured, mistakes)
}

function heldToNoCycle(suite: Suite, captured: ReadonlyMap<string, Check>, mistakes: Mistakes): void {
  const checks = new Map(suite.checks.map(check => [check.name, { check, variables: needsOf(check, captured) }]))
  const from = (variable: string) => captured.get(variable)?.name as string
  const needs = new Map([...checks].map(([name, { variables }]) => [name, variables.map(from)]))
  for (const cycle of orderOf(needs).cycles) {
    const ways = cycle.slice(1, SHOWN).map((name, index) => {
      const user = cycle[index] as string
      const variable = checks.get(user)?.variables.find(each => from(each) === name)
      return `${JSON.stringify(user)} uses {{${variable}}} of ${JSON.stringify(name)}`
    })
    const { name, place } = (checks.get(cycle[0] as string) as { check: Check }).check
    mistakes.add(name, `can never run: ${ways.join(', ')}${cycle.length > SHOWN ? ' and so on' : ''}`, place)
  }
}
