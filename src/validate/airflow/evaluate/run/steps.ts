import type { Await, Expression, For, Match, Statement, Try, While, With } from '../../../python/ast.js'
import type { Steps } from '../core/generated.js'
import type { Interpreter } from '../core/interpreter.js'
import { iteratorOf } from '../core/iterate.js'
import { NONE_VALUE } from '../core/make.js'
import { Abandoned, Missed, Raised } from '../core/raised.js'
import { truthOf } from '../operators/truth.js'
import type { Unknown, Value } from '../value.js'
import { closeOpen, type Mark, returnTo } from './alternatives.js'
import { assign } from './assign.js'
import { enter } from './contexts.js'
import { isHarmless } from './harmless.js'
import { chosen } from './matches.js'
import { holds, yields } from './names.js'
import type { Completion } from './statements.js'
import { taint } from './taint.js'
import { handling } from './tries.js'

type Stepping<Result> = Generator<Value, Result>

/** The body of a function that yields, one value after the other. */
export function* steps(body: readonly Statement[], resumed: () => Mark, machine: Interpreter): Steps {
  yield* new StepByStep(resumed, machine).body(body)
  return null
}

/** Runs statements as the others are run, but hands out what they yield, and goes on when more is asked for. */
class StepByStep {
  constructor(
    private readonly resumed: () => Mark,
    private readonly machine: Interpreter,
  ) {}

  *body(statements: readonly Statement[]): Stepping<Completion> {
    const { machine } = this
    for (const statement of statements) {
      machine.step(statement)
      const completion = yields(statement) ? yield* this.statement(statement) : this.whole(statement)
      if (completion !== 'normal') return completion
    }
    return 'normal'
  }

  /** A statement without any yield. */
  private whole(statement: Statement): Completion {
    const { machine } = this
    const completion = machine.run([statement])
    const [open] = machine.frame.open
    if (open === undefined) return completion
    closeOpen(machine.frame, 0, machine)
    throw new Missed(open.region.reason)
  }

  private *statement(node: Statement): Stepping<Completion> {
    const { machine } = this
    switch (node.kind) {
      case 'Expression':
        yield* this.value(node.value)
        return 'normal'
      case 'Assign': {
        const value = node.value === null ? NONE_VALUE : yield* this.value(node.value)
        for (const target of node.targets) assign(target, value, machine)
        return 'normal'
      }
      case 'If': {
        const truth = truthOf(machine.evaluate(node.test), machine, node.test)
        if (typeof truth !== 'boolean') return this.miss(truth, node)
        return yield* this.body(truth ? node.body : node.orelse)
      }
      case 'For':
        return yield* this.for(node)
      case 'While':
        return yield* this.while(node)
      case 'With':
        return yield* this.with(node, 0)
      case 'Try':
        return yield* this.try(node)
      case 'Match':
        return yield* this.match(node)
      default:
        return this.miss(machine.unknown('it yields inside of an expression', node), node)
    }
  }

  private *value(node: Expression): Stepping<Value> {
    const { machine } = this
    if (node.kind === 'Yield') {
      yield node.value === null ? NONE_VALUE : machine.evaluate(node.value)
      return NONE_VALUE
    }
    if (node.kind === 'YieldFrom') return yield* this.all(node)
    if (holds([{ kind: 'Expression', value: node, start: node.start, end: node.end }], 'Yield'))
      throw new Missed(machine.unknown('it yields inside of an expression', node))
    return machine.evaluate(node)
  }

  private *all(node: Await): Stepping<Value> {
    const { machine } = this
    const items = iteratorOf(node.value === null ? NONE_VALUE : machine.evaluate(node.value), machine, node)
    if (items.kind === 'unknown') throw new Missed(items)
    for (let item = items.next(machine, node); item !== undefined; item = items.next(machine, node)) yield item
    return machine.unknown('what a generator returns is not told', node)
  }

  private *for(node: For): Stepping<Completion> {
    const { machine } = this
    const items = iteratorOf(machine.evaluate(node.iter), machine, node.iter)
    if (items.kind === 'unknown') return this.miss(items, node)
    for (let item = items.next(machine, node); item !== undefined; item = items.next(machine, node)) {
      assign(node.target, item, machine)
      const completion = yield* this.body(node.body)
      if (completion === 'break') return 'normal'
      if (completion === 'return') return 'return'
    }
    return yield* this.body(node.orelse)
  }

  private *while(node: While): Stepping<Completion> {
    const { machine } = this
    for (;;) {
      const truth = truthOf(machine.evaluate(node.test), machine, node.test)
      if (typeof truth !== 'boolean') return this.miss(truth, node)
      if (!truth) return yield* this.body(node.orelse)
      const completion = yield* this.body(node.body)
      if (completion === 'break') return 'normal'
      if (completion === 'return') return 'return'
    }
  }

  private *with(node: With, at: number): Stepping<Completion> {
    const { machine } = this
    const item = node.items[at]
    if (item === undefined) return yield* this.body(node.body)
    const context = enter(machine.evaluate(item.context), machine, item.context)
    let completion: Completion
    try {
      if (item.target !== null) assign(item.target, context.value, machine)
      completion = yield* this.with(node, at + 1)
    } catch (thrown) {
      if (!(thrown instanceof Raised || thrown instanceof Abandoned)) throw thrown
      returnTo(this.resumed(), machine)
      if (context.catches(thrown)) return 'normal'
      throw thrown
    }
    context.close()
    return completion
  }

  private *try(node: Try): Stepping<Completion> {
    const { machine } = this
    let completion: Completion
    try {
      completion = yield* this.handled(node)
    } catch (thrown) {
      if (!(thrown instanceof Raised || thrown instanceof Abandoned)) throw thrown
      returnTo(this.resumed(), machine)
      if ((yield* this.body(node.final)) !== 'normal') return 'return'
      throw thrown
    }
    const final = yield* this.body(node.final)
    return final === 'normal' ? completion : final
  }

  private *handled(node: Try): Stepping<Completion> {
    const { machine } = this
    const before = machine.risks
    let completion: Completion
    try {
      completion = yield* this.body(node.body)
    } catch (thrown) {
      if (!(thrown instanceof Raised)) throw thrown
      returnTo(this.resumed(), machine)
      const handler = handling(node, thrown, machine)
      machine.handled.push(thrown)
      try {
        return yield* this.body(handler)
      } finally {
        machine.handled.pop()
      }
    }
    if (machine.risks > before) this.mayRaise(node)
    return completion === 'normal' ? yield* this.body(node.orelse) : completion
  }

  /** The body went well as far as is known; what the handlers would change otherwise is not told. */
  private mayRaise(node: Try): void {
    const { machine } = this
    const reason = machine.unknown('an exception may be raised', node)
    const bodies = node.handlers.map(({ body }) => body)
    if (!bodies.every(body => isHarmless(body, machine))) machine.leave(reason.reason, node)
    for (const body of bodies) taint(body, [], reason, machine)
  }

  private *match(node: Match): Stepping<Completion> {
    const { machine } = this
    const body = chosen(node.cases, machine.evaluate(node.subject), machine)
    return 'kind' in body ? this.miss(body, node) : yield* this.body(body)
  }

  /** It is not told how a statement goes on, and so how the generator does. */
  private miss(reason: Unknown, node: Statement): never {
    taint([node], [], reason, this.machine)
    throw new Missed(reason)
  }
}
