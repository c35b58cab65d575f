import type { Span } from '../../../python/ast.js'
import type { PythonError, Unknown, Value } from '../value.js'

/** Thrown for an exception of Python's. Where it is not certain that it is raised, it is no error, but ends what runs. */
export class Raised {
  constructor(
    readonly error: PythonError,
    /** The exception as Python has it. */
    readonly value: Value,
    readonly certain: boolean,
  ) {}
}

/** Thrown where a bound is hit; nothing of Python catches it. */
export class Exhausted {
  constructor(
    readonly reason: string,
    readonly span: Span,
    readonly file: string,
  ) {}
}

/** Thrown through a generator that is not asked for more; what must be run at the end of its blocks is run. */
export class Abandoned {}

/** Thrown in a generator where it is not told how it goes on. */
export class Missed {
  constructor(readonly reason: Unknown) {}
}
