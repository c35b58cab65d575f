import type { Expression, Statement } from '../../../python/ast.js'
import { hiding } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { loosen } from '../core/partly.js'
import type { Unknown, Value } from '../value.js'
import { assignName } from './assign.js'
import { boundIn, namesOf } from './names.js'
import { peek } from './peek.js'

/** What statements would have changed that were not run becomes unknown. */
export function taint(
  body: readonly Statement[],
  names: readonly string[],
  reason: Unknown,
  machine: Interpreter,
): void {
  for (const name of [...boundIn(body), ...names]) assignName(name, { ...reason, hides: true }, machine)
  const seen = new Set<object>()
  for (const statement of body) visit(statement, reason, machine, seen)
}

interface Shape {
  kind?: string
  [key: string]: unknown
}

/** Marks what is changed in place: by a method, by an item or attribute that is set, by a function of the files. */
function visit(node: unknown, reason: Unknown, machine: Interpreter, seen: Set<object>): void {
  if (typeof node !== 'object' || node === null) return
  const shape = node as Shape
  switch (shape.kind) {
    case 'Call': {
      const callee = shape['callee'] as Expression
      if (callee.kind === 'Attribute') mark(peek(callee.value, machine), callee.name, reason, machine)
      const called = peek(callee, machine)
      for (const argument of shape['args'] as Expression[])
        if (called?.kind !== 'host') mark(peek(argument, machine), null, reason, machine)
      if (called?.kind === 'function' && !seen.has(called.node)) {
        seen.add(called.node)
        if (called.node.kind === 'FunctionDef') insideFunction(called.node.body, called, reason, machine, seen)
      }
      break
    }
    case 'Assign':
    case 'Delete':
      for (const target of shape['targets'] as Expression[]) markTarget(target, reason, machine)
      break
    case 'AugAssign': {
      const target = shape['target'] as Expression
      mark(peek(target, machine), null, reason, machine)
      markTarget(target, reason, machine)
      break
    }
  }
  for (const key in shape) if (key !== 'decorators') visit(shape[key], reason, machine, seen)
}

/** What a function changes outside of itself. */
function insideFunction(
  body: readonly Statement[],
  called: Value & { kind: 'function' },
  reason: Unknown,
  machine: Interpreter,
  seen: Set<object>,
): void {
  const outer = machine.frame
  machine.frame = {
    ...outer,
    kind: 'function',
    parent: called.closure as typeof outer,
    names: namesOf(called.node),
    variables: new Map(),
  }
  const { globals, nonlocals } = machine.frame.names ?? namesOf(called.node)
  for (const name of [...globals, ...nonlocals]) assignName(name, reason, machine)
  for (const statement of body) visit(statement, reason, machine, seen)
  machine.frame = outer
}

function markTarget(target: Expression, reason: Unknown, machine: Interpreter): void {
  if (target.kind === 'Subscript') mark(peek(target.value, machine), null, reason, machine)
  if (target.kind !== 'Attribute') return
  const value = peek(target.value, machine)
  if (value?.kind !== 'instance') return
  machine.changeVariables(value.members)
  value.members.set(target.name, reason)
}

/** Methods that change nothing. */
const READING = new Set([
  'get',
  'keys',
  'values',
  'items',
  'copy',
  'index',
  'count',
  'union',
  'difference',
  'intersection',
  'join',
  'format',
])

function mark(value: Value | undefined, method: string | null, reason: Unknown, machine: Interpreter): void {
  const held = value?.kind === 'instance' ? value.data : value
  if (held?.kind !== 'list' && held?.kind !== 'dict' && held?.kind !== 'set') return
  if (method !== null && READING.has(method)) return
  machine.change(held)
  if (held.kind === 'dict') loosen(held, reason)
  else held.partly ??= hiding(reason, [held])
}
