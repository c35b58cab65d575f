import type { Resolve } from './equal.js'
import type { Json } from './json.js'
import type { Predicate } from './predicate.js'

/**
 * A text that was taken without the end of its last line, as it is held to a predicate: with the end that the text in that has,
 * as `body: |` gives it one. What is but the end of a line asks for one between lines.
 */
export function endedAs(predicate: Predicate, actual: Json, resolve: Resolve): Json {
  const expected = textIn(predicate)
  if (typeof actual !== 'string' || expected === null) return actual
  const text = resolve(expected)
  const end = /\r?\n$/.exec(text)?.[0] ?? ''
  return end.length < text.length ? `${actual}${end}` : actual
}

function textIn(predicate: Predicate) {
  switch (predicate.is) {
    case 'equal':
      return predicate.to.kind === 'text' ? predicate.to.text : null
    case 'containing':
      return predicate.what.kind === 'text' ? predicate.what.text : null
    case 'starting':
    case 'ending':
      return predicate.what
    default:
      return null
  }
}
