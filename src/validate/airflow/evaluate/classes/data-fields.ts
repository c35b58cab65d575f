import type { HostObject, Value } from '../value.js'

/** What `field(...)` says of a field. */
export class FieldFacts implements HostObject {
  readonly kind = 'host'
  constructor(readonly named: ReadonlyMap<string, Value>) {}
  describe(): string {
    return 'field'
  }
}

/** One field, with what makes its default. */
export interface DataField {
  name: string
  default: Value | undefined
  factory: Value | undefined
  inInit: boolean
  inRepr: boolean
  keywordOnly: boolean
}

/** The fields of a dataclass, its own and those of the classes that it derives from. */
export class DataFields implements HostObject {
  readonly kind = 'host'
  constructor(
    readonly fields: readonly DataField[],
    readonly frozen: boolean,
  ) {}
  describe(): string {
    return 'fields of a dataclass'
  }
}
