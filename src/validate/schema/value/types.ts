import type { Node } from '../../tree/node.js'
import { joined } from '../../words/listed.js'
import { decimalOf, isWhole } from './decimal.js'

/** JSON's types as bits, so that a set of them is a number. A whole number is an integer and a number. */
export const TYPES: Readonly<Record<string, number>> = {
  null: 1,
  boolean: 2,
  integer: 4,
  number: 8,
  string: 16,
  array: 32,
  object: 64,
}

export const BOOLEAN = 2
export const NUMBERS = 12
export const STRING = 16
export const LIST = 32
export const MAP = 64

/** How a reader would call each type. */
const WORDS: Readonly<Record<string, string>> = {
  object: 'a map',
  array: 'a list',
  string: 'text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  null: 'empty',
}

/**
 * The types that a value has. A date of TOML is text, as a schema can describe it in no other way. In draft 4 a number
 * with a fraction is no integer even where the fraction is 0.
 */
export function typesOf(node: Node, fractionCounts: boolean): number {
  if (node.kind === 'map') return MAP
  if (node.kind === 'list') return LIST
  if (node.type === 'string' || node.type === 'date') return STRING
  if (node.type === 'integer') return NUMBERS
  if (node.type === 'boolean') return BOOLEAN
  if (node.type === 'null') return 1
  if (fractionCounts) return 8
  const value = decimalOf(node.text)
  return value !== null && isWhole(value) ? NUMBERS : 8
}

/** The types of a set in words: `text or a list`. */
export function typeWords(types: number): string {
  const names = Object.keys(WORDS).filter(name => (types & (TYPES[name] as number)) !== 0)
  const shown = names.includes('number') ? names.filter(name => name !== 'integer') : names
  return joined(shown.map(name => WORDS[name] as string))
}
