import type { Comprehension, Expression } from '../../../python/ast.js'
import { frameOf } from '../core/frame.js'
import { Generated, type Steps } from '../core/generated.js'
import { mayHold } from '../core/hiding.js'
import type { Interpreter } from '../core/interpreter.js'
import { iteratorOf } from '../core/iterate.js'
import { list } from '../core/make.js'
import { storeInDict } from '../operators/store.js'
import { truthOf } from '../operators/truth.js'
import type { DictValue, Unknown, Value } from '../value.js'
import { mayAct } from './acting.js'
import { assignInside } from './assign.js'
import { setOf } from './displays.js'
import { peek } from './peek.js'

/** `[x for x in y if z]` and its like. What depends on something unknown is unknown as a whole. */
export function comprehension(node: Comprehension, machine: Interpreter): Value {
  const [first] = node.generators
  const source = machine.evaluate((first as { iter: Expression }).iter)
  const frame = frameOf('comprehension', machine.frame, machine.frame.module, null)
  if (node.kind === 'GeneratorExp') {
    if (source.kind === 'unknown') return leftOut(node, source, machine)
    return new Generated('generator', machine, frame, () => values(node, source, machine))
  }
  const items: Value[] = []
  const dict: DictValue = { kind: 'dict', entries: new Map() }
  const make = (): void => {
    const element = machine.evaluate(node.element)
    if (node.value !== null) storeInDict(dict, element, machine.evaluate(node.value), machine, node)
    else items.push(element)
    machine.room(items.length & 255 ? 0 : items.length, node)
  }
  const outer = machine.frame
  machine.frame = frame
  try {
    const rounds = level(node, 0, source, machine)
    let round = rounds.next()
    for (; round.done !== true; round = rounds.next()) make()
    if (round.value !== null) return leftOut(node, round.value, machine)
  } finally {
    machine.frame = outer
  }
  if (node.kind === 'DictComp') return dict
  return node.kind === 'ListComp' ? list(items) : setOf(items, machine, node)
}

/** Of calls that were not made it is said that they are left out. */
function leftOut(node: Comprehension, unknown: Unknown, machine: Interpreter): Unknown {
  const parts = [node.element, node.value, ...node.generators.map(({ ifs }) => ifs)]
  if (mayAct(parts, machine)) machine.leave(`what the comprehension runs over is not known: ${unknown.reason}`, node)
  return unknown.hides === true || !namesHost(parts, machine) ? unknown : { ...unknown, hides: true }
}

/** Whether expressions name something that holds an object of the host. */
function namesHost(node: unknown, machine: Interpreter): boolean {
  if (typeof node !== 'object' || node === null) return false
  if ((node as { kind?: string }).kind === 'Name') {
    const value = peek(node as Expression, machine)
    return value !== undefined && mayHold(value)
  }
  return Object.values(node).some(part => namesHost(part, machine))
}

/** What a generator expression gives. */
function* values(node: Comprehension, source: Value, machine: Interpreter): Steps {
  const rounds = level(node, 0, source, machine)
  let round = rounds.next()
  for (; round.done !== true; round = rounds.next()) yield machine.evaluate(node.element)
  return round.value
}

/** Stops at every combination; in the end gives why there may be more. */
function* level(
  node: Comprehension,
  at: number,
  source: Value | null,
  machine: Interpreter,
): Generator<void, Unknown | null> {
  const clause = node.generators[at]
  if (clause === undefined) return null
  const items = iteratorOf(source ?? machine.evaluate(clause.iter), machine, clause.iter)
  if (items.kind === 'unknown') return items
  for (let item = items.next(machine, clause.iter); item !== undefined; item = items.next(machine, clause.iter)) {
    machine.step(node)
    assignInside(clause.target, item, machine)
    const truth = passes(clause.ifs, machine)
    if (typeof truth !== 'boolean') return truth
    if (!truth) continue
    if (at === node.generators.length - 1) yield
    else {
      const unknown = yield* level(node, at + 1, null, machine)
      if (unknown !== null) return unknown
    }
  }
  return null
}

function passes(tests: readonly Expression[], machine: Interpreter): boolean | Unknown {
  for (const test of tests) {
    const truth = truthOf(machine.evaluate(test), machine, test)
    if (truth !== true) return truth
  }
  return true
}
