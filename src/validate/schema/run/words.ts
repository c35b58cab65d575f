import { nearest } from '../../../gate/nearest.js'
import { describeNode, type MapNode, type Node, type Pair } from '../../tree/node.js'
import { didYouMean } from '../../words/among.js'
import { listed, someOf } from '../../words/listed.js'
import { quoted } from '../../words/quoted.js'
import type { Allowed } from '../model/keywords.js'
import type { Schema } from '../model/schema.js'
import { deprecatedRule } from '../rules/deprecated.js'
import { formRule } from '../rules/form.js'
import { missingKey } from '../rules/missing-key.js'
import { typeRule } from '../rules/type.js'
import { unknownKey } from '../rules/unknown-key.js'
import { valueRule } from '../rules/value.js'
import { shown } from '../value/shown.js'
import { BOOLEAN, LIST, NUMBERS, STRING, typeWords } from '../value/types.js'
import { formOf, keysOf } from './form.js'
import type { Run } from './run.js'
import { clippedWords, said } from './said.js'
import { headOf, subjectOf } from './subject.js'

/** Longer words are not compared to find the one that was meant, nor more of them. */
const LONGEST_NEAR = 100
const MOST_NEAR = 2000

/** What YAML 1.1 took for booleans, and quoted ones. */
const YES = /^(?:y|n|yes|no|on|off|true|false)$/i

export function typeFlaw(run: Run, types: number, node: Node): false {
  if (run.silent) return false
  const message = `${headOf(run.path)} must be ${typeWords(types)}, is ${describeNode(node)}.`
  const help = mendType(types, node)
  const at = node.kind === 'scalar' ? (node.style === 'absent' ? run.placeOf(node) : node) : run.placeOf(node)
  return run.refuse(typeRule, 'type', at, node, message, { types, ...(help === undefined ? {} : { help }) })
}

export function valueFlaw(run: Run, schema: Schema, allowed: Allowed, node: Node): false {
  if (run.silent) return false
  const own = said(schema, 'errorMessage')
  const head = headOf(run.path)
  const message =
    own === undefined
      ? valueMessage(head, allowed, node)
      : `${head}, ${shown(node)}, does not fit: ${clippedWords(own)}.`
  const at = node.kind === 'scalar' ? node : run.placeOf(node)
  return run.refuse(valueRule, 'allowed', at, node, message, { allowed })
}

/** Which values there are, and the one that was probably meant. */
export function valueMessage(head: string, { values, texts }: Allowed, node: Node): string {
  const words = values.slice(0, MOST_NEAR).map(shown)
  const near =
    node.kind === 'scalar' && isShort(node.text)
      ? nearest(node.text, [...texts].filter(isShort).slice(0, MOST_NEAR))
      : undefined
  const meant = near === undefined ? '.' : didYouMean(near)
  if (words.length === 0) return `${head} is not allowed to have any value here.`
  return `${head} must be ${words.length === 1 ? words[0] : `one of ${someOf(words)}`}, is ${shown(node)}${meant}`
}

export function unknownFlaw(run: Run, schema: Schema, map: MapNode, { key, name }: Pair): false {
  if (run.silent) return false
  const known = keysOf(schema)
  const there = new Set(map.pairs.map(pair => pair.name))
  const free = known.filter(each => !there.has(each)).sort()
  const near = isShort(name) ? (nearest(name, free) ?? repeated(name, known)) : undefined
  const where = run.path.length === 0 ? 'here' : `in ${subjectOf(run.path)}`
  const list = free.length === 0 ? '.' : `; there ${free.length === 1 ? 'is' : 'are'} ${someOf(free.map(quoted))}.`
  const meant = near === undefined ? list : there.has(near) ? `; ${quoted(near)} is there already.` : didYouMean(near)
  const message = `There is no key ${quoted(name)} ${where}${meant}`
  return run.refuse(unknownKey, 'unknown', key, map, message, near === undefined ? {} : { name: near })
}

export function missingFlaw(run: Run, schema: Schema, map: MapNode, name: string): false {
  if (run.silent) return false
  const message = `${headOf(run.path)} must have ${quoted(name)}.`
  const about = said(schema.keywords.map?.properties.get(name) ?? schema, 'description')
  const own = schema.keywords.map?.properties.has(name) === true && about !== undefined
  const help = own ? `Add ${quoted(name)}: ${clippedWords(about)}.` : `Add ${quoted(name)}.`
  return run.refuse(missingKey, 'missing', run.placeOf(map), map, message, { name, help })
}

export function lengthFlaw(
  run: Run,
  node: Node,
  count: number,
  least: number,
  most: number,
  what: 'item' | 'key',
): false {
  if (run.silent) return false
  const counted = (number: number) => `${number} ${what}${number === 1 ? '' : 's'}`
  const wanted =
    count < least ? (least === 1 ? 'not be empty' : `have at least ${counted(least)}`) : `have at most ${counted(most)}`
  const has = count === 0 ? '' : `, has ${count}`
  return run.refuse(valueRule, 'other', run.placeOf(node), node, `${headOf(run.path)} must ${wanted}${has}.`)
}

/** Something stands where the schema is `false`: a key that must not be there, else a value that nothing can mend. */
export function forbiddenFlaw(run: Run, node: Node): false {
  if (run.silent) return false
  const step = run.path.at(-1)
  if (typeof step !== 'object') {
    return run.refuse(formRule, 'other', run.placeOf(node), node, `${headOf(run.path)} is not allowed here.`)
  }
  return run.refuse(unknownKey, 'unknown', step, node, `The key ${subjectOf(run.path)} is not allowed here.`)
}

export function notFlaw(run: Run, schema: Schema, forbidden: Schema, node: Node): false {
  if (run.silent) return false
  const own = said(schema, 'errorMessage') ?? said(forbidden, 'errorMessage', 'description', 'title')
  const { map } = forbidden.keywords
  const keys = map !== null && map.required.length > 0 && node.kind === 'map' ? map.required : []
  const at = (node.kind === 'map' && node.pairs.find(({ name }) => name === keys.at(-1))?.key) || run.placeOf(node)
  const what =
    own !== undefined
      ? `does not fit: ${clippedWords(own)}`
      : keys.length === 0
        ? `must not be ${formOf(forbidden)}`
        : `must not have ${listed(keys)}${keys.length > 1 ? ' together' : ''}`
  return run.refuse(
    keys.length > 0 ? unknownKey : valueRule,
    'other',
    node.kind === 'scalar' ? node : at,
    node,
    `${headOf(run.path)} ${what}.`,
  )
}

export function deprecatedFlaw(run: Run, schema: Schema, node: Node): void {
  const own = said(schema, 'deprecationMessage') ?? said(schema, 'description')
  const why = own === undefined ? '' : `: ${clippedWords(own)}`
  const message = `${headOf(run.path)} is deprecated${why}.`
  run.refuse(deprecatedRule, 'other', run.placeOf(node), node, message, { level: 'warning' })
}

/** A key that is there, and may be meant a second time; any two short words are near each other. */
function repeated(name: string, known: readonly string[]): string | undefined {
  return name.length > 3 ? nearest(name, known) : undefined
}

function mendType(types: number, node: Node): string | undefined {
  if (node.kind !== 'scalar' || node.type === 'null') return undefined
  const { text, type } = node
  if (type !== 'string')
    return (types & STRING) === 0 ? undefined : `Put it in quotation marks: ${quoted(`"${text}"`)}.`
  if ((types & BOOLEAN) !== 0 && YES.test(text)) return `Write ${quoted(String(/^(?:y|on|t)/i.test(text)))}.`
  if ((types & NUMBERS) !== 0 && node.quoted && /^-?\d+(?:\.\d+)?$/.test(text)) return 'Leave out the quotation marks.'
  return types === LIST ? `Write a list: ${quoted(`[${text}]`)}.` : undefined
}

function isShort(text: string): boolean {
  return text.length < LONGEST_NEAR
}
