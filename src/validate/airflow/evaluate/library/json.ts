import type { Span } from '../../../python/ast.js'
import { JSON_DECODE_ERROR } from '../builtins/exceptions.js'
import type { Interpreter } from '../core/interpreter.js'
import { bool, dictOf, int, list, NONE_VALUE, str } from '../core/make.js'
import { floatText } from '../text/numbers.js'
import type { Unknown, Value } from '../value.js'
import { members } from './members.js'

/** What JSON holds, with integers told from floats. */
function loaded(text: string, machine: Interpreter, span: Span): Value {
  machine.charge(text.length, span)
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch {
    return machine.fail('JSONDecodeError', 'the text is no JSON', span)
  }
  // Only the text tells 1 from 1.0, and what an integer above 2 ** 53 is.
  return /\d[.eE]|\d{16}/.test(text.replace(/"(?:[^"\\]|\\.)*"/g, '""'))
    ? machine.unknown('numbers in JSON with a fraction are not worked out', span)
    : fromJson(given, machine, span)
}

function fromJson(given: unknown, machine: Interpreter, span: Span): Value {
  machine.step(span)
  if (given === null) return NONE_VALUE
  if (typeof given === 'boolean') return bool(given)
  if (typeof given === 'number') return int(given)
  if (typeof given === 'string') return str(given)
  if (Array.isArray(given)) return list(given.map(item => fromJson(item, machine, span)))
  return dictOf(Object.entries(given as object).map(([key, item]) => [key, fromJson(item, machine, span)] as const))
}

interface Style {
  indent: string | null
  between: string
  behindKey: string
  sorts: boolean
  plain: boolean
}

function dumped(value: Value, style: Style, depth: string, machine: Interpreter, span: Span): string | Unknown {
  machine.step(span)
  switch (value.kind) {
    case 'none':
      return 'null'
    case 'bool':
      return value.value ? 'true' : 'false'
    case 'int':
      return value.value.toString()
    case 'float':
      return Number.isFinite(value.value)
        ? floatText(value.value)
        : Number.isNaN(value.value)
          ? 'NaN'
          : value.value < 0
            ? '-Infinity'
            : 'Infinity'
    case 'str':
      return quoted(value.value, style.plain)
    case 'list':
    case 'tuple': {
      if (value.kind === 'list' && value.partly !== undefined) return value.partly
      return around(
        '[',
        ']',
        value.items.map(item => ['', item]),
        style,
        depth,
        machine,
        span,
      )
    }
    case 'dict':
      return dumpedDict(value, style, depth, machine, span)
    case 'unknown':
      return value
    case 'instance':
      if (value.data !== undefined) return dumped(value.data, style, depth, machine, span)
      break
    case 'opaque':
      return machine.unknown(`the text of ${value.text} is not worked out`, span)
  }
  return value.kind === 'host'
    ? machine.unknown('the JSON of a value is not told', span)
    : machine.fail('TypeError', `Object of type ${value.kind} is not JSON serializable`, span)
}

function dumpedDict(
  value: Value & { kind: 'dict' },
  style: Style,
  depth: string,
  machine: Interpreter,
  span: Span,
): string | Unknown {
  if (value.partly !== undefined) return value.partly
  const entries: [string, Value][] = []
  for (const { key, value: item } of value.entries.values()) {
    const text = key.kind === 'str' ? key.value : dumped(key, style, depth, machine, span)
    if (typeof text !== 'string') return text
    entries.push([text, item])
  }
  if (style.sorts) entries.sort(([one], [two]) => (one < two ? -1 : one > two ? 1 : 0))
  return around(
    '{',
    '}',
    entries.map(([key, item]) => [`${quoted(key, style.plain)}${style.behindKey}`, item]),
    style,
    depth,
    machine,
    span,
  )
}

function around(
  open: string,
  close: string,
  items: [string, Value][],
  style: Style,
  depth: string,
  machine: Interpreter,
  span: Span,
): string | Unknown {
  if (items.length === 0) return open + close
  if (depth.length > 400) return machine.unknown('it is nested too deeply', span)
  const inner = depth + (style.indent ?? ' ')
  const parts: string[] = []
  for (const [key, item] of items) {
    const text = dumped(item, style, inner, machine, span)
    if (typeof text !== 'string') return text
    machine.charge(text.length, span)
    parts.push(key + text)
  }
  if (style.indent === null) return `${open}${parts.join(style.between)}${close}`
  return `${open}\n${inner}${parts.join(`${style.between}\n${inner}`)}\n${depth}${close}`
}

function quoted(text: string, plain: boolean): string {
  const written = JSON.stringify(text)
  return plain
    ? written
    : written.replace(/[\u0080-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

export const JSON_MODULE: ReadonlyMap<string, Value> = members(
  {
    loads: [
      'text',
      ([text], machine, span) =>
        text?.kind === 'str' ? loaded(text.value, machine, span) : machine.unknown('the JSON is not told', span),
    ],
    dumps: [
      'value, indent?, sort_keys?, ensure_ascii?, separators?, default?',
      ([value, indent, sorts, ascii, separators], machine, span) => {
        const pair = separators?.kind === 'tuple' ? separators.items : []
        const [between, behindKey] = pair.map(item => (item.kind === 'str' ? item.value : ''))
        const depth =
          indent?.kind === 'int'
            ? ' '.repeat(Math.min(20, Math.max(0, Number(indent.value))))
            : indent?.kind === 'str'
              ? indent.value
              : null
        const style = {
          indent: depth,
          between: between ?? (depth === null ? ', ' : ','),
          behindKey: behindKey ?? ': ',
          sorts: sorts !== undefined && machine.truth(sorts) === true,
          plain: ascii !== undefined && machine.truth(ascii) === false,
        }
        const text = dumped(value as Value, style, '', machine, span)
        return typeof text === 'string' ? machine.made(text, span) : text
      },
    ],
    load: ['file', (_given, machine, span) => machine.unknown('a file is read', span)],
    dump: ['value, file', () => NONE_VALUE],
  },
  { JSONDecodeError: JSON_DECODE_ERROR },
)
