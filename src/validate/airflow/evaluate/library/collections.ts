import { OBJECT } from '../builtins/object.js'
import { DICT, ORDERED_DICT } from '../builtins/types.js'
import { emptyClass } from '../classes/empty.js'
import { tupleClass } from '../classes/named-tuples.js'
import { Builtin } from '../core/builtin.js'
import { dictOf, NONE_VALUE, str } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import { fill } from '../methods/dict.js'
import type { Value } from '../value.js'
import { counterOf } from './counter.js'
import { dequeOf } from './deque.js'

const DEFAULTDICT = new BuiltinType('defaultdict', {
  module: 'collections',
  base: DICT,
  construct: ({ positional: [factory, ...rest], ...args }, machine, span) => {
    const dict = dictOf([])
    fill(dict, { ...args, positional: rest }, machine, span)
    dict.missing = factory ?? NONE_VALUE
    return dict
  },
})

/** `namedtuple('Point', 'x y')`. */
const namedtuple = new Builtin(
  'namedtuple',
  'name, fields, rename?, defaults?, module?',
  ([name, fields, , defaults], machine, span) => {
    const given =
      fields?.kind === 'str'
        ? fields.value.replaceAll(',', ' ').split(/\s+/).filter(Boolean).map(str)
        : machine.iterate(fields as Value, span)
    if ('kind' in given) return given
    if (name?.kind !== 'str' || given.some(field => field.kind !== 'str'))
      return machine.unknown('the names of the fields are not told', span)
    const values = defaults === undefined || defaults.kind === 'none' ? [] : machine.iterate(defaults, span)
    if ('kind' in values) return values
    const first = given.length - values.length
    const made = emptyClass(name.value, machine, span)
    return tupleClass(
      made,
      given.map((field, at) => ({ name: field.kind === 'str' ? field.value : '', value: values[at - first] })),
    )
  },
)

const CHAIN_MAP = new BuiltinType('ChainMap', {
  module: 'collections',
  base: DICT,
  construct: ({ positional }, machine, span) => {
    const dict = dictOf([])
    for (const value of [...positional].reverse())
      fill(dict, { positional: [value], named: new Map(), spans: new Map(), incomplete: null }, machine, span)
    return dict
  },
})

export const COLLECTIONS: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['OrderedDict', ORDERED_DICT],
  ['defaultdict', DEFAULTDICT],
  ['Counter', new BuiltinType('Counter', { module: 'collections', base: DICT, construct: counterOf })],
  ['deque', new BuiltinType('deque', { module: 'collections', base: OBJECT, construct: dequeOf })],
  ['ChainMap', CHAIN_MAP],
  ['namedtuple', namedtuple],
])

const ABSTRACT =
  'Sequence MutableSequence Mapping MutableMapping Iterable Iterator Collection Set MutableSet Callable Generator Hashable Sized Container Awaitable Coroutine'

export const COLLECTIONS_ABC: ReadonlyMap<string, Value> = new Map(
  ABSTRACT.split(' ').map(name => [name, new BuiltinType(name, { module: 'collections.abc', base: OBJECT })] as const),
)
