import type { Span } from '../../../python/ast.js'
import { hiding } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { Raised } from '../core/raised.js'
import { markOf, returnTo } from '../run/alternatives.js'
import type { Value } from '../value.js'

/** An attribute, or null where it is certain that there is none. */
export function attributeOrNull(value: Value, name: Value | undefined, machine: Interpreter, span: Span): Value | null {
  if (name?.kind !== 'str') return hiding(machine.unknown('the name of the attribute is not told', span), [value])
  const mark = markOf(machine)
  try {
    return machine.attribute(value, name.value, span)
  } catch (thrown) {
    if (!(thrown instanceof Raised) || thrown.error.type !== 'AttributeError') throw thrown
    returnTo(mark, machine)
    return null
  }
}
