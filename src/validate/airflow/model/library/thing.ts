import type { Span } from '../../../python/ast.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import { opaque } from '../graph/functions.js'
import type { Known } from '../graph/node.js'
import type { Model } from '../state.js'

/** What an object of Airflow's is used for, as far as that matters. */
export type Use = 'asset' | 'timetable' | 'param' | 'hook' | 'other'

/** An object of one of Airflow's classes that is no part of a graph: an asset, a timetable, a hook. */
export class Thing implements Known {
  readonly kind = 'host'
  readonly role = 'thing'
  readonly truth = true

  constructor(
    private readonly model: Model,
    readonly type: string,
    readonly use: Use,
    readonly args: Arguments,
    readonly file: string,
    readonly span: Span,
  ) {}

  describe(): string {
    return `${this.type}(...)`
  }

  get exception(): string | undefined {
    return /(?:Exception|Error|NotFound|Timeout)$/.test(this.type) ? this.type : undefined
  }

  get(name: string, _machine: Machine, span: Span): Value | undefined {
    if (name.startsWith('__')) return undefined
    if (this.use === 'hook') return new HookMethod(this.model, this.type, name)
    return this.args.named.get(name) ?? opaque(null, `${this.type}.${name}`, { span })
  }

  set(): boolean {
    return true
  }

  call(_args: Arguments, _machine: Machine, span: Span): Value {
    return opaque(null, `${this.type}(...)()`, { span })
  }

  /** `asset & asset`, `asset | asset`. */
  binary(operator: string, _other: Value, _reflected: boolean, machine: Machine, span: Span): Value | undefined {
    if (this.use !== 'asset' || (operator !== '&' && operator !== '|')) return undefined
    const type = operator === '&' ? 'AssetAll' : 'AssetAny'
    return new Thing(this.model, type, 'asset', { ...this.args, named: new Map() }, machine.file, span)
  }
}

/** A method of a hook: what it gets comes from a database or the network, each time the file is read. */
class HookMethod implements Known {
  readonly kind = 'host'
  readonly role = 'thing'
  readonly type = 'method'

  constructor(
    private readonly model: Model,
    private readonly hook: string,
    private readonly name: string,
  ) {}

  describe(): string {
    return `${this.hook}.${this.name}`
  }

  call(_args: Arguments, machine: Machine, span: Span): Value {
    this.model.works(this.describe(), 'network', { machine, span })
    return machine.unknown(`${this.describe()} reads the outside world`, span)
  }
}
