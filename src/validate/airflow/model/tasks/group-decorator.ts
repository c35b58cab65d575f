import type { Span } from '../../../python/ast.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import { HostFunction } from '../graph/functions.js'
import { type Known, knownOf } from '../graph/node.js'
import type { At, Model } from '../state.js'
import { checkNames, parametersOf } from './binding.js'
import { type Expansion, expanded, expandedKwargs } from './expansion.js'
import { makeGroup } from './group.js'
import { Mapped } from './mapped-argument.js'
import { type Decorated, merged } from './taskflow.js'

/** A function that was made a task group: each call of it is one. */
class GroupFactory implements Known {
  readonly kind = 'host'
  readonly role = 'decorated'
  readonly type = '_TaskGroupFactory'
  readonly truth = true

  constructor(
    private readonly model: Model,
    private readonly callee: Value,
    /** What the group is given. */
    private readonly args: Arguments,
    /** What `partial` was given for the function. */
    private readonly partial: ReadonlyMap<string, Value> = new Map(),
  ) {}

  describe(): string {
    return `the task group function ${this.callee.kind === 'function' ? this.callee.name : ''}`.trim()
  }

  get(name: string): Value | undefined {
    switch (name) {
      case 'override':
        return new HostFunction(name, args => this.evolved(merged(this.args, args), this.partial))
      case 'partial':
        return new HostFunction(name, (args, at) => {
          checkNames(this.model, this.callee, name, args, at)
          return this.evolved(this.args, new Map([...this.partial, ...args.named]))
        })
      case 'expand':
        return new HostFunction(name, (args, at) => {
          checkNames(this.model, this.callee, name, args, at)
          const over = expanded(this.model, args, at)
          for (const each of args.named.keys())
            if (this.partial.has(each))
              this.model.refuse('mapping', 'TypeError', `mapping already partial argument: ${each}`, at)
          return this.mapped(over, [...over.named.keys()], at)
        })
      case 'expand_kwargs':
        return new HostFunction(name, (args, at) => {
          const names = (parametersOf(this.callee) ?? []).map(parameter => parameter.name)
          const open = names.filter(each => !this.partial.has(each))
          return this.mapped(expandedKwargs(this.model, args, at), open, at)
        })
      case 'function':
        return this.callee
      case '__name__':
        return this.callee.kind === 'function' ? { kind: 'str', value: this.callee.name } : undefined
      default:
        return undefined
    }
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
    const { args, callee } = this
    const name = nameOf(callee)
    if (args.named.has('group_id') || name === null) return args
    return merged(args, { ...args, named: new Map([['group_id', { kind: 'str', value: name } as Value]]) })
  }

  private evolved(args: Arguments, partial: ReadonlyMap<string, Value>): GroupFactory {
    return new GroupFactory(this.model, this.callee, args, partial)
  }
}

function nameOf(callee: Value): string | null {
  const known = knownOf(callee)
  if (known?.role === 'decorated' && 'name' in known) return (known as Decorated).name
  return callee.kind === 'function' ? callee.name : null
}

/** `@task_group`, with arguments or without. */
export function groupDecorator(model: Model): Value {
  return new HostFunction('task_group', args => {
    const [callee] = args.positional
    const first = callee ?? args.named.get('python_callable')
    const isCallable = first !== undefined && first.kind !== 'str'
    if (isCallable) return new GroupFactory(model, first, { ...args, positional: [] })
    const named = new Map(args.named)
    if (first !== undefined) named.set('group_id', first)
    return new HostFunction('task_group', more => {
      const given = { ...args, positional: [], named }
      return new GroupFactory(model, more.positional[0] ?? { kind: 'none' }, given)
    })
  })
}
