import { OBJECT } from '../builtins/object.js'
import { typeNamed } from '../builtins/type-names.js'
import { Builtin } from '../core/builtin.js'
import { bool } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import type { HostObject, Value } from '../value.js'
import { members } from './members.js'

/** `auto()`: the next number, or the name in small letters. */
export class Auto implements HostObject {
  readonly kind = 'host'
  describe(): string {
    return 'auto()'
  }
}

const enumType = (name: string, base: BuiltinType, facts: { holds?: boolean; text?: boolean } = {}): BuiltinType =>
  new BuiltinType(name, {
    module: 'enum',
    base,
    ...(facts.holds === true && { holds: true }),
    members: { __enum__: bool(true), ...(facts.text === true && { __enum_text__: bool(true) }) },
  })

const ENUM_TYPE = enumType('Enum', OBJECT)

export const ENUM: ReadonlyMap<string, Value> = members(
  { unique: ['class', ([value]) => value as Value] },
  {
    Enum: ENUM_TYPE,
    IntEnum: enumType('IntEnum', ENUM_TYPE, { holds: true, text: true }),
    StrEnum: enumType('StrEnum', ENUM_TYPE, { holds: true, text: true }),
    Flag: enumType('Flag', ENUM_TYPE),
    IntFlag: enumType('IntFlag', ENUM_TYPE, { holds: true, text: true }),
    auto: new Builtin('auto', '', () => new Auto()),
    EnumMeta: typeNamed('type') ?? OBJECT,
  },
)
