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

/** Why a check waits for another one: for a variable that this captures, or because it says so. */
export interface Wait {
  check: Check
  variable: string | null
}

/** What each check waits for: it runs once all of these have passed. */
export function waitsOf({ checks }: Pick<Suite, 'checks'>): ReadonlyMap<Check, readonly Wait[]> {
  const captured = capturersOf({ checks })
  const named = new Map(checks.map(check => [check.name, check]))
  const wait = (check: Check | undefined, variable: string | null) => (check === undefined ? [] : [{ check, variable }])
  return new Map(
    checks.map(check => [
      check,
      [
        ...usedIn(check).flatMap(variable => wait(captured.get(variable), variable)),
        ...check.after.flatMap(({ name }) => wait(named.get(name), null)),
      ],
    ]),
  )
}

/** What checks are called and capture, also those that could not be read. */
export interface Meant {
  names: ReadonlySet<string>
  variables: readonly string[]
  /** All that is written in a suite with other mistakes: one of these may be why a variable of that name is missing. */
  words: ReadonlySet<string>
}

/** Refuses variables that nobody defines or two define, and checks that wait for each other, or for one that is not there. */
export function heldToOrder(suite: Suite, meant: Meant, mistakes: Mistakes): void {
  const captured = capturersOf(suite)
  const own = new Set(suite.variables.map(([name]) => name))
  const defined = new Set([...own, ...captured.keys(), ...meant.variables])
  for (const { parts, place } of templatesIn([suite.checks, suite.load])) {
    for (const part of parts) {
      if (typeof part === 'string' || defined.has(part.variable) || meant.words.has(part.variable)) continue
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
  for (const { name, place } of suite.checks.flatMap(check => check.after)) {
    if (meant.names.has(name)) continue
    mistakes.add('after', `no check is called ${JSON.stringify(name)}${mistakes.hint(name, meant.names)}`, place)
  }
  heldToNoCycle(suite, mistakes)
}

function heldToNoCycle(suite: Suite, mistakes: Mistakes): void {
  const waits = waitsOf(suite)
  const named = new Map(suite.checks.map(check => [check.name, check]))
  const of = (name: string) => waits.get(named.get(name) as Check) as readonly Wait[]
  const needs = new Map([...named.keys()].map(name => [name, of(name).map(({ check }) => check.name)]))
  for (const cycle of orderOf(needs).cycles) {
    const ways = cycle.slice(1, SHOWN).map((name, index) => {
      const user = cycle[index] as string
      const variable = of(user).find(({ check }) => check.name === name)?.variable ?? null
      const how = variable === null ? 'comes after' : `uses {{${variable}}} of`
      return `${JSON.stringify(user)} ${how} ${JSON.stringify(name)}`
    })
    const { name, place } = named.get(cycle[0] as string) as Check
    mistakes.add(name, `can never run: ${ways.join(', ')}${cycle.length > SHOWN ? ' and so on' : ''}`, place)
  }
}
