import { formatSize } from '../../gate/size.js'
import type { Field } from './field.js'
import { orderOf } from './graph.js'
import { truth } from './kinds.js'
import type { Suite, Template } from './model.js'
import type { Mistakes } from './source.js'
import { literal, VARIABLE_NAME, variablesIn } from './templates.js'
import { templatesIn } from './uses.js'

/** Where the values of variables are from beside the suite itself and the environment. */
export interface Values {
  /** Of the input `variables`: they win over those of the suite. */
  variables: ReadonlyMap<string, string>
}

/** Characters that a value may have: variables in variables double quickly. */
const LONGEST_VALUE = 1 << 16
/** Characters of a text with its variables filled in. */
const LONGEST_TEXT = 16 << 20

interface Definition {
  template: Template
  secret: boolean
}

/** Reads the suite's variables, in the order in which they can be resolved. */
export function definitionsOf(
  field: Field | undefined,
  values: Values,
  mistakes: Mistakes,
): Pick<Suite, 'variables' | 'secrets'> {
  const all = new Map<string, Definition>()
  const entries = field?.entries('of names and values') ?? []
  for (const [name, value] of entries) {
    if (!VARIABLE_NAME.test(name)) value.refuse('is no name of a variable: letters, digits, _ and -', value.key)
    const definition = definitionOf(value, values.variables.get(name))
    if (definition !== undefined) all.set(name, definition)
  }
  for (const [name, value] of values.variables) {
    if (!all.has(name)) all.set(name, { template: literal(value, {}), secret: false })
  }
  const needs = new Map([...all].map(([name, { template }]) => [name, variablesIn(template)]))
  const { order, cycles } = orderOf(needs)
  for (const cycle of cycles) {
    const place = all.get(cycle[0] as string)?.template.place ?? {}
    mistakes.add(`variables.${cycle[0]}`, `needs itself: ${cycle.join(', which needs ')}`, place)
  }
  const known = new Set([...all.keys(), ...entries.map(([name]) => name)])
  for (const { template } of all.values()) heldToKnown(template, known, mistakes)
  return {
    variables: order.map(name => [name, (all.get(name) as Definition).template] as const),
    secrets: new Set([...all].filter(([, { secret }]) => secret).map(([name]) => name)),
  }
}

function definitionOf(field: Field, given: string | undefined): Definition | undefined {
  const override = given === undefined ? undefined : literal(given, {})
  if (field.node.kind !== 'map') {
    const template = field.template()
    return template === undefined ? undefined : { template: override ?? template, secret: false }
  }
  const fields = field.fields(['env', 'value', 'secret'])
  const found = field.reading.environment.take(fields?.get('env'), override !== undefined)
  const value = fields?.template('value')
  const secret = fields?.as('secret', truth) ?? false
  if (fields === undefined) return undefined
  const either = 'must have either env, the name of a variable of the environment, or value'
  if (fields.has('env') && fields.has('value')) field.refuse(either)
  if (!fields.has('env') && !fields.has('value')) fields.lack(either)
  if (fields.has('env') && fields.has('secret'))
    fields.get('secret')?.refuse('says what is always so beside env', fields.get('secret')?.key)
  if (!fields.has('env')) return value === undefined ? undefined : { template: override ?? value, secret }
  return { template: override ?? literal(found ?? '', field.place), secret: true }
}

function heldToKnown(template: Template, known: ReadonlySet<string>, mistakes: Mistakes): void {
  for (const name of variablesIn(template)) {
    if (known.has(name)) continue
    const hint = `${mistakes.hint(name, known)}; what checks capture is not known here`
    mistakes.add(`{{${name}}}`, `is no variable${hint}`, template.place)
  }
}

/** Refuses values, and texts with values in them, that are larger than anything that is sent. */
export function heldToSize(suite: Suite, mistakes: Mistakes): void {
  const lengths = new Map<string, number>()
  const lengthOf = ({ parts }: Template) =>
    parts.reduce((sum, part) => sum + (typeof part === 'string' ? part.length : (lengths.get(part.variable) ?? 0)), 0)
  for (const [name, template] of suite.variables) {
    const length = lengthOf(template)
    lengths.set(name, Math.min(length, LONGEST_VALUE))
    if (length > LONGEST_VALUE) tooLong(`variables.${name}`, template, LONGEST_VALUE)
  }
  for (const template of templatesIn([suite.checks, suite.load])) {
    if (lengthOf(template) > LONGEST_TEXT) tooLong('', template, LONGEST_TEXT)
  }

  function tooLong(where: string, { place }: Template, most: number): void {
    mistakes.add(where, `is longer than ${formatSize(most)} with its variables filled in`, place)
  }
}
