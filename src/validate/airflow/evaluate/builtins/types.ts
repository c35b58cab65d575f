import { Builtin } from '../core/builtin.js'
import { keyOf } from '../core/keys.js'
import { bool, dictOf, float, int, list, NONE_VALUE, str, tuple } from '../core/make.js'
import { BuiltinType, type TypeFacts } from '../core/types.js'
import { fill } from '../methods/dict.js'
import { setFrom } from '../methods/set.js'
import { MethodOfType } from '../methods/unbound.js'
import { truthOf } from '../operators/truth.js'
import type { DictValue, Value } from '../value.js'
import { floatFrom, integerFrom } from './conversions.js'
import { typeOf } from './instances.js'
import { OBJECT } from './object.js'
import { registerTypes } from './type-names.js'

/** A type that holds a value, made by a function of its arguments. */
class ValueType extends BuiltinType {
  constructor(
    name: string,
    parameters: string,
    run: ConstructorParameters<typeof Builtin>[2],
    facts: TypeFacts = {},
    keeps = false,
  ) {
    const made = new Builtin(name, parameters, run, keeps)
    super(name, {
      base: OBJECT,
      holds: true,
      construct: (args, machine, span) => made.call(args, machine, span),
      ...facts,
    })
  }

  override get(name: string): Value | undefined {
    return super.get(name) ?? MethodOfType.of(this.name, name)
  }
}

const STR = new ValueType(
  'str',
  'object?, encoding?, errors?',
  ([value, encoding], machine, span) => {
    if (value === undefined) return str('')
    if (value.kind === 'bytes' && encoding !== undefined)
      return machine.call(
        machine.attribute(value, 'decode', span),
        { positional: [encoding], named: new Map(), spans: new Map(), incomplete: null },
        span,
      )
    const text = machine.text(value, span)
    return typeof text === 'string' ? machine.made(text, span) : text
  },
  { members: { maketrans: new Builtin('maketrans', 'one, two?, none?', translation) } },
)

function translation(
  ...[[one, two, none], machine, span]: Parameters<ConstructorParameters<typeof Builtin>[2]>
): Value {
  const table: DictValue = { kind: 'dict', entries: new Map() }
  const put = (character: string, value: Value): void => {
    const code = int(character.codePointAt(0) ?? 0)
    table.entries.set(keyOf(code, machine, span) as string, { key: code, value })
  }
  if (one?.kind === 'dict')
    for (const { key, value } of one.entries.values()) put(key.kind === 'str' ? key.value : '', value)
  if (one?.kind === 'str' && two?.kind === 'str') {
    const to = Array.from(two.value)
    for (const [at, character] of Array.from(one.value).entries()) put(character, str(to[at] ?? ''))
  }
  if (none?.kind === 'str') for (const character of none.value) put(character, NONE_VALUE)
  return table
}

const INT = new ValueType('int', 'value?, base?', ([value, base], machine, span) =>
  integerFrom(value ?? int(0), base, machine, span),
)
const FLOAT = new ValueType('float', 'value?', ([value], machine, span) => floatFrom(value ?? float(0), machine, span))
const BOOL = new ValueType(
  'bool',
  'value?',
  ([value], machine, span) => {
    const truth = truthOf(value ?? NONE_VALUE, machine, span)
    return typeof truth === 'boolean' ? bool(truth) : truth
  },
  { base: INT },
)

const LIST = new ValueType('list', 'items?', ([value], machine, span) => {
  const items = value === undefined ? [] : machine.iterate(value, span)
  if ('kind' in items) return items
  machine.room(items.length, span)
  return list([...items])
})
const TUPLE = new ValueType('tuple', 'items?', ([value], machine, span) => {
  const items = value === undefined ? [] : machine.iterate(value, span)
  return 'kind' in items ? items : tuple([...items])
})
const SET = new ValueType('set', 'items?', ([value], machine, span) => setFrom(value ?? list([]), false, machine, span))
const FROZENSET = new ValueType('frozenset', 'items?', ([value], machine, span) =>
  setFrom(value ?? list([]), true, machine, span),
)
const BYTES = new ValueType('bytes', 'value?, encoding?', ([value, encoding], machine, span) => {
  if (value === undefined) return { kind: 'bytes', value: '' }
  if (value.kind === 'str' && encoding !== undefined && /^[\0-\x7f]*$/.test(value.value))
    return { kind: 'bytes', value: value.value }
  return value.kind === 'bytes' ? value : machine.unknown('the bytes are not worked out', span)
})

const fromkeys = new Builtin(
  'fromkeys',
  'keys, value?',
  ([keys, value], machine, span) => {
    const items = machine.iterate(keys as Value, span)
    if ('kind' in items) return items
    const dict: DictValue = { kind: 'dict', entries: new Map() }
    for (const key of items) {
      const text = keyOf(key, machine, span)
      if (typeof text !== 'string') return text
      dict.entries.set(text, { key, value: value ?? NONE_VALUE })
    }
    return dict
  },
  true,
)

class DictType extends ValueType {
  constructor(name: string, facts: TypeFacts = {}) {
    super(name, '', () => dictOf([]), { members: { fromkeys }, ...facts })
  }

  override call(...[args, machine, span]: Parameters<BuiltinType['call']>): Value {
    const dict = dictOf([])
    fill(dict, args, machine, span)
    return dict
  }
}

export const DICT = new DictType('dict')
export const ORDERED_DICT = new DictType('OrderedDict', { base: DICT, module: 'collections' })

const TYPE = new ValueType('type', 'object, bases?, members?', ([value, bases], machine, span) => {
  if (bases !== undefined) return machine.unknown('a class that is made by type() is not worked out', span)
  const given = value as Value
  const own = given.kind === 'host' ? given.get?.('__class__', machine, span) : typeOf(given)
  return own ?? machine.unknown('the type is not told', span)
})

/** The classes of Python's own that values are of. */
export const TYPES: readonly BuiltinType[] = [STR, INT, FLOAT, BOOL, LIST, TUPLE, SET, FROZENSET, BYTES, DICT, TYPE]
const UNNAMED = ['NoneType', 'function', 'method', 'module', 'range', 'slice', 'ellipsis'].map(
  name => new BuiltinType(name, { base: OBJECT }),
)
registerTypes([OBJECT, ...TYPES, ...UNNAMED])
