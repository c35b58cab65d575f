import type { Rule } from '../rules/rule.js'
import type { Span } from '../tree/node.js'
import { among } from '../words/among.js'
import type { Expression, Filter, IndexAccess, PropertyAccess } from './ast.js'
import { typeMismatch } from './rules/type.js'
import { unknownInput } from './rules/unknown-input.js'
import { unknownMatrix } from './rules/unknown-matrix.js'
import { unknownNeed } from './rules/unknown-need.js'
import { unknownOutput } from './rules/unknown-output.js'
import { unknownProperty } from './rules/unknown-property.js'
import { unknownSecret } from './rules/unknown-secret.js'
import { unknownStep } from './rules/unknown-step.js'
import type { Surroundings } from './surroundings.js'
import { ANY, described, type Holding, listOf, merged, type ObjectType, type Type } from './types.js'

/** Of objects with more members than this, `.*` gives anything. */
const MOST_MERGED = 64

/** The type of `of.name`. */
export function typeOfProperty(access: PropertyAccess, of: Type, at: Surroundings): Type {
  const part = { start: access.nameStart, end: access.end }
  checkVariableName(access, part, at)
  return memberOf(of, access.of, access.name, part, at)
}

/** The type of `of[index]`. */
export function typeOfIndex({ of: object, index }: IndexAccess, of: Type, key: Type, at: Surroundings): Type {
  if (of.kind === 'any') return ANY
  const literal = index.kind === 'literal' ? index.value : undefined
  if (of.kind === 'list') {
    if (key.kind === 'number' || key.kind === 'any') return of.item
    if (of.filtered && typeof literal === 'string') return memberOf(of, object, literal.toLowerCase(), index, at)
    return mismatch(
      index,
      `${at.written(object)} is ${described(of)}: its items have numbers, not ${described(key)}`,
      at,
    )
  }
  if (of.kind !== 'object') return memberOf(of, object, at.written(index), index, at)
  if (typeof literal === 'string') return memberOf(of, object, literal.toLowerCase(), index, at)
  if (key.kind === 'any' || key.kind === 'string') return of.rest ?? ANY
  // GitHub makes text of numbers here; only ports are named so: `ports[5432]`.
  if (key.kind === 'number' && of.holds === 'port') return of.rest ?? ANY
  return mismatch(index, `The members of ${at.written(object)} have names; ${described(key)} is none`, at)
}

/** The type of `of.*`. */
export function typeOfFilter({ of: object, ...filter }: Filter, of: Type, at: Surroundings): Type {
  if (of.kind === 'any') return listOf(ANY, true)
  if (of.kind === 'list') return listOf(of.item, true)
  if (of.kind === 'object') {
    if (of.rest === null && isEmpty(of)) {
      at.problem(
        typeMismatch,
        filter,
        `${at.written(object)} has nothing in it here: \`.*\` is always empty`,
        'warning',
      )
    }
    return listOf(anyMember(of), true)
  }
  return mismatch(
    filter,
    `\`.*\` takes the values of a list or an object; ${at.written(object)} is ${described(of)}`,
    at,
  )
}

function memberOf(of: Type, object: Expression, name: string, part: Span, at: Surroundings): Type {
  if (of.kind === 'any') return ANY
  if (of.kind === 'object') return memberOfObject(of, object, name, part, at)
  if (of.kind === 'list' && of.filtered) return listOf(memberOf(of.item, object, name, part, at), true)
  const hint = of.kind === 'list' ? '; `[0]` is its first item, `.*` all of them' : ''
  const has = `${at.written(object)} is ${described(of)} and has no properties${hint}`
  return mismatch(part, has, at)
}

function memberOfObject(of: ObjectType, object: Expression, name: string, part: Span, at: Surroundings): Type {
  const known = of.members.get(name) ?? of.rest
  if (known !== null) return known
  const { rule, what } = MISSING[of.holds]
  const reason = of.members.missing?.(name)
  const advice = among(name, of.members.names())
  // What GitHub itself provides can grow: a name like none that is known may be new.
  const level = of.holds === 'property' && !advice.near ? 'warning' : undefined
  at.problem(rule, part, reason ?? `${at.written(object)} has no ${what} ${at.written(part)}${advice.text}`, level)
  return ANY
}

/** What is said of a member that does not exist, by what the members are. */
const MISSING: Readonly<Record<Holding, { readonly rule: Rule; readonly what: string }>> = {
  property: { rule: unknownProperty, what: 'property' },
  service: { rule: unknownProperty, what: 'service' },
  port: { rule: unknownProperty, what: 'port' },
  step: { rule: unknownStep, what: 'step with the id' },
  need: { rule: unknownNeed, what: 'job' },
  job: { rule: unknownNeed, what: 'job' },
  input: { rule: unknownInput, what: 'input' },
  matrix: { rule: unknownMatrix, what: 'key' },
  output: { rule: unknownOutput, what: 'output' },
  secret: { rule: unknownSecret, what: 'secret' },
}

/** `vars.GITHUB_x` and `vars.a-b` cannot exist, whatever is configured. */
function checkVariableName({ of, name }: PropertyAccess, part: Span, at: Surroundings): void {
  if (of.kind !== 'context' || of.name !== 'vars') return
  if (name.startsWith('github_')) {
    at.problem(unknownProperty, part, 'No variable can be named so: names that begin with GITHUB_ are reserved')
  } else if (name.includes('-')) {
    at.problem(unknownProperty, part, 'No variable can be named so: their names have letters, digits and `_` only')
  }
}

function isEmpty({ members }: ObjectType): boolean {
  for (const _ of members.names()) return false
  return true
}

/** What any member of an object is. */
function anyMember({ members, rest }: ObjectType): Type {
  let type: Type | null = rest
  let count = 0
  for (const name of members.names()) {
    const member = members.get(name.toLowerCase()) ?? ANY
    type = type === null ? member : merged(type, member)
    count += 1
    if (type.kind === 'any' || count > MOST_MERGED) return ANY
  }
  return type ?? ANY
}

function mismatch(part: Span, message: string, at: Surroundings): Type {
  at.problem(typeMismatch, part, message)
  return ANY
}
