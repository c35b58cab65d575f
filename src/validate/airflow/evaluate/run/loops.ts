import type { For, Statement, While } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { each } from '../core/iterate.js'
import { truthOf } from '../operators/truth.js'
import type { Unknown, Value } from '../value.js'
import { closeOpen, missEnd, reopen } from './alternatives.js'
import { assign } from './assign.js'
import { isHarmless } from './harmless.js'
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
    : each(source, visit, machine, node.iter)
  if (unknown !== null) {
    leaveLoop(node.body, `what the loop runs over is not known: ${unknown.reason}`, unknown, machine, node)
    assign(node.target, unknown, machine)
  }
  return ended(completion, node, opened, unknown, machine)
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
  if (!isHarmless(body)) machine.leave(reason, node)
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
