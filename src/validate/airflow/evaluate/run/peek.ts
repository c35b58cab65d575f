import type { Expression } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import type { Value } from '../value.js'

/** What an expression stands for, as far as that is told without running anything. */
export function peek(node: Expression, machine: Interpreter): Value | undefined {
  if (node.kind === 'Name') return variable(node.id, machine)
  if (node.kind !== 'Attribute' && node.kind !== 'Subscript') return undefined
  const value = peek(node.value, machine)
  if (node.kind === 'Attribute') {
    const holds = value?.kind === 'instance' || value?.kind === 'class' || value?.kind === 'module'
    return holds ? value.members?.get(node.name) : undefined
  }
  return value?.kind === 'list' || value?.kind === 'dict' ? value : undefined
}

function variable(name: string, machine: Interpreter): Value | undefined {
  for (let frame: Interpreter['frame'] | null = machine.frame; frame !== null; frame = frame.parent) {
    const value = frame.variables.get(name)
    if (value !== undefined) return value
    if (frame.names?.locals.has(name) === true) return undefined
  }
  return undefined
}
