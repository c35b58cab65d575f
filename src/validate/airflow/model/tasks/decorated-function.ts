import type { Span } from '../../../python/ast.js'
import type { Arguments, Machine, Value } from '../../evaluate/value.js'
import { HostFunction } from '../graph/functions.js'
import { type Known, textOrNone } from '../graph/node.js'
import type { At, Model } from '../state.js'
import { checkNames } from './binding.js'
import { nameOf } from './functions.js'

/** A function that was made a task or a group of them: what it is given may be changed, and it may be mapped. */
export abstract class DecoratedFunction implements Known {
  readonly kind = 'host'
  readonly role = 'decorated'
  readonly truth = true
  abstract readonly type: string

  constructor(
    readonly model: Model,
    readonly callee: Value,
    /** What the decorator was given. */
    readonly args: Arguments,
    /** What `partial` was given. */
    protected readonly partial: ReadonlyMap<string, Value>,
  ) {}

  /** The function's own name; null where it is not known. */
  get name(): string | null {
    return nameOf(this.callee)
  }

  abstract describe(): string
  protected abstract evolved(args: Arguments, partial: ReadonlyMap<string, Value>): Value
  protected abstract expand(args: Arguments, at: At): Value
  protected abstract expandKwargs(args: Arguments, at: At): Value

  get(name: string, _machine: Machine, _span: Span): Value | undefined {
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
          return this.expand(args, at)
        })
      case 'expand_kwargs':
        return new HostFunction(name, (args, at) => this.expandKwargs(args, at))
      case 'function':
        return this.callee
      case '__name__':
        return textOrNone(this.name)
      default:
        return undefined
    }
  }
}

/** Arguments, and others that take their places. */
export function merged(args: Arguments, over: Arguments): Arguments {
  return {
    positional: args.positional,
    named: new Map([...args.named, ...over.named]),
    spans: new Map([...args.spans, ...over.spans]),
    incomplete: over.incomplete ?? args.incomplete,
  }
}
