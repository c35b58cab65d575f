import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import type { Value } from '../value.js'
import { members } from './members.js'

/** A copy; of what is inside too where `seen` is given, each object once. */
function copied(value: Value, seen: Map<Value, Value> | null, machine: Interpreter, span: Span): Value {
  const known = seen?.get(value)
  if (known !== undefined) return known
  machine.step(span)
  machine.descend(span)
  const made = copy(value, seen, item => (seen === null ? item : copied(item, seen, machine, span)), machine, span)
  machine.rise()
  return made
}

function copy(
  value: Value,
  seen: Map<Value, Value> | null,
  inner: (item: Value) => Value,
  machine: Interpreter,
  span: Span,
): Value {
  switch (value.kind) {
    case 'list': {
      machine.room(value.items.length, span)
      const made: Value = { ...value, items: [] }
      seen?.set(value, made)
      for (const item of value.items) made.items.push(inner(item))
      return made
    }
    case 'dict': {
      machine.room(value.entries.size, span)
      const made: Value = { ...value, entries: new Map() }
      seen?.set(value, made)
      for (const [key, entry] of value.entries) made.entries.set(key, { key: entry.key, value: inner(entry.value) })
      return made
    }
    case 'set':
      return { ...value, items: new Map(value.items) }
    case 'tuple':
      return { kind: 'tuple', items: value.items.map(inner) }
    case 'instance': {
      if (value.host !== null) return machine.unknown(`a copy of ${value.host.describe()} is not worked out`, span)
      if (machine.classMember(value.of, '__enum__') !== undefined) return value
      const made: Value = { ...value, members: new Map() }
      seen?.set(value, made)
      for (const [name, item] of value.members) made.members.set(name, inner(item))
      if (value.data !== undefined) made.data = inner(value.data)
      return made
    }
    case 'host':
      return value.call === undefined ? machine.unknown(`a copy of ${value.describe()} is not worked out`, span) : value
    default:
      return value
  }
}

export const COPY: ReadonlyMap<string, Value> = members({
  copy: ['value', ([value], machine, span) => copied(value as Value, null, machine, span)],
  deepcopy: ['value, memo?', ([value], machine, span) => copied(value as Value, new Map(), machine, span)],
})
