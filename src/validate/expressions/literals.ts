import type { Expression } from './ast.js'
import type { Token } from './lexer.js'

const WORDS = new Map<string, number | boolean | null>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
])

/** A literal where it stands. */
export function literal({ start, end }: Token, value: string | number | boolean | null): Expression {
  return { kind: 'literal', value, start, end }
}

/** A literal that is a word, in exactly this case, or a context. */
export function named(token: Token): Expression {
  const word = token.value as string
  const value = WORDS.get(word)
  if (value !== undefined) return literal(token, value)
  return { kind: 'context', name: word.toLowerCase(), start: token.start, end: token.end }
}
