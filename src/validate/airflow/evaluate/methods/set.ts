import type { Span } from '../../../python/ast.js'
import { failKey } from '../builtins/exceptions.js'
import { Method } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { keyOf } from '../core/keys.js'
import { bool, emptySet, NONE_VALUE, str } from '../core/make.js'
import { combined, isWithin } from '../operators/sets.js'
import type { SetValue, Unknown, Value } from '../value.js'

/** A set of whatever can be iterated over. */
export function setFrom(value: Value, frozen: boolean, machine: Interpreter, span: Span): SetValue | Unknown {
  const items = machine.iterate(value, span)
  if ('kind' in items) return items
  const set = emptySet(frozen)
  machine.room(items.length, span)
  for (const item of items) {
    const key = keyOf(item, machine, span)
    if (typeof key !== 'string') return key
    if (!set.items.has(key)) set.items.set(key, item)
  }
  return set
}

function othersOf(given: Value | undefined, machine: Interpreter, span: Span): SetValue[] | Unknown {
  const sets: SetValue[] = []
  for (const value of given?.kind === 'tuple' ? given.items : []) {
    const set = setFrom(value, false, machine, span)
    if (set.kind === 'unknown') return set
    sets.push(set)
  }
  return sets
}

/** A method that makes another set, or changes its own. */
const combining = (operator: string, changes: boolean): Method =>
  new Method(
    '*others',
    (self, [given], machine, span) => {
      const set = self as SetValue
      const others = othersOf(given, machine, span)
      const partly = 'kind' in others ? others : set.partly
      if (changes) machine.change(set)
      if (partly !== undefined || 'kind' in others) {
        if (changes && partly !== undefined) set.partly ??= partly
        return changes ? NONE_VALUE : (partly as Unknown)
      }
      let { items } = set
      for (const other of others) items = combined(operator, items, other.items)
      if (!changes) return { kind: 'set', frozen: set.frozen, items: new Map(items) }
      set.items = items
      return NONE_VALUE
    },
    true,
  )

const testing = (test: (self: SetValue, other: SetValue) => boolean): Method =>
  new Method('other', (self, [given], machine, span) => {
    const other = setFrom(given as Value, false, machine, span)
    if (other.kind === 'unknown') return other
    return (self as SetValue).partly ?? bool(test(self as SetValue, other))
  })

const adding = new Method(
  'item',
  (self, [item], machine, span) => {
    const set = self as SetValue
    const key = keyOf(item as Value, machine, span)
    machine.change(set)
    if (typeof key !== 'string') set.partly ??= key
    else if (!set.items.has(key)) set.items.set(key, item as Value)
    return NONE_VALUE
  },
  true,
)

const removing = (insists: boolean): Method =>
  new Method('item', (self, [item], machine, span) => {
    const set = self as SetValue
    const key = keyOf(item as Value, machine, span)
    machine.change(set)
    if (typeof key !== 'string') set.partly ??= key
    else if (!set.items.delete(key) && insists && set.partly === undefined) failKey(item as Value, machine, span)
    return NONE_VALUE
  })

const pop = new Method('', (self, _given, machine, span) => {
  const set = self as SetValue
  if (set.partly !== undefined) return set.partly
  const [first] = set.items
  if (first === undefined) return failKey(str('pop from an empty set'), machine, span)
  if (set.items.size > 1) {
    machine.change(set)
    set.partly = machine.unknown('the order of a set is not told', span)
    return set.partly
  }
  machine.change(set)
  set.items.delete(first[0])
  return first[1]
})

export const SET_METHODS: ReadonlyMap<string, Method> = new Map([
  ['union', combining('|', false)],
  ['intersection', combining('&', false)],
  ['difference', combining('-', false)],
  ['symmetric_difference', combining('^', false)],
  ['update', combining('|', true)],
  ['intersection_update', combining('&', true)],
  ['difference_update', combining('-', true)],
  ['symmetric_difference_update', combining('^', true)],
  ['issubset', testing((self, other) => isWithin(self, other))],
  ['issuperset', testing((self, other) => isWithin(other, self))],
  ['isdisjoint', testing((self, other) => ![...self.items.keys()].some(key => other.items.has(key)))],
  ['add', adding],
  ['remove', removing(true)],
  ['discard', removing(false)],
  ['pop', pop],
  [
    'copy',
    new Method(
      '',
      self => (self as SetValue).partly ?? { ...(self as SetValue), items: new Map((self as SetValue).items) },
    ),
  ],
  [
    'clear',
    new Method('', (self, _given, machine) => {
      machine.change(self as SetValue)
      ;(self as SetValue).items = new Map()
      delete (self as SetValue).partly
      return NONE_VALUE
    }),
  ],
])
