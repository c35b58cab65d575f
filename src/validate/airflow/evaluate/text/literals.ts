import type { Value } from '../value.js'
import { floatText } from './numbers.js'

/** How Python writes what is one word or one number; null of all else. */
export function literalText(value: Value): string | null {
  switch (value.kind) {
    case 'none':
      return 'None'
    case 'bool':
      return value.value ? 'True' : 'False'
    case 'int':
      return value.value.toString()
    case 'float':
      return floatText(value.value)
    case 'ellipsis':
      return 'Ellipsis'
    default:
      return null
  }
}
