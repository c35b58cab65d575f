import type { Span } from '../../../python/ast.js'
import type { Arguments, HostObject, Instance, Machine, Value } from '../../evaluate/value.js'
import { HostFunction } from '../graph/functions.js'
import { NamedClass } from './named-class.js'
import { Thing } from './thing.js'

/** `Variable`, `Connection` and `BaseHook`: calls of their methods ask the database of Airflow. */
export class DatabaseClass extends NamedClass {
  get(name: string): Value | undefined {
    if (name === '__name__') return { kind: 'str', value: this.type }
    if (name.startsWith('__')) return undefined
    return new HostFunction(name, (_args, at) => {
      const what = `${this.type}.${name}`
      this.model.works(what, 'database', at)
      return at.machine.unknown(`${what} reads the database`, at.span)
    })
  }

  call(args: Arguments, machine: Machine, span: Span): Value {
    return new Thing(this.model, this.type, this.type === 'BaseHook' ? 'hook' : 'other', args, machine.file, span)
  }

  derive(args: Arguments, _instance: Instance, machine: Machine, span: Span): HostObject {
    return new Thing(this.model, this.type, 'other', args, machine.file, span)
  }
}
