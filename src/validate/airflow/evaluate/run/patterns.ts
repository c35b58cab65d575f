import type { MatchClass, MatchMapping, MatchSequence, Pattern } from '../../../python/ast.js'
import { attributeOrNull } from '../builtins/attributes.js'
import { isInstance } from '../builtins/instances.js'
import type { Interpreter } from '../core/interpreter.js'
import { itemsOf } from '../core/iterate.js'
import { keyOf } from '../core/keys.js'
import { list, NONE_VALUE, str } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import { compare } from '../operators/compare.js'
import { dataOf } from '../operators/equality.js'
import { truthOf } from '../operators/truth.js'
import type { DictValue, Unknown, Value } from '../value.js'

type Bound = Map<string, Value>
type Fit = boolean | Unknown

/** Whether a value fits a pattern; what it binds is put into `bound`. */
export function fits(pattern: Pattern, value: Value, bound: Bound, machine: Interpreter): Fit {
  machine.step(pattern)
  switch (pattern.kind) {
    case 'MatchValue':
      return machine.equal(value, machine.evaluate(pattern.value), pattern)
    case 'MatchSingleton': {
      const single: Value = pattern.value === 'None' ? NONE_VALUE : { kind: 'bool', value: pattern.value === 'True' }
      return truthOf(compare('is', value, single, machine, pattern), machine, pattern)
    }
    case 'MatchAs': {
      const fit = pattern.pattern === null ? true : fits(pattern.pattern, value, bound, machine)
      if (fit === true && pattern.name !== null) bound.set(pattern.name, value)
      return fit
    }
    case 'MatchOr':
      return fitsOne(pattern.patterns, value, bound, machine)
    case 'MatchSequence':
      return fitsSequence(pattern, value, bound, machine)
    case 'MatchStar':
      if (pattern.name !== null) bound.set(pattern.name, value)
      return true
    case 'MatchMapping':
      return fitsMapping(pattern, value, bound, machine)
    case 'MatchClass':
      return fitsClass(pattern, value, bound, machine)
  }
}

function fitsOne(patterns: readonly Pattern[], value: Value, bound: Bound, machine: Interpreter): Fit {
  for (const pattern of patterns) {
    const fit = fits(pattern, value, bound, machine)
    if (fit !== false) return fit
  }
  return false
}

/** Whether each of several values fits its pattern. */
function fitsAll(pairs: readonly (readonly [Pattern, Value])[], bound: Bound, machine: Interpreter): Fit {
  let unknown: Unknown | null = null
  for (const [pattern, value] of pairs) {
    const fit = fits(pattern, value, bound, machine)
    if (fit === false) return false
    if (fit !== true) unknown ??= fit
  }
  return unknown ?? true
}

function fitsSequence(node: MatchSequence, given: Value, bound: Bound, machine: Interpreter): Fit {
  const value = dataOf(given)
  if (value.kind === 'unknown') return value
  if (value.kind === 'opaque' || value.kind === 'host')
    return machine.unknown('whether a value is a sequence is not told', node)
  if (value.kind !== 'list' && value.kind !== 'tuple' && value.kind !== 'range') return false
  const items = itemsOf(value, machine, node)
  if ('kind' in items) return items
  const star = node.patterns.findIndex(({ kind }) => kind === 'MatchStar')
  const rest = items.length - (node.patterns.length - 1)
  if (star === -1 ? items.length !== node.patterns.length : rest < 0) return false
  const pairs = node.patterns.map((pattern, at): [Pattern, Value] => {
    if (at === star) return [pattern, list(items.slice(at, at + rest))]
    return [pattern, items[star !== -1 && at > star ? at + rest - 1 : at] as Value]
  })
  return fitsAll(pairs, bound, machine)
}

function fitsMapping(node: MatchMapping, given: Value, bound: Bound, machine: Interpreter): Fit {
  const value = dataOf(given)
  if (value.kind === 'unknown') return value
  if (value.kind === 'opaque' || value.kind === 'host')
    return machine.unknown('whether a value is a mapping is not told', node)
  if (value.kind !== 'dict') return false
  const rest: DictValue = { ...value, entries: new Map(value.entries) }
  const pairs: [Pattern, Value][] = []
  for (const { key, pattern } of node.items) {
    const at = keyOf(machine.evaluate(key), machine, key)
    if (typeof at !== 'string') return at
    const entry = value.entries.get(at)
    if (entry === undefined) return value.partly ?? false
    if (value.partly !== undefined) return value.partly
    rest.entries.delete(at)
    pairs.push([pattern, entry.value])
  }
  if (node.rest !== null) bound.set(node.rest, rest)
  return fitsAll(pairs, bound, machine)
}

/** Of these a pattern in brackets is held against the value itself. */
const WHOLE = new Set('bool bytearray bytes dict float frozenset int list set str tuple'.split(' '))

function fitsClass(node: MatchClass, value: Value, bound: Bound, machine: Interpreter): Fit {
  const type = machine.evaluate(node.of)
  const isOf = isInstance(value, type, machine, node)
  if (isOf !== true) return isOf
  const [first] = node.patterns
  if (first !== undefined && type instanceof BuiltinType && WHOLE.has(type.qualified))
    return fits(first, value, bound, machine)
  const names = node.patterns.length === 0 ? [] : positionsOf(type, node, machine)
  if ('kind' in names) return names
  const byPosition = node.patterns.map((pattern, at) => ({ pattern, name: names[at] as string }))
  const pairs: [Pattern, Value][] = []
  for (const { name, pattern } of [...byPosition, ...node.named]) {
    const member = attributeOrNull(value, str(name), machine, node)
    if (member === null) return false
    pairs.push([pattern, member])
  }
  return fitsAll(pairs, bound, machine)
}

/** The attributes for which patterns without a name stand. */
function positionsOf(type: Value, node: MatchClass, machine: Interpreter): readonly string[] | Unknown {
  const given = type.kind === 'class' ? machine.classMember(type, '__match_args__') : undefined
  if (type.kind !== 'class') return machine.unknown('what a pattern of the class stands for is not told', node)
  const names = given?.kind === 'tuple' ? given.items.flatMap(item => (item.kind === 'str' ? [item.value] : [])) : []
  if (names.length >= node.patterns.length) return names
  const what = `${type.name}() accepts ${names.length} positional sub-patterns (${node.patterns.length} given)`
  return machine.fail('TypeError', what, node)
}
