import type { Level } from '../../gate/result.js'
import type { Report, Rule } from '../rules/rule.js'
import type { Span } from '../tree/node.js'
import { among } from '../words/among.js'
import { quoted } from '../words/quoted.js'
import type { Place } from '../workflow/place.js'
import type { Call, ContextAccess } from './ast.js'
import { CONTEXTS, isContext } from './contexts.js'
import { type Found, spanOf } from './found.js'
import { FUNCTIONS } from './functions.js'
import { badArguments } from './rules/arguments.js'
import { unavailableContext } from './rules/unavailable-context.js'
import { unavailableFunction } from './rules/unavailable-function.js'
import { unknownContext } from './rules/unknown-context.js'
import { unknownFunction } from './rules/unknown-function.js'
import type { Scope } from './scope.js'
import type { Surroundings } from './surroundings.js'
import { ANY, type Type } from './types.js'

/** An expression at its place in a workflow or an action. */
export class Placed implements Surroundings {
  constructor(
    private readonly found: Found,
    private readonly place: Place,
    private readonly scope: Scope,
    private readonly report: Report,
  ) {}

  context(access: ContextAccess): Type {
    const { name } = access
    if (!isContext(name)) {
      const called = FUNCTIONS.get(name)
      const advice =
        called === undefined ? among(name, CONTEXTS).text : `; the function is written \`${called.written}()\``
      const quotes = advice === '' ? "; text stands in quotes: 'like this'" : advice
      this.problem(unknownContext, access, `There is no context ${this.written(access)}${quotes}`)
      return ANY
    }
    if (!this.place.contexts.includes(name)) {
      const known = this.place.contexts.map(quoted).join(', ')
      const allowed = known === '' ? 'no expression can stand here' : `known are ${known}`
      this.problem(unavailableContext, access, `The context \`${name}\` is not known here; ${allowed}`)
      return ANY
    }
    return this.scope.typeOf(name, this.place)
  }

  knows(call: Call): boolean {
    const name = { start: call.start, end: call.nameEnd }
    const fact = FUNCTIONS.get(call.name)
    const here = this.place.functions.find(each => each.name === call.name)
    if (fact === undefined && here === undefined) {
      const names = [...FUNCTIONS.values()].map(({ written }) => written)
      this.problem(unknownFunction, name, `There is no function ${this.written(name)}${among(call.name, names).text}`)
      return false
    }
    if (fact?.special === true && here === undefined) {
      const where = call.name === 'hashfiles' ? 'in steps' : 'in the conditions of jobs and steps'
      this.problem(unavailableFunction, name, `The function \`${fact.written}\` is not known here, only ${where}`)
      return false
    }
    const { least, most } = here ?? (fact as NonNullable<typeof fact>)
    const { length } = call.args
    const odd = call.name === 'case' && length >= least && length % 2 === 0
    if (length >= least && length <= most && !odd) return true
    const rightly = odd ? 'an odd number of them: conditions with their values, and what else' : counted(least, most)
    this.problem(badArguments, call, `${this.written(name)} is given ${argumentsOf(length)} and takes ${rightly}`)
    return false
  }

  problem(rule: Rule, part: Span, message: string, level?: Level): void {
    this.report(rule, spanOf(this.found, part), message, level === undefined ? undefined : { level })
  }

  written({ start, end }: Span): string {
    return quoted(this.found.text.slice(start, end))
  }
}

function argumentsOf(count: number): string {
  if (count === 0) return 'no arguments'
  return count === 1 ? 'one argument' : `${count} arguments`
}

function counted(least: number, most: number): string {
  if (most === 0) return 'none'
  if (least === most) return `exactly ${least}`
  return most >= 255 ? `at least ${least}` : `${least} to ${most}`
}
