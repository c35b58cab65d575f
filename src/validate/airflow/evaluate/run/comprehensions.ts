import type { Comprehension, Expression } from '../../../python/ast.js'
import { frameOf } from '../core/frame.js'
import type { Interpreter } from '../core/interpreter.js'
import { each } from '../core/iterate.js'
import { list } from '../core/make.js'
import { Producer, type Visit } from '../core/streams.js'
import { storeInDict } from '../operators/store.js'
import { truthOf } from '../operators/truth.js'
import type { DictValue, Unknown, Value } from '../value.js'
import { assignInside } from './assign.js'
import { setOf } from './displays.js'

/** `[x for x in y if z]` and its like. What depends on something unknown is unknown as a whole. */
export function comprehension(node: Comprehension, machine: Interpreter): Value {
  const [first] = node.generators
  const source = machine.evaluate((first as { iter: Expression }).iter)
  if (node.kind === 'GeneratorExp') return generator(node, source, machine)
  const items: Value[] = []
  const dict: DictValue = { kind: 'dict', entries: new Map() }
  const make = (): boolean => {
    const element = machine.evaluate(node.element)
    if (node.value !== null) storeInDict(dict, element, machine.evaluate(node.value), machine, node)
    else items.push(element)
    machine.room(items.length & 255 ? 0 : items.length, node)
    return true
  }
  const unknown = within(node, source, make, machine)
  if (unknown !== null) return leftOut(node, unknown, machine)
  if (node.kind === 'DictComp') return dict
  return node.kind === 'ListComp' ? list(items) : setOf(items, machine, node)
}

/** Of calls that were not made it is said that they are left out. */
function leftOut(node: Comprehension, unknown: Unknown, machine: Interpreter): Unknown {
  if (containsCall(node.element) || (node.value !== null && containsCall(node.value)))
    machine.leave(`what the comprehension runs over is not known: ${unknown.reason}`, node)
  return unknown
}

function containsCall(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  return (node as { kind?: string }).kind === 'Call' || Object.values(node).some(containsCall)
}

function generator(node: Comprehension, source: Value, machine: Interpreter): Value {
  if (source.kind === 'unknown') return leftOut(node, source, machine)
  const { frame } = machine
  return new Producer('generator', machine, (visit: Visit) => {
    const asker = machine.frame
    machine.frame = frame
    const make = (): boolean => {
      const value = machine.evaluate(node.element)
      const inside = machine.frame
      machine.frame = asker
      const goesOn = visit(value)
      machine.frame = inside
      return goesOn
    }
    try {
      return within(node, source, make, machine)
    } finally {
      machine.frame = asker
    }
  })
}

/** Runs `make` for every combination, in a scope of its own. */
function within(node: Comprehension, source: Value, make: () => boolean, machine: Interpreter): Unknown | null {
  const outer = machine.frame
  machine.frame = frameOf('comprehension', outer, outer.module, null)
  try {
    return level(node, 0, source, make, machine)
  } finally {
    machine.frame = outer
  }
}

function level(
  node: Comprehension,
  at: number,
  source: Value | null,
  make: () => boolean,
  machine: Interpreter,
): Unknown | null {
  const clause = node.generators[at]
  if (clause === undefined) return null
  let inner: Unknown | null = null
  let goesOn = true
  const visit = (item: Value): boolean => {
    machine.step(node)
    assignInside(clause.target, item, machine)
    for (const test of clause.ifs) {
      const truth = truthOf(machine.evaluate(test), machine, test)
      if (truth === false) return true
      if (truth !== true) inner = truth
      if (inner !== null) return false
    }
    if (at === node.generators.length - 1) goesOn = make()
    else inner = level(node, at + 1, null, () => (goesOn = make()), machine)
    return inner === null && goesOn
  }
  const unknown = each(source ?? machine.evaluate(clause.iter), visit, machine, clause.iter)
  return inner ?? unknown
}
