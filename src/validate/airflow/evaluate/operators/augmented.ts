import type { Span } from '../../../python/ast.js'
import type { Interpreter } from '../core/interpreter.js'
import { positional } from '../core/make.js'
import type { Value } from '../value.js'
import { binary } from './binary.js'

const IN_PLACE: Readonly<Record<string, string>> = { '+': '__iadd__', '-': '__isub__', '*': '__imul__', '|': '__ior__' }

/** What `x operator= y` binds `x` to. Lists, dicts and sets change themselves, so that all their names see it. */
export function augmented(operator: string, before: Value, by: Value, machine: Interpreter, span: Span): Value {
  if (before.kind === 'list' && operator === '+') {
    const items = machine.iterate(by, span)
    machine.change(before)
    if ('kind' in items) before.partly ??= items
    else {
      machine.room(before.items.length + items.length, span)
      before.items = [...before.items, ...items]
    }
    return before
  }
  const method = IN_PLACE[operator]
  if (before.kind === 'instance' && method !== undefined && machine.classMember(before.of, method) !== undefined)
    return machine.call(machine.attribute(before, method, span), positional(by), span)
  const after = binary(operator, before, by, machine, span)
  if (before.kind === 'dict' && after.kind === 'dict') {
    machine.change(before)
    before.entries = after.entries
    return before
  }
  if (before.kind === 'set' && after.kind === 'set' && !before.frozen) {
    machine.change(before)
    before.items = after.items
    return before
  }
  return after
}
