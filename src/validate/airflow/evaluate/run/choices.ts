import type { Boolean_, Conditional, Expression, If } from '../../../python/ast.js'
import { hiding } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { NONE_VALUE } from '../core/make.js'
import { truthOf } from '../operators/truth.js'
import type { Unknown, Value } from '../value.js'
import { alternatives, enterRegion, resultOf } from './alternatives.js'
import { isHarmless } from './harmless.js'
import type { Completion } from './statements.js'

/** `if`: the branch that is taken; both, where that is not known. */
export function runIf(node: If, machine: Interpreter): Completion {
  const truth = truthOf(machine.evaluate(node.test), machine, node.test)
  if (typeof truth === 'boolean') return machine.run(truth ? node.body : node.orelse)
  if (!isHarmless(node.body, machine) || !isHarmless(node.orelse, machine))
    machine.leave(`which branch is taken is not known: ${truth.reason}`, node.test)
  const region = enterRegion(truth, true, machine)
  return alternatives(region, [], [() => machine.run(node.body), () => machine.run(node.orelse)], machine)
}

/** `a if test else b`. */
export function conditional(node: Conditional, machine: Interpreter): Value {
  const truth = truthOf(machine.evaluate(node.test), machine, node.test)
  if (typeof truth === 'boolean') return machine.evaluate(truth ? node.body : node.orelse)
  return either(truth, [node.body, node.orelse], machine)
}

/** The values of expressions of which one is evaluated; unknown where they differ. */
function either(reason: Unknown, nodes: readonly Expression[], machine: Interpreter): Value {
  const values: Value[] = []
  const region = enterRegion(reason, true, machine)
  const ways = nodes.map(node => (): Completion => {
    values.push(machine.evaluate(node))
    return 'normal'
  })
  alternatives(region, [], ways, machine)
  return values.length === 0 ? NONE_VALUE : resultOf(values, reason)
}

/** `a and b or c`: what decides is not evaluated further. */
export function shortCircuit(node: Boolean_, machine: Interpreter): Value {
  const decides = node.operator === 'or'
  let unknown: Unknown | null = null
  for (const [at, operand] of node.values.entries()) {
    const value: Value = unknown === null ? machine.evaluate(operand) : either(unknown, [operand], machine)
    if (at === node.values.length - 1) return unknown === null ? value : hiding(unknown, [value])
    const truth = truthOf(value, machine, operand)
    if (truth === decides) return unknown === null ? value : hiding(unknown, [value])
    if (unknown !== null) unknown = hiding(unknown, [value])
    if (typeof truth !== 'boolean') unknown ??= truth
  }
  return NONE_VALUE
}
