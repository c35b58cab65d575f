import { expressionIn } from './comparisons.js'
import type { Field } from './field.js'

/**
 * Refuses, in what an address must be like, a path that for its slashes would be an expression: others, of which it is a part,
 * would meet it.
 */
export function heldToNoPath(field: Field): void {
  for (const each of comparedIn(field)) {
    const { node } = each
    if (node.kind !== 'scalar' || !/^[\w./-]+$/.test(node.text)) continue
    const { pattern, flags } = expressionIn(node.text) ?? {}
    if (pattern === undefined) continue
    const [path, matches] = [node.text, flags === '' ? pattern : node.text]
    each.refuse(`${path} is an expression here: write { equals: ${path} } for the path, or { matches: ${matches} }`)
  }
}

/** Refuses a list as what one text must be like: no text is a list, so that any would meet that it is not. */
export function heldToOneText(field: Field): void {
  for (const each of comparedIn(field)) {
    if (each.node.kind !== 'list') continue
    each.refuse(
      'is a list, which no text is: write { one-of: [...] }, or { contains: [...] } for parts that it must have',
    )
  }
}

/** What a value is compared with as a whole, however deep in words such as `not`. */
function comparedIn(field: Field): Field[] {
  if (field.node.kind !== 'map') return [field]
  return field.entries('').flatMap(([word, value]) => {
    if (word === 'one-of') return value.each().flatMap(comparedIn)
    return word === 'not' || word === 'all' || word === 'any' ? comparedIn(value) : []
  })
}
