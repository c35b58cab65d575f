import type { Dict, Expression, Sequence } from '../../../python/ast.js'
import { hiding } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { keyOf } from '../core/keys.js'
import { emptySet, list, tuple } from '../core/make.js'
import { loosen } from '../core/partly.js'
import { storeInDict } from '../operators/store.js'
import type { DictValue, Unknown, Value } from '../value.js'

/** `[a, *b]`, `(a, b)`, `{a, b}`. */
export function sequence(node: Sequence, machine: Interpreter): Value {
  const items = spread(node.items, machine)
  if ('kind' in items) return items
  if (node.kind === 'List') return list(items)
  return node.kind === 'Tuple' ? tuple(items) : setOf(items, machine, node)
}

/** The values of expressions of which some stand for several. */
export function spread(nodes: readonly Expression[], machine: Interpreter): Value[] | Unknown {
  const values: Value[] = []
  let unknown: Unknown | null = null
  for (const node of nodes) {
    if (node.kind !== 'Starred') {
      values.push(machine.evaluate(node))
      continue
    }
    const items = machine.iterate(machine.evaluate(node.value), node)
    if ('kind' in items) unknown ??= items
    else {
      machine.room(values.length + items.length, node)
      for (const item of items) values.push(item)
    }
  }
  return unknown === null ? values : hiding(unknown, values)
}

/** A set of values; unknown where one of them is. */
export function setOf(items: readonly Value[], machine: Interpreter, node: Expression, frozen = false): Value {
  const set = emptySet(frozen)
  for (const item of items) {
    const key = keyOf(item, machine, node)
    if (typeof key !== 'string') return hiding(key, items)
    if (!set.items.has(key)) set.items.set(key, item)
  }
  return set
}

/** `{a: b, **c}`. */
export function dictDisplay(node: Dict, machine: Interpreter): Value {
  const dict: DictValue = { kind: 'dict', entries: new Map() }
  for (const { key, value } of node.items) {
    if (key !== null) {
      const at = machine.evaluate(key)
      storeInDict(dict, at, machine.evaluate(value), machine, key)
    } else merge(dict, machine.evaluate(value), machine, value)
  }
  return dict
}

/** Puts the entries of one mapping into a dict. */
export function merge(dict: DictValue, given: Value, machine: Interpreter, node: Expression): void {
  const other = given.kind === 'instance' ? (given.data ?? given) : given
  machine.change(dict)
  if (other.kind !== 'dict') {
    if (other.kind === 'unknown') loosen(dict, other)
    else if (other.kind === 'host' || other.kind === 'opaque' || other.kind === 'instance')
      loosen(dict, machine.unknown('what the mapping holds is not told', node))
    else machine.fail('TypeError', `'${other.kind}' object is not a mapping`, node)
    return
  }
  if (other.partly !== undefined) loosen(dict, other.partly)
  for (const [key, entry] of other.entries)
    dict.entries.set(key, { key: dict.entries.get(key)?.key ?? entry.key, value: entry.value })
  machine.room(dict.entries.size, node)
}
