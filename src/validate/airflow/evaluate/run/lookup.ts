import type { Span } from '../../../python/ast.js'
import { builtinNamed } from '../builtins/all.js'
import type { Frame } from '../core/frame.js'
import type { Interpreter } from '../core/interpreter.js'
import type { Value } from '../value.js'

/** What a name stands for; a NameError where nothing does. */
export function lookUp(name: string, machine: Interpreter, span: Span): Value {
  const found = find(name, machine.frame)
  if (found === UNBOUND) return unbound(name, machine, span)
  const value = found ?? builtinNamed(name)
  if (value !== undefined) return value
  const { open } = machine.frame.module
  if (open !== null) {
    machine.risk()
    return machine.unknown(open, span)
  }
  return machine.fail('NameError', `name '${name}' is not defined`, span)
}

const UNBOUND = Symbol('unbound')

/** A variable as seen from a frame: of a class only from its own body. */
function find(name: string, from: Frame): Value | undefined | typeof UNBOUND {
  for (let frame: Frame | null = from; frame !== null; frame = frame.parent) {
    if (frame.kind === 'class' && frame !== from) continue
    const { names } = frame
    if (names?.globals.has(name) === true) return frame.module.variables.get(name)
    const value = frame.variables.get(name)
    if (value !== undefined) return value
    if (frame.kind === 'function' && names?.locals.has(name) === true) return UNBOUND
  }
  return undefined
}

function unbound(name: string, machine: Interpreter, span: Span): Value {
  if (machine.frame.names?.locals.has(name) !== true) {
    const what = `cannot access free variable '${name}' where it is not associated with a value in enclosing scope`
    return machine.fail('NameError', what, span)
  }
  const what = `cannot access local variable '${name}' where it is not associated with a value`
  return machine.fail('UnboundLocalError', what, span)
}
