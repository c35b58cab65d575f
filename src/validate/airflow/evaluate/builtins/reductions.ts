import type { Span } from '../../../python/ast.js'
import { Builtin, Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { each, lengthOfRange, typeName } from '../core/iterate.js'
import { bool, int, positional } from '../core/make.js'
import { isLess } from '../operators/compare.js'
import { lengthOf } from '../operators/subscript.js'
import { truthOf } from '../operators/truth.js'
import type { Unknown, Value } from '../value.js'

/** `len(value)`. */
function lengthOfValue(value: Value, machine: Interpreter, span: Span): Value {
  switch (value.kind) {
    case 'str':
    case 'bytes':
    case 'tuple':
      return int(lengthOf(value))
    case 'range': {
      const length = lengthOfRange(value)
      if (length < 2n ** 63n) return int(length)
      return machine.fail('OverflowError', 'Python int too large to convert to C ssize_t', span)
    }
    case 'list':
      return value.partly ?? int(value.items.length)
    case 'set':
      return value.partly ?? int(value.items.size)
    case 'dict':
      return value.partly ?? int(value.entries.size)
    case 'instance':
      if (machine.classMember(value.of, '__len__') !== undefined)
        return machine.call(machine.attribute(value, '__len__', span), positional(), span)
      if (value.data !== undefined) return lengthOfValue(value.data, machine, span)
      break
    case 'class':
    case 'host':
    case 'opaque':
      break
    default:
      return machine.fail('TypeError', `object of type '${typeName(value)}' has no len()`, span)
  }
  const isOneShot = value.kind === 'host' && value.items === undefined
  const items = isOneShot || value.kind === 'opaque' ? null : machine.iterate(value, span)
  return items === null ? machine.unknown('the length is not told', span) : 'kind' in items ? items : int(items.length)
}

/** `any` and `all`: the first that decides is the last that is asked for. */
const deciding = (name: string, decides: boolean): Value =>
  new Builtin(name, 'iterable', ([value], machine, span) => {
    let unknown: Unknown | null = null
    let isDecided = false
    const unclear = each(
      value as Value,
      item => {
        const truth = truthOf(item, machine, span)
        if (typeof truth !== 'boolean') unknown ??= truth
        isDecided = truth === decides
        return !isDecided
      },
      machine,
      span,
    )
    if (isDecided) return bool(decides)
    return unclear ?? unknown ?? bool(!decides)
  })

/** `min` and `max`, of several arguments or of the items of one. */
const extreme = (
  name: string,
  isBetter: (one: Value, two: Value, machine: Interpreter, span: Span) => boolean | Unknown,
): Value =>
  new Variadic(name, ({ positional: given, named }, machine, span) => {
    const items = given.length === 1 ? machine.iterate(given[0] as Value, span) : given
    if ('kind' in items) return items
    const key = named.get('key')
    let best: { item: Value; key: Value } | null = null
    for (const item of items) {
      const by: Value = key === undefined || key.kind === 'none' ? item : machine.call(key, positional(item), span)
      if (by.kind === 'unknown') return by
      const better: boolean | Unknown = best === null ? true : isBetter(by, best.key, machine, span)
      if (typeof better !== 'boolean') return better
      if (better) best = { item, key: by }
    }
    if (best !== null) return best.item
    return named.get('default') ?? machine.fail('ValueError', `${name}() arg is an empty sequence`, span)
  })

/** What tells one thing of many items. */
export const REDUCTIONS: Readonly<Record<string, Value>> = {
  len: new Builtin('len', 'value', ([value], machine, span) => lengthOfValue(value as Value, machine, span)),
  any: deciding('any', true),
  all: deciding('all', false),
  min: extreme('min', isLess),
  max: extreme('max', (one, two, machine, span) => isLess(two, one, machine, span)),
}
