import type { Span } from '../../../python/ast.js'
import { failKey } from '../builtins/exceptions.js'
import { Method } from '../core/builtin.js'
import type { Interpreter } from '../core/interpreter.js'
import { int, NONE_VALUE, positional, str } from '../core/make.js'
import { subscript } from '../operators/subscript.js'
import { converted } from '../text/conversion.js'
import { formatValue } from '../text/format.js'
import type { Arguments, Unknown, Value } from '../value.js'
import { textOf } from './str-given.js'

interface Fields {
  args: Arguments
  /** Which `{}` comes next. */
  next: number
}

/** The text with its fields filled in. */
function filled(text: string, fields: Fields, depth: number, machine: Interpreter, span: Span): string | Unknown {
  let made = ''
  for (let at = 0; at < text.length; ) {
    const sign = text[at] as string
    if ((sign === '{' || sign === '}') && text[at + 1] === sign) {
      made += sign
      at += 2
    } else if (sign === '{') {
      const end = endOfField(text, at + 1)
      if (end === -1) return machine.fail('ValueError', "Single '{' encountered in format string", span)
      const piece = field(text.slice(at + 1, end), fields, depth, machine, span)
      if (typeof piece !== 'string') return piece
      made += piece
      at = end + 1
    } else if (sign === '}') return machine.fail('ValueError', "Single '}' encountered in format string", span)
    else {
      const next = text.slice(at).search(/[{}]/)
      const end = next === -1 ? text.length : at + next
      made += text.slice(at, end)
      at = end
    }
  }
  machine.charge(made.length, span)
  return made
}

function endOfField(text: string, start: number): number {
  let depth = 1
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1
    if (text[at] === '}') depth -= 1
    if (depth === 0) return at
  }
  return -1
}

const FIELD = /^([^!:[\].{}]*)((?:\.[^!:[\].{}]+|\[[^\]]+\])*)(?:!([rsa]))?(?::(.*))?$/s

function field(written: string, fields: Fields, depth: number, machine: Interpreter, span: Span): string | Unknown {
  const found = FIELD.exec(written)
  if (found === null || depth > 1) return machine.unknown(`the field {${written}} is not worked out`, span)
  const [, name, path, conversion, format] = found as unknown as [string, string, string, ('s' | 'r' | 'a')?, string?]
  let value = named(name, fields, machine, span)
  for (const [, attribute, index] of path.matchAll(/\.([^.[]+)|\[([^\]]+)\]/g)) {
    if (attribute !== undefined) value = machine.attribute(value, attribute, span)
    else
      value = subscript(
        value,
        /^\d+$/.test(index as string) ? int(BigInt(index as string)) : str(index as string),
        machine,
        span,
      )
  }
  const spec = filled(format ?? '', fields, depth + 1, machine, span)
  if (typeof spec !== 'string') return spec
  if (conversion === undefined) return formatValue(value, spec, machine, span)
  const text = converted(value, conversion, machine, span)
  return typeof text === 'string' ? formatValue(str(text), spec, machine, span) : text
}

function named(name: string, fields: Fields, machine: Interpreter, span: Span): Value {
  const { args } = fields
  if (name === '' || /^\d+$/.test(name)) {
    const at = name === '' ? fields.next : Number(name)
    if (name === '') fields.next += 1
    const value = args.positional[at] ?? args.incomplete
    return value ?? machine.fail('IndexError', `Replacement index ${at} out of range for positional args tuple`, span)
  }
  return args.named.get(name) ?? args.incomplete ?? failKey(str(name), machine, span)
}

/** `format`, whose keywords may have any name. */
class Format extends Method {
  constructor() {
    super('', () => NONE_VALUE)
  }

  override call(_name: string, self: Value, args: Arguments, machine: Interpreter, span: Span): Value {
    const made = filled(textOf(self), { args, next: 0 }, 0, machine, span)
    return typeof made === 'string' ? machine.made(made, span) : made
  }
}

const formatMap = new Method('mapping', (self, [mapping], machine, span) => {
  const given = mapping as Value
  if (given.kind !== 'dict') return machine.unknown('what the mapping holds is not told', span)
  const named = new Map(
    [...given.entries.values()].map(({ key, value }) => [key.kind === 'str' ? key.value : '', value] as const),
  )
  const args = { ...positional(), named, incomplete: given.partly ?? null }
  const made = filled(textOf(self), { args, next: 0 }, 0, machine, span)
  return typeof made === 'string' ? machine.made(made, span) : made
})

export const FORMAT_METHODS: readonly (readonly [string, Method])[] = [
  ['format', new Format()],
  ['format_map', formatMap],
]
