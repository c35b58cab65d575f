import type { Value } from '../value.js'

/** The text that a value is. */
export function textOf(value: Value): string {
  const given = value.kind === 'instance' ? (value.data ?? value) : value
  return given.kind === 'str' ? given.value : ''
}

/** What Python takes for white space, as the inside of a class of characters. */
export const SPACE = '\\t-\\r\\x1c- \\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000'
