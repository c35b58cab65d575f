import type { Span } from '../../../python/ast.js'
import { type Mark, markOf } from '../run/alternatives.js'
import type { Unknown, Value } from '../value.js'
import type { Frame } from './frame.js'
import type { Interpreter } from './interpreter.js'
import { Abandoned, Exhausted, Missed, type Raised } from './raised.js'
import { Stream } from './streams.js'

/** What hands out values one after the other; what it gives in the end is why there may be more. */
export type Steps = Generator<Value, Unknown | null>

/** A generator: it runs up to its next value whenever it is asked for one. */
export class Generated extends Stream {
  private isRunning = false
  private isOver = false
  private resumed: Mark
  private readonly steps: Steps

  constructor(
    name: string,
    machine: Interpreter,
    /** The one in which it runs. */
    private readonly frame: Frame,
    /** Begins it; `resumed` tells where the evaluation stood when it last went on. */
    begin: (resumed: () => Mark) => Steps,
  ) {
    super(name, machine)
    this.resumed = markOf(machine)
    this.steps = begin(() => this.resumed)
  }

  protected override take(machine: Interpreter, span: Span): Value | undefined {
    return this.resume(() => this.steps.next(), machine, span)
  }

  /** Ends it with an exception where it stands; whether that goes no further. */
  catches(thrown: Raised | Abandoned, machine: Interpreter, span: Span): boolean {
    try {
      this.resume(() => this.steps.throw(thrown), machine, span)
      return true
    } catch (again) {
      if (again === thrown) return false
      throw again
    }
  }

  /** Nobody asks for more: what it does at the end of its blocks is done. */
  close(machine: Interpreter, span: Span): void {
    this.catches(new Abandoned(), machine, span)
  }

  private resume(go: () => IteratorResult<Value, Unknown | null>, machine: Interpreter, span: Span): Value | undefined {
    if (this.isOver) return undefined
    if (this.isRunning) machine.fail('ValueError', 'generator already executing', span)
    const asker = machine.frame
    if (machine.depth >= machine.limits.depth) throw new Exhausted('calls are nested too deeply', span, machine.file)
    machine.depth += 1
    machine.calls.push({ file: asker.module.path, span })
    machine.frame = this.frame
    this.resumed = markOf(machine)
    this.isRunning = true
    try {
      const { done, value } = go()
      if (done !== true) return value
      this.end(value)
    } catch (thrown) {
      this.end(thrown instanceof Missed ? thrown.reason : null)
      if (!(thrown instanceof Missed)) throw thrown
    } finally {
      this.isRunning = false
      machine.frame = asker
      machine.calls.pop()
      machine.depth -= 1
    }
    return undefined
  }

  private end(missing: Unknown | null): void {
    this.isOver = true
    this.missing = missing
  }
}
