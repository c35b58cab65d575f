import { OBJECT } from '../builtins/object.js'
import { DICT } from '../builtins/types.js'
import { emptyClass } from '../classes/empty.js'
import { bool } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import { opaque } from '../operators/opaque.js'
import type { Value } from '../value.js'
import { members } from './members.js'

const NOWHERE = { start: 0, end: 0 }

/** What only says something about types: nothing depends on it, and classes may derive from it. */
const harmless = (name: string): Value => opaque('typing', name, NOWHERE)

const NAMES = `Any Union Optional List Dict Tuple Set FrozenSet Type Callable Iterable Iterator Generator Sequence Mapping
MutableMapping Literal Final ClassVar Annotated Protocol Generic NoReturn Never Self TypeAlias Concatenate ParamSpec TypeGuard
AnyStr Text Awaitable Coroutine AsyncIterator AsyncIterable AsyncGenerator Collection Deque DefaultDict OrderedDict Counter
Hashable Sized SupportsInt SupportsFloat Required NotRequired Unpack LiteralString IO TextIO BinaryIO Pattern Match`

const made = (name: string, keeps: string): readonly [string, readonly [string, () => Value, boolean]] => [
  name,
  [keeps, () => harmless(name), true],
]

const same: readonly [string, (given: readonly (Value | undefined)[]) => Value, boolean] = [
  'value',
  ([value]) => value as Value,
  true,
]

export const TYPING: ReadonlyMap<string, Value> = new Map([
  ...members(
    {
      ...Object.fromEntries([
        made('TypeVar', 'name, *bounds'),
        made('NewType', 'name, of'),
        made('TypeVarTuple', 'name'),
      ]),
      cast: ['type, value', ([, value]) => value as Value, true],
      overload: same,
      final: same,
      no_type_check: same,
      runtime_checkable: same,
      override: same,
    },
    {
      TYPE_CHECKING: bool(false),
      NamedTuple: new BuiltinType('NamedTuple', { module: 'typing', base: OBJECT }),
      TypedDict: new BuiltinType('TypedDict', { module: 'typing', base: DICT }),
    },
  ),
  ...NAMES.split(/\s/).map(name => [name, harmless(name)] as const),
])

export const ABC: ReadonlyMap<string, Value> = members(
  { abstractmethod: same, abstractproperty: same },
  { ABC: harmless('ABC'), ABCMeta: harmless('ABCMeta') },
)

/** An object with the attributes that it is given. */
const SIMPLE_NAMESPACE = new BuiltinType('SimpleNamespace', {
  module: 'types',
  base: OBJECT,
  construct: ({ named }, machine, span) => {
    const of = emptyClass('namespace', machine, span)
    return { kind: 'instance', of, members: new Map(named), host: null }
  },
})

export const TYPES_MODULE: ReadonlyMap<string, Value> = members(
  { MappingProxyType: same },
  {
    SimpleNamespace: SIMPLE_NAMESPACE,
    ModuleType: harmless('ModuleType'),
    FunctionType: harmless('FunctionType'),
    TracebackType: harmless('TracebackType'),
    NoneType: harmless('NoneType'),
  },
)
