import type { Span } from '../../../python/ast.js'
import { DataFields } from '../classes/data-fields.js'
import { keyOfExact } from '../dates/arithmetic.js'
import type { Unknown, Value } from '../value.js'
import { identityOf } from './identity.js'
import type { Interpreter } from './interpreter.js'
import { NONE_VALUE } from './make.js'

/** The text by which dicts and sets hold a value: the same for equal ones. A TypeError where it cannot be a key. */
export function keyOf(value: Value, machine: Interpreter, span: Span): string | Unknown {
  switch (value.kind) {
    case 'str':
      return `s${value.value}`
    case 'int':
      return `i${value.value}`
    case 'bool':
      return value.value ? 'i1' : 'i0'
    case 'float':
      return Number.isInteger(value.value) ? `i${BigInt(value.value)}` : `f${value.value}`
    case 'none':
      return 'n'
    case 'bytes':
      return `b${value.value}`
    case 'tuple':
      return joined(value.items, '(', machine, span)
    case 'set':
      return value.frozen
        ? (value.partly ?? `{${[...value.items.keys()].sort().map(sized).join('')}`)
        : machine.fail('TypeError', "unhashable type: 'set'", span)
    case 'list':
    case 'dict':
      return machine.fail('TypeError', `unhashable type: '${value.kind}'`, span)
    case 'unknown':
      return value
    case 'opaque':
      if (value.exact !== undefined && keyOfExact(value.exact) !== null) return keyOfExact(value.exact) as string
      return machine.unknown(`whether ${value.text} is equal to another is not worked out`, span)
    case 'range':
      return `r${value.start}:${value.stop}:${value.step}`
    case 'instance':
      return keyOfInstance(value, machine, span)
    default:
      return `o${identityOf(value)}`
  }
}

const sized = (key: string): string => `${key.length}:${key}`

function joined(items: readonly Value[], sign: string, machine: Interpreter, span: Span): string | Unknown {
  let key = sign
  machine.descend(span)
  for (const item of items) {
    const part = keyOf(item, machine, span)
    if (typeof part !== 'string') {
      machine.rise()
      return part
    }
    key += sized(part)
    machine.charge(part.length, span)
  }
  machine.rise()
  return key
}

function keyOfInstance(value: Value & { kind: 'instance' }, machine: Interpreter, span: Span): string | Unknown {
  if (value.data !== undefined) return keyOf(value.data, machine, span)
  const comparing = machine.classMember(value.of, '__eq__')
  if (comparing === undefined) return `o${identityOf(value)}`
  const facts = machine.classMember(value.of, '__dataclass_fields__')
  return facts instanceof DataFields && facts.frozen
    ? joined(
        facts.fields.map(({ name }) => value.members.get(name) ?? NONE_VALUE),
        '=',
        machine,
        span,
      )
    : machine.unknown(`how ${value.of.name} is compared is not worked out`, span)
}
