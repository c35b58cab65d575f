import type { Binary } from '../../../python/ast.js'
import { NONE, type Value } from '../../evaluate/value.js'
import type { At } from '../state.js'
import type { Dag } from './dag.js'
import { argument, HostFunction } from './functions.js'
import type { Label } from './label.js'
import { knownOf, type Node, nodeOf, typeOf } from './node.js'
import { relate } from './relations.js'

/** `node >> other` and `node << other`, also from the right of a list. */
export function shift(node: Node, operator: string, other: Value, reflected: boolean, at: At): Value | undefined {
  if (operator !== '>>' && operator !== '<<') return undefined
  relate(node, other, (operator === '<<') !== reflected, null, linkOf(node, at))
  return reflected ? node : other
}

/** Of a chain only its last link, from the task before it on; from the operator on where that stands on another line. */
function linkOf({ model }: Node, at: At): At {
  const { span } = at
  if (!('operatorSpan' in span)) return at
  const { left, operatorSpan, end } = span as Binary
  const before = left.kind === 'Binary' && (left.operator === '>>' || left.operator === '<<') ? left.right : left
  const isOnOneLine = !model.textFrom({ ...at, span: { start: before.start, end: operatorSpan.start } }).includes('\n')
  return { machine: at.machine, span: { start: isOnOneLine ? before.start : operatorSpan.start, end } }
}

const ARITHMETIC = new Set(['+', '-', '*', '/', '//', '%', '**'])
const PLAIN: ReadonlySet<Value['kind']> = new Set(['int', 'float', 'bool', 'str', 'list', 'tuple', 'dict', 'none'])

/** Refuses what tasks and their results cannot be added to or multiplied with; a text takes anything for `%`. */
export function refuseArithmetic(node: Node, operator: string, other: Value, reflected: boolean, at: At): void {
  const isOther = PLAIN.has(other.kind) || nodeOf(other) !== null
  if (!ARITHMETIC.has(operator) || !isOther || (reflected && operator === '%' && other.kind === 'str')) return
  const [left, right] = reflected ? [typeOf(other), node.type] : [node.type, typeOf(other)]
  const message = `unsupported operand type(s) for ${operator}: '${left ?? '?'}' and '${right ?? '?'}'`
  node.model.refuse('not-a-task', 'TypeError', message, at)
}

/** What all nodes have: `set_upstream` and `set_downstream`. */
export function memberOf(node: Node, name: string): Value | undefined {
  if (name !== 'set_upstream' && name !== 'set_downstream') return undefined
  return new HostFunction(name, (args, at) => {
    const others = argument(args, 'task_or_task_list', 0) ?? argument(args, 'other', 0)
    const label = knownOf(argument(args, 'edge_modifier', 1))
    if (others !== undefined)
      relate(node, others, name === 'set_upstream', label?.role === 'label' ? (label as Label) : null, at)
    else if (args.incomplete !== null) relate(node, args.incomplete, name === 'set_upstream', null, at)
    else node.model.refuse('arguments', 'TypeError', `${name}() missing 1 required positional argument`, at)
    return NONE
  })
}

/** A call of what is no function. */
export function refuseCall({ model, type }: Node | Dag, at: At): never {
  return model.refuse('not-a-task', 'TypeError', `'${type}' object is not callable`, at)
}
