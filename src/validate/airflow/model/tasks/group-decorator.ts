import type { Span } from '../../../python/ast.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import { HostFunction } from '../graph/functions.js'
import type { At, Model } from '../state.js'
import { DecoratedFunction, merged } from './decorated-function.js'
import { type Expansion, expanded, expandedKwargs } from './expansion.js'
import { parametersOf } from './functions.js'
import { makeGroup } from './group.js'
import { Mapped } from './mapped-argument.js'

/** A function that was made a task group: each call of it is one. */
class GroupFactory extends DecoratedFunction {
  readonly type = '_TaskGroupFactory'

  constructor(model: Model, callee: Value, args: Arguments, partial: ReadonlyMap<string, Value> = new Map()) {
    super(model, callee, args, partial)
  }

  describe(): string {
    return `the task group function ${this.name ?? ''}`.trim()
  }

  protected override expand(args: Arguments, at: At): Value {
    const over = expanded(this.model, args, at)
    for (const each of args.named.keys())
      if (this.partial.has(each))
        this.model.refuse('mapping', 'TypeError', `mapping already partial argument: ${each}`, at)
    return this.mapped(over, [...over.named.keys()], at)
  }

  protected override expandKwargs(args: Arguments, at: At): Value {
    const names = (parametersOf(this.callee) ?? []).map(parameter => parameter.name)
    const open = names.filter(each => !this.partial.has(each))
    return this.mapped(expandedKwargs(this.model, args, at), open, at)
  }

  call(args: Arguments, machine: Machine, span: Span): Value {
    return this.make(args, null, { machine, span })
  }

  private mapped(over: Expansion, names: readonly string[], at: At): Value {
    const named = new Map<string, Value>(this.partial)
    for (const name of names) named.set(name, new Mapped(name, over.direct))
    return this.make({ positional: [], named, spans: new Map(), incomplete: null }, over, at)
  }

  private make(args: Arguments, over: Expansion | null, at: At): Value {
    const { model, callee } = this
    const group = makeGroup(model, this.named(), at, true)
    if (over !== null) group.mappedOver = over.direct
    model.openGroup(group, at.machine.calls.length + 1)
    try {
      const returned = at.machine.call(callee, args, at.span)
      return returned.kind === 'none' ? group : returned
    } finally {
      group.exit(at.machine, at.span)
    }
  }

  /** The function's name is the id of the group where it has no other. */
  private named(): Arguments {
    const { args, name } = this
    if (args.named.has('group_id') || name === null) return args
    return merged(args, { ...args, named: new Map([['group_id', { kind: 'str', value: name } as Value]]) })
  }

  protected override evolved(args: Arguments, partial: ReadonlyMap<string, Value>): GroupFactory {
    return new GroupFactory(this.model, this.callee, args, partial)
  }
}

/** `@task_group`, with arguments or without. */
export function groupDecorator(model: Model): Value {
  return new HostFunction('task_group', args => {
    const [callee] = args.positional
    const first = callee ?? args.named.get('python_callable')
    const isCallable = first !== undefined && first.kind !== 'str'
    if (isCallable) return new GroupFactory(model, first, { ...args, positional: [] })
    // A name without its keyword is forgotten: the group gets that of its function.
    return new HostFunction('task_group', more => {
      const given = { ...args, positional: [] }
      return new GroupFactory(model, more.positional[0] ?? { kind: 'none' }, given)
    })
  })
}
