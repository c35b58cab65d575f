import type { Span } from '../../../python/ast.js'
import { type Frame, frameOf } from '../core/frame.js'
import type { Interpreter } from '../core/interpreter.js'
import { NONE_VALUE } from '../core/make.js'
import { Abandoned, Exhausted } from '../core/raised.js'
import { Producer, type Visit } from '../core/streams.js'
import { opaque } from '../operators/opaque.js'
import { closeOpen, markOf, resultOf, returnTo } from '../run/alternatives.js'
import { namesOf } from '../run/names.js'
import type { Arguments, FunctionValue, Unknown, Value } from '../value.js'
import { bindArguments } from './bind.js'

/** Calls a function of the files. */
export function runFunction(callee: FunctionValue, args: Arguments, machine: Interpreter, span: Span): Value {
  const frame = enterable(callee, args, machine, span)
  const { node } = callee
  if (node.kind === 'FunctionDef') {
    if (frame.names?.generates === true) return generator(callee, frame, machine)
    if (node.isAsync) return opaque('coroutine', `${callee.name}()`, span)
  }
  return runFrame(callee, frame, machine, span)
}

/** The frame of a call, with its arguments bound. */
export function enterable(callee: FunctionValue, args: Arguments, machine: Interpreter, span: Span): Frame {
  const closure = callee.closure as Frame
  const frame = frameOf('function', closure, closure.module, namesOf(callee.node))
  bindArguments(callee, args, frame.variables, machine, span)
  return frame
}

/** Runs the body in its frame and returns to where it was called. */
export function runFrame(callee: FunctionValue, frame: Frame, machine: Interpreter, span: Span): Value {
  const caller = machine.frame
  machine.depth += 1
  if (machine.depth > machine.limits.depth) throw new Exhausted('calls are nested too deeply', span, machine.file)
  machine.calls.push({ file: caller.module.path, span })
  machine.frame = frame
  try {
    const { node } = callee
    if (node.kind === 'Lambda') return machine.evaluate(node.body)
    const completion = machine.run(node.body)
    return resultOfFrame(frame, completion === 'return' ? frame.result : NONE_VALUE, machine)
  } finally {
    machine.frame = caller
    machine.calls.pop()
    machine.depth -= 1
  }
}

function resultOfFrame(frame: Frame, result: Value, machine: Interpreter): Value {
  const reason = frame.open[0]?.region.reason
  closeOpen(frame, 0, machine)
  if (frame.returned.length === 0) return result
  return resultOf(
    [...frame.returned, result],
    reason ?? machine.unknown('it returns in several places', { start: 0, end: 0 }),
  )
}

function generator(callee: FunctionValue, frame: Frame, machine: Interpreter): Value {
  const { start, end } = callee.node
  const run = (visit: Visit): Unknown | null => produce(callee, frame, visit, machine, { start, end })
  return new Producer(`generator ${callee.name}`, machine, run, true)
}

function produce(callee: FunctionValue, frame: Frame, visit: Visit, machine: Interpreter, span: Span): Unknown | null {
  const mark = markOf(machine)
  const asker = machine.frame
  const left = new Abandoned()
  frame.onYield = value => {
    const inside = machine.frame
    if (machine.uncertain > mark.uncertain) frame.missed ??= machine.region?.reason ?? null
    machine.frame = asker
    const goesOn = visit(value)
    machine.frame = inside
    if (!goesOn) throw left
  }
  try {
    runFrame(callee, frame, machine, span)
  } catch (thrown) {
    if (thrown !== left) throw thrown
    returnTo(mark, machine)
  }
  return frame.missed
}
