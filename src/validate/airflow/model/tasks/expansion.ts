import type { Span } from '../../../python/ast.js'
import { type Arguments, NONE, type Value } from '../../evaluate/value.js'
import { knownOf, typeOf } from '../graph/node.js'
import { referencesIn } from '../graph/references.js'
import type { Task } from '../graph/task.js'
import type { XCom } from '../graph/xcom.js'
import type { At, Model } from '../state.js'

const PLAIN: ReadonlySet<Value['kind']> = new Set([
  'none',
  'bool',
  'int',
  'float',
  'str',
  'bytes',
  'list',
  'tuple',
  'set',
])
const MAPPABLE = new Set(['list', 'tuple', 'dict', 'range', 'bytes'])

/** What `expand(...)` or `expand_kwargs(...)` maps over. */
export interface Expansion {
  /** The values by their names; of `expand_kwargs` one without a name. */
  named: ReadonlyMap<string, Value>
  /** Those of them that are arguments of the task, with their places. */
  arguments: Map<string, Value>
  spans: ReadonlyMap<string, Span>
  /** The tasks whose results it holds, however deep. */
  tasks: readonly Task[]
  /** Those that are mapped over themselves, which is all that a group looks at. */
  direct: readonly Task[]
}

/** Reads the arguments of `expand`; refuses what cannot be mapped over. */
export function expanded(model: Model, args: Arguments, at: At): Expansion {
  if (args.positional.length > 0) model.refuse('mapping', 'TypeError', 'expand() takes keyword arguments only', at)
  if (args.named.size === 0 && args.incomplete === null)
    model.refuse('mapping', 'TypeError', 'no arguments to expand against', at)
  if (args.incomplete !== null)
    model.leave(model.dag, `what is mapped over cannot be resolved: ${args.incomplete.reason}`, at)
  for (const [name, value] of args.named) checkMappable(model, name, value, args, at)
  return {
    named: args.named,
    arguments: args.named,
    spans: args.spans,
    tasks: [...args.named.values()].flatMap(value => referencesIn(value)),
    direct: [...args.named.values()].flatMap(resultsOf),
  }
}

function checkMappable(model: Model, name: string, value: Value, args: Arguments, { machine, span }: At): void {
  const at = { machine, span: args.spans.get(name) ?? span }
  const known = knownOf(value)
  if (known?.role === 'xcom') checkKey(model, known as XCom, at)
  if (
    (known !== null && known.role !== 'task' && known.role !== 'group') ||
    value.kind === 'unknown' ||
    value.kind === 'opaque' ||
    typeOf(value) === null
  )
    return
  if (MAPPABLE.has(value.kind) || value.kind === 'instance' || (value.kind === 'host' && known === null)) return
  const message = `expand() got an unexpected type '${typeOf(value)}' for keyword argument '${name}'`
  model.refuse('mapping', 'ValueError', message, at)
}

function checkKey(model: Model, xcom: XCom, at: At): void {
  if (xcom.key === null || xcom.key === 'return_value' || xcom.key === '') return
  const message = `cannot map over XCom with custom key '${xcom.key}' from ${xcom.describe()}`
  model.refuse('mapping', 'ValueError', message, at)
}

/** Reads the argument of `expand_kwargs`. */
export function expandedKwargs(model: Model, args: Arguments, at: At): Expansion {
  const value = args.positional[0] ?? args.named.get('kwargs') ?? NONE
  const known = knownOf(value)
  const isList = value.kind === 'list' || value.kind === 'tuple'
  if (
    known?.role !== 'xcom' &&
    known?.role !== 'mapped' &&
    !isList &&
    value.kind !== 'unknown' &&
    value.kind !== 'opaque'
  ) {
    const message = `expected XComArg or list[dict], not ${typeOf(value) ?? 'this'}`
    model.refuse('mapping', 'TypeError', message, at)
  }
  const wrong = isList ? value.items.find(item => PLAIN.has(item.kind)) : undefined
  if (wrong !== undefined) {
    const message = `expected XComArg or list[dict], not a list with ${typeOf(wrong) ?? 'this'}`
    model.refuse('mapping', 'TypeError', message, at)
  }
  return {
    named: new Map([['kwargs', value]]),
    arguments: new Map(),
    spans: args.spans,
    tasks: referencesIn(value),
    direct: isList ? value.items.flatMap(resultsOf) : resultsOf(value),
  }
}

function resultsOf(value: Value): readonly Task[] {
  const known = knownOf(value)
  return known?.role === 'xcom' || known?.role === 'mapped' ? referencesIn(value) : []
}
