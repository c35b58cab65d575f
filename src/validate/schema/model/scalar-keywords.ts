import { type Node, valueIn } from '../../tree/node.js'
import type { KeywordPlace } from './keyword-place.js'
import { type Keywords, noNumber, noText } from './keywords.js'

/** Keywords about numbers; whether it is one of them. */
export function readNumberKeyword(name: string, value: Node, { keys, read, draft, node }: KeywordPlace): boolean {
  if (name === 'multipleOf') {
    const limit = read.positive(value, name)
    if (limit !== null) numberOf(keys).multipleOf = limit
    return true
  }
  const lower = name === 'minimum' || name === 'exclusiveMinimum'
  if (!lower && name !== 'maximum' && name !== 'exclusiveMaximum') return false
  const exclusive = lower ? 'exclusiveMinimum' : 'exclusiveMaximum'
  // In draft 4 these are flags beside the limit.
  if (draft === 4 && name === exclusive) return true
  const limit = read.limit(value, name)
  if (limit === null) return true
  const flag = draft === 4 ? valueIn(node, exclusive) : undefined
  const strict = name === exclusive || (flag?.kind === 'scalar' && flag.text === 'true')
  const number = numberOf(keys)
  if (strict) number[lower ? 'above' : 'below'] = limit
  else number[lower ? 'minimum' : 'maximum'] = limit
  return true
}

/** Keywords about texts; whether it is one of them. */
export function readTextKeyword(name: string, value: Node, { keys, read, registry }: KeywordPlace): boolean {
  switch (name) {
    case 'minLength':
      textOf(keys).minLength = read.count(value, name) ?? 0
      return true
    case 'maxLength':
      textOf(keys).maxLength = read.count(value, name) ?? Number.POSITIVE_INFINITY
      return true
    case 'pattern':
      textOf(keys).pattern = read.pattern(value)
      textOf(keys).patternAt = value
      return true
    case 'format':
      textOf(keys).format = read.text(value, name) ?? null
      registry.warns = true
      return true
    default:
      return false
  }
}

function numberOf(keys: Keywords) {
  keys.number ??= noNumber()
  return keys.number
}

function textOf(keys: Keywords) {
  keys.text ??= noText()
  return keys.text
}
