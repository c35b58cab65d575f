import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import type { Unknown, Value } from '../value.js'
import { asciiRepr } from './repr.js'

/** What `!s`, `!r` and `!a`, or `%s`, `%r` and `%a`, make of a value. */
export function converted(
  value: Value,
  conversion: 's' | 'r' | 'a',
  machine: Interpreter,
  span: Span,
): string | Unknown {
  if (conversion === 's') return machine.text(value, span)
  return conversion === 'r' ? machine.repr(value, span) : asciiRepr(value, machine, span)
}
