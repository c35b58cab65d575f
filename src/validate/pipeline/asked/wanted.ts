import { describeNode, type Node, textOf } from '../../tree/node.js'
import { quoted } from '../../words/quoted.js'
import { holdsExpression } from '../../workflow/rules/literal.js'

const COMPARISON = /^(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?)\s*%?$/
const NUMBER = /^\s*(-?\d+(?:\.\d+)?)\s*%?\s*$/

/**
 * Whether a value is what the policy wants: the same text, a number that fits a comparison such as `>= 80`, or a list that has all
 * that the policy lists. One that an expression makes is not known, and fits.
 */
export function fits(wanted: Node, actual: Node): boolean {
  if (wanted.kind === 'list') return wanted.items.every(item => has(actual, item))
  const text = textOf(wanted)
  const found = textOf(actual)
  if (text === undefined) return true
  if (found === undefined) return false
  if (holdsExpression(found)) return true
  const [, operator, limit] = COMPARISON.exec(text) ?? []
  if (operator === undefined) return found === text
  const number = NUMBER.exec(found)?.[1]
  return number !== undefined && compares(Number(number), operator, Number(limit))
}

/** What is wanted, as a message says it. */
export function wantedWords(wanted: Node): string {
  if (wanted.kind === 'list') return `a list with ${wanted.items.map(wantedWords).join(', ')}`
  return COMPARISON.test(textOf(wanted) ?? '') ? (textOf(wanted) as string) : quoted(textOf(wanted) ?? '')
}

/** What is there, as a message says it. */
export function actualWords(actual: Node): string {
  return actual.kind === 'scalar' && textOf(actual) !== undefined ? quoted(actual.text) : describeNode(actual)
}

function has(actual: Node, wanted: Node): boolean {
  const text = textOf(wanted)
  if (actual.kind === 'list') {
    return actual.items.some(item => textOf(item) === text || holdsExpression(textOf(item) ?? ''))
  }
  const found = textOf(actual)
  if (found === undefined) return false
  return holdsExpression(found) || found.split(/[\s,]+/).includes(text ?? '')
}

function compares(value: number, operator: string, limit: number): boolean {
  if (operator === '>=') return value >= limit
  if (operator === '<=') return value <= limit
  return operator === '>' ? value > limit : value < limit
}
