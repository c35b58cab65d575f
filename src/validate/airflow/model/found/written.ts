import { literalText } from '../../evaluate/text/literals.js'
import type { Value } from '../../evaluate/value.js'

const LONGEST = 200

/** A value for the reader, about as it is written. */
export function written(value: Value): string {
  const text = full(value, 0)
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text
}

function full(value: Value, depth: number): string {
  if (depth > 3) return '…'
  const each = (items: Iterable<Value>): string =>
    [...items]
      .slice(0, LONGEST)
      .map(item => full(item, depth + 1))
      .join(', ')
  const literal = literalText(value)
  if (literal !== null) return literal
  switch (value.kind) {
    case 'str':
      return depth === 0 ? value.value : `'${value.value}'`
    case 'opaque':
      return value.text
    case 'list':
      return `[${each(value.items)}]`
    case 'tuple':
      return `(${each(value.items)})`
    case 'set':
      return `{${each(value.items.values())}}`
    case 'host':
      return value.describe()
    case 'function':
    case 'class':
      return value.name
    case 'instance':
      return `${value.of.name}(...)`
    default:
      return '…'
  }
}
