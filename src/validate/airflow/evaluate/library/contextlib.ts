import type { Span } from '../../../python/ast.js'
import { isInstance } from '../builtins/instances.js'
import { OBJECT } from '../builtins/object.js'
import { ContextFunction } from '../calls/contexts.js'
import { enterable, generatorOf } from '../calls/run.js'
import { Builtin, Variadic } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { NONE_VALUE, tuple } from '../core/make.js'
import { type Abandoned, Raised } from '../core/raised.js'
import { BuiltinType } from '../core/types.js'
import { Context, type Entered, enter, passing } from '../run/contexts.js'
import type { Value } from '../value.js'

/** `@contextmanager`. */
const contextmanager = new Builtin('contextmanager', 'function', ([callee], machine, span) => {
  const value = callee as Value
  if (value.kind !== 'function' || value.node.kind === 'Lambda')
    return machine.unknown('what the context manager does is not told', span)
  const of = { ...value, node: value.node }
  return new Variadic(value.name, (args, inner, at) => {
    const steps = generatorOf(of, enterable(of, args, inner, at), inner)
    return new ContextFunction(value.name, steps)
  })
})

/** `nullcontext`, `closing`: gives what it was given. */
class Giving extends Context {
  constructor(private readonly value: Value) {
    super()
  }

  describe(): string {
    return 'context'
  }

  open(): Entered {
    return passing(this.value)
  }
}

/** `suppress(...)`: keeps exceptions of some types to itself. */
class Suppressing extends Context {
  constructor(private readonly types: readonly Value[]) {
    super()
  }

  describe(): string {
    return 'context'
  }

  open(machine: Interpreter, span: Span): Entered {
    const catches = (thrown: Raised | Abandoned): boolean =>
      thrown instanceof Raised && isInstance(thrown.value, tuple(this.types), machine, span) === true
    return { ...passing(NONE_VALUE), catches }
  }
}

/** `ExitStack()`: contexts that are entered one by one and end together. */
class ExitStack extends Context {
  private readonly endings: { close(): void; catches(thrown: Raised | Abandoned): boolean }[] = []

  describe(): string {
    return 'ExitStack'
  }

  get(name: string): Value | undefined {
    switch (name) {
      case 'enter_context':
        return new Builtin(name, 'context', ([context], machine, span) => {
          const entered = enter(context as Value, machine, span)
          this.endings.push(entered)
          return entered.value
        })
      case 'callback':
        return new Variadic(name, (args, machine, span) => {
          const [callee, ...rest] = args.positional
          const call = (): Value => machine.call(callee as Value, { ...args, positional: rest }, span)
          this.endings.push({ close: call, catches: () => call() === undefined })
          return callee as Value
        })
      case 'close':
        return new Builtin(name, '', () => {
          this.close()
          return NONE_VALUE
        })
      default:
        return undefined
    }
  }

  open(): Entered {
    return { value: this, close: () => this.close(), catches: thrown => this.catches(thrown) }
  }

  private close(): void {
    for (let ending = this.endings.pop(); ending !== undefined; ending = this.endings.pop()) ending.close()
  }

  private catches(thrown: Raised | Abandoned): boolean {
    let isCaught = false
    for (let ending = this.endings.pop(); ending !== undefined; ending = this.endings.pop())
      if (isCaught) ending.close()
      else isCaught = ending.catches(thrown)
    return isCaught
  }
}

export const CONTEXTLIB: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['contextmanager', contextmanager],
  ['nullcontext', new Builtin('nullcontext', 'value?', ([value]) => new Giving(value ?? NONE_VALUE), true)],
  ['closing', new Builtin('closing', 'value', ([value]) => new Giving(value as Value), true)],
  ['suppress', new Variadic('suppress', ({ positional }) => new Suppressing(positional))],
  ['ExitStack', new Builtin('ExitStack', '', () => new ExitStack())],
  ['AbstractContextManager', new BuiltinType('object', { base: OBJECT })],
  ['ContextDecorator', new BuiltinType('object', { base: OBJECT })],
])
