import type { Span } from '../../../python/ast.js'
import { DataFields } from '../classes/data-fields.js'
import type { Interpreter } from '../core/interpreter.js'
import { positional } from '../core/make.js'
import { BuiltinType } from '../core/types.js'
import { textOfExact } from '../dates/text.js'
import type { Instance, Unknown, Value } from '../value.js'
import { literalText } from './literals.js'

/** `str(value)`. */
export function textOf(value: Value, machine: Interpreter, span: Span): string | Unknown {
  if (value.kind === 'str') return value.value
  if (value.kind === 'instance') return textOfInstance(value, machine, span)
  if (value.kind === 'opaque' && value.exact !== undefined) {
    const text = textOfExact(value.exact)
    if (text !== null) return text
  }
  if (value.kind === 'host' && !(value instanceof BuiltinType)) {
    const method = value.get?.('__str__', machine, span)
    if (method !== undefined) return asText(machine.call(method, positional(), span), machine, span)
  }
  return reprOf(value, machine, span)
}

/** `repr(value)`. */
export function reprOf(value: Value, machine: Interpreter, span: Span): string | Unknown {
  machine.step(span)
  const literal = literalText(value)
  if (literal !== null) return literal
  switch (value.kind) {
    case 'str':
      machine.charge(value.value.length, span)
      return quoted(value.value)
    case 'bytes':
      return `b${quoted(value.value).replace(/[\u0080-\u00ff]/g, character => hexEscape(character.charCodeAt(0)))}`
    case 'list':
      return value.partly ?? around(value.items, '[', ']', machine, span)
    case 'tuple':
      return around(value.items, '(', value.items.length === 1 ? ',)' : ')', machine, span)
    case 'set':
      return reprOfSet(value, machine, span)
    case 'dict':
      return reprOfDict(value, machine, span)
    case 'range':
      return `range(${value.start}, ${value.stop}${value.step === 1n ? '' : `, ${value.step}`})`
    case 'unknown':
      return value
    case 'opaque':
      return machine.unknown(`the text of ${value.text} is not worked out`, span)
    case 'instance':
      return reprOfInstance(value, machine, span)
    case 'host': {
      if (value instanceof BuiltinType) return `<class '${value.qualified}'>`
      const method = value.get?.('__repr__', machine, span)
      if (method !== undefined) return asText(machine.call(method, positional(), span), machine, span)
      return machine.unknown(`the text of ${value.describe()} is not told`, span)
    }
    default:
      return machine.unknown(`the text of a ${value.kind} is not told`, span)
  }
}

function around(
  items: readonly Value[],
  before: string,
  after: string,
  machine: Interpreter,
  span: Span,
): string | Unknown {
  const parts: string[] = []
  machine.descend(span)
  for (const item of items) {
    const part = reprOf(item, machine, span)
    if (typeof part !== 'string') {
      machine.rise()
      return part
    }
    machine.charge(part.length, span)
    parts.push(part)
  }
  machine.rise()
  return `${before}${parts.join(', ')}${after}`
}

function reprOfSet(value: Value & { kind: 'set' }, machine: Interpreter, span: Span): string | Unknown {
  if (value.partly !== undefined) return value.partly
  if (value.items.size > 1) return machine.unknown('the order of a set is not told', span)
  if (value.items.size === 0) return value.frozen ? 'frozenset()' : 'set()'
  return around([...value.items.values()], value.frozen ? 'frozenset({' : '{', value.frozen ? '})' : '}', machine, span)
}

function reprOfDict(value: Value & { kind: 'dict' }, machine: Interpreter, span: Span): string | Unknown {
  if (value.partly !== undefined) return value.partly
  if (value.missing !== undefined) return machine.unknown('the text of a defaultdict is not worked out', span)
  const parts: string[] = []
  for (const { key, value: item } of value.entries.values()) {
    const texts = [around([key], '', '', machine, span), around([item], '', '', machine, span)]
    const unknown = texts.find(text => typeof text !== 'string')
    if (unknown !== undefined) return unknown
    parts.push(texts.join(': '))
  }
  return `{${parts.join(', ')}}`
}

function textOfInstance(value: Instance, machine: Interpreter, span: Span): string | Unknown {
  if (machine.classMember(value.of, '__str__') !== undefined)
    return asText(machine.call(machine.attribute(value, '__str__', span), positional(), span), machine, span)
  if (machine.classMember(value.of, '__enum__') !== undefined) return textOfMember(value, machine, span)
  if (machine.classMember(value.of, '__repr__') === undefined) {
    if (value.data !== undefined && value.data.kind !== 'tuple') return textOf(value.data, machine, span)
    if (value.host !== null) return textOf(value.host, machine, span)
  }
  return reprOfInstance(value, machine, span)
}

/** Of IntEnum and StrEnum the value, of others class and name. */
function textOfMember(value: Instance, machine: Interpreter, span: Span): string | Unknown {
  const base = machine.classMember(value.of, '__enum_text__')
  if (base !== undefined && value.data?.kind === 'int')
    return machine.unknown('the text of an IntEnum depends on the version of Python', span)
  if (base !== undefined && value.data !== undefined) return textOf(value.data, machine, span)
  return `${value.of.name}.${asName(value)}`
}

const asName = (value: Instance): string => {
  const name = value.members.get('name')
  return name?.kind === 'str' ? name.value : ''
}

function reprOfInstance(value: Instance, machine: Interpreter, span: Span): string | Unknown {
  if (machine.classMember(value.of, '__repr__') !== undefined)
    return asText(machine.call(machine.attribute(value, '__repr__', span), positional(), span), machine, span)
  if (machine.classMember(value.of, '__enum__') !== undefined) {
    const of = reprOf(value.members.get('value') ?? value, machine, span)
    return typeof of === 'string' ? `<${value.of.name}.${asName(value)}: ${of}>` : of
  }
  const facts = machine.classMember(value.of, '__dataclass_fields__')
  const names =
    facts instanceof DataFields
      ? facts.fields.filter(({ inRepr }) => inRepr).map(({ name }) => name)
      : fieldNames(value, machine)
  if (names !== null) return reprOfFields(value, names, machine, span)
  if (value.data !== undefined) return reprOf(value.data, machine, span)
  return machine.unknown(`the text of an instance of ${value.of.name} is not told`, span)
}

function fieldNames(value: Instance, machine: Interpreter): string[] | null {
  const fields = machine.classMember(value.of, '_fields')
  if (fields?.kind !== 'tuple' || value.data?.kind !== 'tuple') return null
  return fields.items.map(item => (item.kind === 'str' ? item.value : ''))
}

function reprOfFields(value: Instance, names: readonly string[], machine: Interpreter, span: Span): string | Unknown {
  const parts: string[] = []
  for (const [at, name] of names.entries()) {
    const item = value.data?.kind === 'tuple' ? value.data.items[at] : value.members.get(name)
    if (item === undefined) return machine.unknown(`${name} is not set`, span)
    const text = reprOf(item, machine, span)
    if (typeof text !== 'string') return text
    parts.push(`${name}=${text}`)
  }
  return `${value.of.name}(${parts.join(', ')})`
}

function asText(value: Value, machine: Interpreter, span: Span): string | Unknown {
  if (value.kind === 'str') return value.value
  if (value.kind === 'unknown') return value
  return machine.unknown('the text is not told', span)
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' }
// What Python takes for not printable: controls, separators other than the space, surrogates, private and unassigned ones.
const HIDDEN = /[\\]|[^\P{C}]|[^\P{Z} ]/gu

/** A text in quotes, as Python writes it. */
export function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'"
  const escaped = text.replace(HIDDEN, character => ESCAPES[character] ?? hexEscape(character.codePointAt(0) as number))
  return `${quote}${quote === "'" ? escaped.replaceAll("'", "\\'") : escaped}${quote}`
}

function hexEscape(code: number): string {
  if (code < 0x100) return `\\x${code.toString(16).padStart(2, '0')}`
  return code < 0x10000 ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`
}

/** `ascii(value)`. */
export function asciiRepr(value: Value, machine: Interpreter, span: Span): string | Unknown {
  const text = reprOf(value, machine, span)
  if (typeof text !== 'string') return text
  return text.replace(/[^\0-\x7f]/gu, character => hexEscape(character.codePointAt(0) as number))
}
