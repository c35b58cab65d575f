import type { FunctionDef, Lambda } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { positional } from '../core/make.js'
import { assignName } from '../run/assign.js'
import type { FunctionValue, Value } from '../value.js'

/** `def`: the defaults are evaluated here, then the decorators are applied, the last first. */
export function defineFunction(node: FunctionDef, machine: Interpreter): void {
  const decorators = node.decorators.map(decorator => machine.evaluate(decorator))
  let value: Value = functionOf(node, node.name, machine)
  for (let at = decorators.length - 1; at >= 0; at -= 1)
    value = machine.call(decorators[at] as Value, positional(value), node.decorators[at] ?? node)
  assignName(node.name, value, machine)
}

/** `lambda x: y`. */
export function lambda(node: Lambda, machine: Interpreter): Value {
  return functionOf(node, '<lambda>', machine)
}

const NO_DEFAULTS: ReadonlyMap<string, Value> = new Map()

function functionOf(node: FunctionDef | Lambda, name: string, machine: Interpreter): FunctionValue {
  let defaults: Map<string, Value> | null = null
  for (const parameter of node.parameters) {
    if (parameter.value === null) continue
    defaults ??= new Map()
    defaults.set(parameter.name, machine.evaluate(parameter.value))
  }
  const { frame } = machine
  return { kind: 'function', name, node, defaults: defaults ?? NO_DEFAULTS, closure: frame, file: machine.file }
}
