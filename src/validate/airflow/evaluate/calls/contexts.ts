import type { Span } from '../../../python/ast.js'
import type { Generated } from '../core/generated.js'
import type { Interpreter } from '../core/interpreter.js'
import { Context, type Entered } from '../run/contexts.js'

/** What a call of a function under `contextlib.contextmanager` gives: what it yields is what `as` gets. */
export class ContextFunction extends Context {
  constructor(
    private readonly name: string,
    private readonly steps: Generated,
  ) {
    super()
  }

  describe(): string {
    return `context manager ${this.name}`
  }

  open(machine: Interpreter, span: Span): Entered {
    const value = this.steps.next(machine, span)
    if (value === undefined) return machine.fail('RuntimeError', "generator didn't yield", span)
    return {
      value,
      close: () => {
        if (this.steps.next(machine, span) !== undefined) machine.fail('RuntimeError', "generator didn't stop", span)
      },
      catches: thrown => this.steps.catches(thrown, machine, span),
    }
  }
}
