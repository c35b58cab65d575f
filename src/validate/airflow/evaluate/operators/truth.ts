import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { lengthOfRange } from '../core/iterate.js'
import { positional } from '../core/make.js'
import type { Unknown, Value } from '../value.js'
import { isMoment } from './opaque.js'

/** Whether a value counts as true. */
export function truthOf(value: Value, machine: Interpreter, span: Span): boolean | Unknown {
  switch (value.kind) {
    case 'none':
      return false
    case 'bool':
      return value.value
    case 'int':
      return value.value !== 0n
    case 'float':
      return value.value !== 0
    case 'str':
    case 'bytes':
      return value.value !== ''
    case 'list':
      return value.partly ?? value.items.length > 0
    case 'tuple':
      return value.items.length > 0
    case 'set':
      return value.partly ?? value.items.size > 0
    case 'dict':
      return value.partly ?? value.entries.size > 0
    case 'range':
      return lengthOfRange(value) > 0n
    case 'unknown':
      return value
    case 'opaque':
      if (isMoment(value)) return true
      if (value.exact?.sort === 'span') return value.exact.micros !== 0n
      return machine.unknown(`whether ${value.text} is true is not told`, span)
    case 'host':
      if (value.truth === undefined) return true
      return value.truth ?? machine.unknown(`whether ${value.describe()} is true is not told`, span)
    case 'instance':
      return truthOfInstance(value, machine, span)
    default:
      return true
  }
}

function truthOfInstance(value: Value & { kind: 'instance' }, machine: Interpreter, span: Span): boolean | Unknown {
  for (const name of ['__bool__', '__len__'])
    if (machine.classMember(value.of, name) !== undefined)
      return truthOf(machine.call(machine.attribute(value, name, span), positional(), span), machine, span)
  if (value.data !== undefined) return truthOf(value.data, machine, span)
  return value.host === null ? true : truthOf(value.host, machine, span)
}
