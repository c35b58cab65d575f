import type { FunctionDef, Span } from '../../../python/ast.js'
import { type Frame, frameOf } from '../core/frame.js'
import { Generated } from '../core/generated.js'
import type { Interpreter } from '../core/interpreter.js'
import { NONE_VALUE } from '../core/make.js'
import { Exhausted } from '../core/raised.js'
import { opaque } from '../operators/opaque.js'
import { closeOpen, resultOf } from '../run/alternatives.js'
import { namesOf } from '../run/names.js'
import { steps } from '../run/steps.js'
import type { Arguments, FunctionValue, Value } from '../value.js'
import { bindArguments } from './bind.js'

/** Calls a function of the files. */
export function runFunction(callee: FunctionValue, args: Arguments, machine: Interpreter, span: Span): Value {
  const frame = enterable(callee, args, machine, span)
  const { node } = callee
  if (node.kind === 'FunctionDef') {
    if (node.isAsync) return opaque('coroutine', `${callee.name}()`, span)
    if (frame.names?.generates === true) return generatorOf({ ...callee, node }, frame, machine)
  }
  return runFrame(callee, frame, machine, span)
}

/** The frame of a call, with its arguments bound. */
export function enterable(callee: FunctionValue, args: Arguments, machine: Interpreter, span: Span): Frame {
  const closure = callee.closure as Frame
  const frame = frameOf('function', closure, closure.module, namesOf(callee.node))
  bindArguments({ callee, args, variables: frame.variables, machine, span })
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

/** A call of a function that yields: nothing of it runs before it is asked for its first value. */
export function generatorOf(
  callee: FunctionValue & { node: FunctionDef },
  frame: Frame,
  machine: Interpreter,
): Generated {
  return new Generated(`generator ${callee.name}`, machine, frame, resumed => steps(callee.node.body, resumed, machine))
}
