import type { With } from '../../../python/ast.js'
import { ContextFunction } from '../calls/contexts.js'
import type { Interpreter } from '../core/interpreter.js'
import { NONE_VALUE, positional } from '../core/make.js'
import { Abandoned, Raised } from '../core/raised.js'
import { opaque } from '../operators/opaque.js'
import { truthOf } from '../operators/truth.js'
import type { HostObject, Instance, Value } from '../value.js'
import { markOf, returnTo } from './alternatives.js'
import { assign } from './assign.js'
import type { Completion } from './statements.js'

/** `with a as b, c:`. */
export function runWith(node: With, machine: Interpreter): Completion {
  return entered(node, 0, machine)
}

function entered(node: With, at: number, machine: Interpreter): Completion {
  const item = node.items[at]
  if (item === undefined) return machine.run(node.body)
  const context = machine.evaluate(item.context)
  const inside = (value: Value): Completion => {
    if (item.target !== null) assign(item.target, value, machine)
    return entered(node, at + 1, machine)
  }
  if (context instanceof ContextFunction) return context.around(inside, machine, item.context)
  if (context.kind === 'instance') return aroundInstance(context, inside, machine, node)
  if (context.kind === 'host') return aroundHost(context, inside, machine, node)
  if (context.kind === 'opaque') return inside(opaque(null, context.text, item.context))
  if (context.kind === 'unknown') {
    machine.risk()
    if (context.foreign === true)
      machine.leave(`what the with statement does is not known: ${context.reason}`, item.context)
    return inside(context)
  }
  return machine.fail('TypeError', 'object does not support the context manager protocol', item.context)
}

function aroundHost(
  host: HostObject,
  inside: (value: Value) => Completion,
  machine: Interpreter,
  node: With,
): Completion {
  const value = host.enter?.(machine, node) ?? machine.unknown(`what ${host.describe()} gives is not told`, node)
  const mark = markOf(machine)
  try {
    const completion = inside(value)
    host.exit?.(machine, node)
    return completion
  } catch (thrown) {
    if (thrown instanceof Raised || thrown instanceof Abandoned) {
      returnTo(mark, machine)
      host.exit?.(machine, node)
    }
    throw thrown
  }
}

function aroundInstance(
  instance: Instance,
  inside: (value: Value) => Completion,
  machine: Interpreter,
  node: With,
): Completion {
  if (machine.classMember(instance.of, '__enter__') === undefined && instance.host?.enter !== undefined)
    return aroundHost(instance.host, inside, machine, node)
  const value = machine.call(machine.attribute(instance, '__enter__', node), positional(), node)
  const leave = machine.attribute(instance, '__exit__', node)
  const mark = markOf(machine)
  let completion: Completion
  try {
    completion = inside(value)
  } catch (thrown) {
    if (!(thrown instanceof Raised || thrown instanceof Abandoned)) throw thrown
    returnTo(mark, machine)
    if (thrown instanceof Abandoned) machine.call(leave, positional(NONE_VALUE, NONE_VALUE, NONE_VALUE), node)
    if (thrown instanceof Abandoned) throw thrown
    const type = machine.attribute(thrown.value, '__class__', node)
    const outcome = machine.call(leave, positional(type, thrown.value, NONE_VALUE), node)
    if (truthOf(outcome, machine, node) === true) return 'normal'
    throw thrown
  }
  const { result } = machine.frame
  machine.call(leave, positional(NONE_VALUE, NONE_VALUE, NONE_VALUE), node)
  machine.frame.result = result
  return completion
}
