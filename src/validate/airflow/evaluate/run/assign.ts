import type { Expression, Span } from '../../../python/ast.js'
import type { Frame } from '../core/frame.js'
import type { Interpreter } from '../core/interpreter.js'
import { typeName } from '../core/iterate.js'
import { list } from '../core/make.js'
import { deleteItem, storeItem } from '../operators/store.js'
import type { Unknown, Value } from '../value.js'

/** Binds a name where the statement stands; of a comprehension the one around it. */
export function assignName(name: string, value: Value, machine: Interpreter): void {
  const { variables } = ownerOf(name, machine.frame)
  machine.changeVariables(variables)
  variables.set(name, value)
}

function ownerOf(name: string, from: Frame): Frame | { variables: Map<string, Value> } {
  let frame = from
  while (frame.kind === 'comprehension' && frame.parent !== null) frame = frame.parent
  const { names } = frame
  if (names === null) return frame
  if (names.globals.has(name)) return frame.module
  if (!names.nonlocals.has(name)) return frame
  let outer = frame.parent
  while (outer !== null && (outer.kind !== 'function' || outer.names?.locals.has(name) !== true)) outer = outer.parent
  return outer ?? frame
}

/** `target = value`, also of several targets. */
export function assign(target: Expression, value: Value, machine: Interpreter): void {
  switch (target.kind) {
    case 'Name':
      assignName(target.id, value, machine)
      return
    case 'Attribute':
      machine.setAttribute(machine.evaluate(target.value), target.name, value, target)
      return
    case 'Subscript':
      storeItem(machine.evaluate(target.value), machine.evaluate(target.index), value, machine, target)
      return
    case 'Tuple':
    case 'List':
      unpack(target.items, value, machine, target)
      return
    case 'Starred':
      assign(target.value, value, machine)
      return
  }
}

/** Binds what a target of a comprehension names, in the comprehension itself. */
export function assignInside(target: Expression, value: Value, machine: Interpreter): void {
  if (target.kind === 'Name') machine.frame.variables.set(target.id, value)
  else if (target.kind === 'Tuple' || target.kind === 'List') unpack(target.items, value, machine, target, assignInside)
  else if (target.kind === 'Starred') assignInside(target.value, value, machine)
  else assign(target, value, machine)
}

function unpack(
  targets: readonly Expression[],
  value: Value,
  machine: Interpreter,
  span: Span,
  put: typeof assign = assign,
): void {
  const items = value.kind === 'list' || value.kind === 'tuple' ? value.items : itemsFor(value, machine, span)
  const unknown = 'kind' in items ? items : value.kind === 'list' ? value.partly : undefined
  if (unknown !== undefined) {
    machine.risk()
    for (const target of targets) put(target, unknown, machine)
    return
  }
  const known = items as readonly Value[]
  const star = targets.findIndex(target => target.kind === 'Starred')
  const fixed = star === -1 ? targets.length : targets.length - 1
  if (known.length < fixed) {
    const what = `not enough values to unpack (expected ${star === -1 ? '' : 'at least '}${fixed}, got ${known.length})`
    machine.fail('ValueError', what, span)
    return
  }
  if (star === -1 && known.length > fixed)
    machine.fail('ValueError', `too many values to unpack (expected ${fixed})`, span)
  const rest = known.length - fixed
  for (const [at, target] of targets.entries()) {
    if (at === star) put(target, list(known.slice(at, at + rest)), machine)
    else put(target, known[star !== -1 && at > star ? at + rest - 1 : at] as Value, machine)
  }
}

function itemsFor(value: Value, machine: Interpreter, span: Span): readonly Value[] | Unknown {
  const cannot = value.kind === 'none' || value.kind === 'int' || value.kind === 'float' || value.kind === 'bool'
  if (!cannot) return machine.iterate(value, span)
  return machine.fail('TypeError', `cannot unpack non-iterable ${typeName(value)} object`, span)
}

/** `del target`. */
export function remove(target: Expression, machine: Interpreter): void {
  switch (target.kind) {
    case 'Name': {
      const { variables } = ownerOf(target.id, machine.frame)
      machine.changeVariables(variables)
      if (!variables.delete(target.id) && machine.frame.module.open === null)
        machine.fail('NameError', `name '${target.id}' is not defined`, target)
      return
    }
    case 'Attribute':
      machine.deleteAttribute(machine.evaluate(target.value), target.name, target)
      return
    case 'Subscript':
      deleteItem(machine.evaluate(target.value), machine.evaluate(target.index), machine, target)
      return
    case 'Tuple':
    case 'List':
      for (const item of target.items) remove(item, machine)
  }
}
