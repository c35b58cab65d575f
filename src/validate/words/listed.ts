import { quoted } from './quoted.js'

/** `a`, `a or b`, `a, b or c`. */
export function joined(words: readonly string[], last = 'or'): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} ${last} ${words.at(-1)}`
}

/** Names in backticks: `a`, `b` and `c`. */
export function listed(names: readonly string[], last = 'and'): string {
  return joined(names.map(quoted), last)
}

/** `a, b and 12 more`: as much of a list as can be read. */
export function someOf(words: readonly string[], most = 20): string {
  const rest = words.length - most
  return rest <= 1 ? words.join(', ') : `${words.slice(0, most).join(', ')} and ${rest} more`
}
