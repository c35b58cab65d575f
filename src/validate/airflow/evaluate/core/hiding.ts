import type { Unknown, Value } from '../value.js'
import { BuiltinType } from './types.js'

/** So much of a value is looked at; what is larger may hold anything. */
const MOST = 400

/** Whether a value is an object of the host, or may hold one. */
export const mayHold = (value: Value): boolean => holds(value, { left: MOST })

function holds(value: Value, budget: { left: number }): boolean {
  budget.left -= 1
  if (budget.left < 0) return true
  const anyOf = (values: Iterable<Value>): boolean => {
    for (const item of values) if (holds(item, budget)) return true
    return false
  }
  switch (value.kind) {
    case 'unknown':
      return value.hides === true
    case 'host':
      return !(value instanceof BuiltinType)
    case 'instance':
      return value.host !== null || anyOf(value.members.values())
    case 'list':
      return value.partly?.hides === true || anyOf(value.items)
    case 'tuple':
      return anyOf(value.items)
    case 'set':
      return value.partly?.hides === true || anyOf(value.items.values())
    case 'dict':
      if (value.partly?.hides === true) return true
      for (const entry of value.entries.values()) if (holds(entry.value, budget)) return true
      return false
    case 'method':
      return holds(value.self, budget)
    case 'function':
      return true
    default:
      return false
  }
}

/** What is unknown as it comes of other values too: where those hold an object of the host, so may it. */
export function hiding(unknown: Unknown, values: Iterable<Value>): Unknown {
  if (unknown.hides === true) return unknown
  for (const value of values) if (mayHold(value)) return { ...unknown, hides: true }
  return unknown
}
