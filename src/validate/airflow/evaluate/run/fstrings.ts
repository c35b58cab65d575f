import type { JoinedStr } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { str } from '../core/make.js'
import { converted } from '../text/conversion.js'
import { formatValue } from '../text/format.js'
import type { Unknown, Value } from '../value.js'

/** The text of an f-string. All of its parts are evaluated, also behind one that is not known. */
export function joinedText(node: JoinedStr, machine: Interpreter): Value {
  let text = ''
  let unknown: Unknown | null = null
  for (const part of node.parts) {
    if (part.kind === 'Str') {
      text += part.value
      continue
    }
    const value = machine.evaluate(part.value)
    const format = part.format === null ? str('') : joinedText(part.format, machine)
    if (part.debug !== null) text += part.debug
    const piece =
      format.kind === 'str' ? formatted(value, part.conversion, format.value, machine, part) : (format as Unknown)
    if (typeof piece === 'string') text += piece
    else unknown ??= piece
  }
  if (node.isTemplate) return machine.unknown('it is a template, and no text', node)
  return unknown ?? machine.made(text, node)
}

function formatted(
  value: Value,
  conversion: 's' | 'r' | 'a' | null,
  format: string,
  machine: Interpreter,
  span: { start: number; end: number },
): string | Unknown {
  if (conversion === null) return formatValue(value, format, machine, span)
  const text = converted(value, conversion, machine, span)
  return typeof text === 'string' ? formatValue(str(text), format, machine, span) : text
}
