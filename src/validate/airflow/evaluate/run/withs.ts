import type { With } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { Raised } from '../core/raised.js'
import { markOf, returnTo } from './alternatives.js'
import { assign } from './assign.js'
import { enter } from './contexts.js'
import type { Completion } from './statements.js'

/** `with a as b, c:`. */
export function runWith(node: With, machine: Interpreter): Completion {
  return within(node, 0, machine)
}

function within(node: With, at: number, machine: Interpreter): Completion {
  const item = node.items[at]
  if (item === undefined) return machine.run(node.body)
  const context = enter(machine.evaluate(item.context), machine, item.context)
  const mark = markOf(machine)
  let completion: Completion
  try {
    if (item.target !== null) assign(item.target, context.value, machine)
    completion = within(node, at + 1, machine)
  } catch (thrown) {
    if (!(thrown instanceof Raised)) throw thrown
    returnTo(mark, machine)
    if (context.catches(thrown)) return 'normal'
    throw thrown
  }
  const { result } = machine.frame
  context.close()
  machine.frame.result = result
  return completion
}
