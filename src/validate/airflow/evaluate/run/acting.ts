import type { Expression, Span } from '../../../python/ast.js'
import { Builtin, Variadic } from '../core/builtin.js'
import type { Frame } from '../core/frame.js'
import { mayHold } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { BuiltinType } from '../core/types.js'
import type { Value } from '../value.js'
import { peek } from './peek.js'

interface Shape {
  kind?: string
  [key: string]: unknown
}

/** Functions of Python's own that run what they are given, or change what they are not given by name. */
const RUNNING = new Set(['exec', 'eval', 'compile', '__import__', 'setattr', 'delattr', 'next'])

/**
 * Whether code that is not run might do more than work out values: make tasks or relate them, call what is not at hand. Methods
 * of plain values and functions of Python's own do not, unless they are given an object of the host.
 */
export function mayAct(node: unknown, machine: Interpreter): boolean {
  if (typeof node !== 'object' || node === null) return false
  if (Array.isArray(node)) return node.some(item => mayAct(item, machine))
  const shape = node as Shape
  switch (shape.kind) {
    case 'Await':
    case 'Yield':
    case 'YieldFrom':
      return true
    case 'Binary':
    case 'AugAssign':
      if (shape['operator'] === '>>' || shape['operator'] === '<<') return true
      break
    case 'Call':
      machine.step(shape as unknown as Span)
      if (callActs(shape['callee'] as Expression, shape['args'] as Expression[], machine)) return true
      break
  }
  for (const key in shape) if (mayAct(shape[key], machine)) return true
  return false
}

function callActs(callee: Expression, args: readonly Expression[], machine: Interpreter): boolean {
  if (args.some(argument => isOfHost(peek(argument.kind === 'Starred' ? argument.value : argument, machine))))
    return true
  if (callee.kind === 'Name') {
    const value = peek(callee, machine) ?? machine.builtin(callee.id)
    return RUNNING.has(callee.id) || (value !== undefined && isActing(value))
  }
  if (callee.kind !== 'Attribute') return callee.kind !== 'Str' && callee.kind !== 'JoinedStr'
  const value = peek(callee, machine)
  if (value !== undefined) return isActing(value)
  let root: Expression = callee.value
  while (root.kind === 'Attribute' || root.kind === 'Subscript' || root.kind === 'Call')
    root = root.kind === 'Call' ? root.callee : root.value
  const of = peek(root, machine)
  return of !== undefined && (isOfHost(of) || of.kind === 'class' || isElsewhere(of))
}

/** Whether a call of a value may do something. */
function isActing(value: Value): boolean {
  switch (value.kind) {
    case 'function':
    case 'class':
    case 'instance':
    case 'method':
      return true
    case 'host':
      return !(value instanceof Builtin || value instanceof Variadic || value instanceof BuiltinType)
    default:
      return isElsewhere(value)
  }
}

const isElsewhere = (value: Value): boolean =>
  value.kind === 'unknown'
    ? value.foreign === true || value.hides === true
    : value.kind === 'module' && value.members === null

/** Of functions of the files it is asked elsewhere. */
const isOfHost = (value: Value | undefined): boolean =>
  value !== undefined && value.kind !== 'function' && value.kind !== 'unknown' && mayHold(value)

/** Whether a function that is not called, for what it would be called with is not known, might do something. */
export function functionActs(value: Value, machine: Interpreter): boolean {
  if (value.kind === 'method') return functionActs(value.callee, machine)
  if (value.kind !== 'function') return value.kind === 'instance' || (value.kind === 'host' && isActing(value))
  const outer = machine.frame
  machine.frame = value.closure as Frame
  try {
    return mayAct(value.node.body, machine)
  } finally {
    machine.frame = outer
  }
}
