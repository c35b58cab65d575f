import type { Call, Span } from '../../../python/ast.js'
import { implicitSuper } from '../classes/super.js'
import type { Interpreter } from '../core/interpreter.js'
import { spread } from '../run/displays.js'
import type { Arguments, Unknown, Value } from '../value.js'

/** A call: what is called, then the arguments in the order in which they stand. */
export function evaluateCall(node: Call, machine: Interpreter): Value {
  if (node.callee.kind === 'Name' && node.args.length === 0 && node.callee.id === 'super') {
    const parent = implicitSuper(machine, node)
    if (parent !== null) return parent
  }
  const callee = machine.evaluate(node.callee)
  return machine.call(callee, argumentsOf(node, machine), node)
}

const NONE_NAMED: ReadonlyMap<string, Span> = new Map()

/** The arguments of a call; what is unpacked and not known makes them incomplete. */
export function argumentsOf(node: Pick<Call, 'args' | 'keywords'>, machine: Interpreter): Arguments {
  const args: { -readonly [name in keyof Arguments]: Arguments[name] } = {
    positional: [],
    named: new Map(),
    spans: NONE_NAMED,
    incomplete: null,
  }
  const values = spread(node.args, machine)
  if ('kind' in values) args.incomplete = values
  else args.positional = values
  if (node.keywords.length === 0) return args
  const spans = new Map<string, Span>()
  for (const keyword of node.keywords) {
    const value = machine.evaluate(keyword.value)
    if (keyword.name !== null) put(keyword.name, value, keyword)
    else args.incomplete ??= unpacked(value, put, machine, keyword)
  }
  args.spans = spans
  return args

  function put(name: string, value: Value, span: Span): void {
    if (args.named.has(name) && args.incomplete === null)
      machine.fail('TypeError', `got multiple values for keyword argument '${name}'`, span)
    args.named.set(name, value)
    spans.set(name, span)
  }
}

/** `**value`. */
function unpacked(
  given: Value,
  put: (name: string, value: Value, span: Span) => void,
  machine: Interpreter,
  span: Span,
): Unknown | null {
  const value = given.kind === 'instance' ? (given.data ?? given) : given
  if (value.kind === 'unknown') return value
  if (value.kind === 'none' || value.kind === 'int' || value.kind === 'str')
    return machine.fail('TypeError', 'argument after ** must be a mapping', span)
  if (value.kind !== 'dict') return machine.unknown('what the mapping holds is not told', span)
  for (const { key, value: item } of value.entries.values()) {
    if (key.kind === 'str') put(key.value, item, span)
    else if (value.partly === undefined) machine.fail('TypeError', 'keywords must be strings', span)
  }
  return value.partly ?? null
}
