import type { Span } from '../../../python/ast.js'
import type { Frame } from '../core/frame.js'
import type { Interpreter } from '../core/interpreter.js'
import type { Completion } from '../run/statements.js'
import type { FunctionValue, HostObject, Value } from '../value.js'
import { runFrame } from './run.js'

/** What a call of a function under `contextlib.contextmanager` gives: what it yields is what `as` gets. */
export class ContextFunction implements HostObject {
  readonly kind = 'host'

  constructor(
    private readonly callee: FunctionValue,
    private readonly frame: Frame,
  ) {}

  describe(): string {
    return `context manager ${this.callee.name}`
  }

  /** Runs the function, and what is inside of the statement where it yields. */
  around(inside: (value: Value) => Completion, machine: Interpreter, span: Span): Completion {
    const outer = machine.frame
    let yielded = false
    let completion: Completion = 'normal'
    this.frame.onYield = value => {
      const within = machine.frame
      if (yielded) return
      yielded = true
      machine.frame = outer
      completion = inside(value)
      machine.frame = within
    }
    runFrame(this.callee, this.frame, machine, span)
    if (!yielded) return machine.fail('RuntimeError', "generator didn't yield", span)
    return completion
  }
}
