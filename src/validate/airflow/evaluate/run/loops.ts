import type { For, Statement, While } from '../../../python/ast.js'
import { Generated } from '../core/generated.js'
import type { Interpreter } from '../core/interpreter.js'
import { each } from '../core/iterate.js'
import { orderedItems } from '../core/set-order.js'
import { truthOf } from '../operators/truth.js'
import type { Unknown, Value } from '../value.js'
import { closeOpen, missEnd, reopen } from './alternatives.js'
import { assign } from './assign.js'
import { isHarmless } from './harmless.js'
import { boundIn } from './names.js'
import type { Completion } from './statements.js'
import { taint } from './taint.js'

/** `for`, over what is known. */
export function runFor(node: For, machine: Interpreter): Completion {
  const source = machine.evaluate(node.iter)
  const opened = machine.frame.open.length
  let completion: Completion = 'normal'
  const visit = (item: Value): boolean => {
    assign(node.target, item, machine)
    completion = machine.run(node.body)
    return completion === 'normal' || completion === 'continue'
  }
  const unknown = node.isAsync
    ? machine.unknown('it runs asynchronously', node)
    : (unordered(source, node, machine) ?? each(source, visit, machine, node.iter))
  // A generator that nobody else holds is over when its loop is.
  const isLeft = completion !== 'normal' && completion !== 'continue'
  if (isLeft && source instanceof Generated && node.iter.kind === 'Call') source.close(machine, node.iter)
  if (unknown !== null) {
    leaveLoop(node.body, `what the loop runs over is not known: ${unknown.reason}`, unknown, machine, node)
    assign(node.target, unknown, machine)
  }
  return ended(completion, node, opened, unknown, machine)
}

/** Of a set without order nothing is told where one round depends on the one before. */
function unordered(source: Value, node: For, machine: Interpreter): Unknown | null {
  if (source.kind !== 'set' || orderedItems(source) !== null) return null
  const { variables } = machine.frame
  const isCarried = [...boundIn(node.body)].some(name => variables.has(name))
  return isCarried ? machine.unknown('the order of a set is another one in every run', node.iter) : null
}

/** `while`, as long as its test is known. */
export function runWhile(node: While, machine: Interpreter): Completion {
  const opened = machine.frame.open.length
  let completion: Completion = 'normal'
  let unknown: Unknown | null = null
  while (true) {
    const truth = truthOf(machine.evaluate(node.test), machine, node.test)
    if (truth === false) break
    if (truth !== true) {
      unknown = truth
      leaveLoop(node.body, `how often the loop runs is not known: ${truth.reason}`, truth, machine, node)
      break
    }
    completion = machine.run(node.body)
    if (completion === 'break' || completion === 'return') break
  }
  return ended(completion, node, opened, unknown, machine)
}

function leaveLoop(
  body: readonly Statement[],
  reason: string,
  unknown: Unknown,
  machine: Interpreter,
  node: For | While,
) {
  if (!isHarmless(body, machine)) machine.leave(reason, node)
  taint(body, [], unknown, machine)
}

function ended(
  completion: Completion,
  { body, orelse }: For | While,
  opened: number,
  unknown: Unknown | null,
  machine: Interpreter,
): Completion {
  const { frame } = machine
  const wasOpen = frame.open.length > opened
  const last = frame.open.at(-1)
  const carried = closeOpen(frame, opened, machine)
  let after: Completion = completion === 'return' ? 'return' : 'normal'
  if (completion !== 'break' && completion !== 'return' && orelse.length > 0) after = machine.run(orelse)
  if (wasOpen && carried === 'return' && last !== undefined) reopen(last.region.reason, 'return', machine)
  if (unknown !== null) missEnd(body, unknown, machine)
  return after
}
