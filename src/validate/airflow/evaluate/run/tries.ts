import type { Expression, Statement, Try } from '../../../python/ast.js'
import { isInstance } from '../builtins/instances.js'
import type { Interpreter } from '../core/interpreter.js'
import { Raised } from '../core/raised.js'
import { capture } from '../core/regions.js'
import { alternatives, closeOpen, enterRegion, leaveRegion, markOf, reopen, returnTo } from './alternatives.js'
import { assignName } from './assign.js'
import { isHarmless } from './harmless.js'
import type { Completion } from './statements.js'

/** `try`: the body, the handler of an exception that is certain, and all of them where one may have been raised. */
export function runTry(node: Try, machine: Interpreter): Completion {
  if (node.final.length === 0) return runHandled(node, machine)
  const mark = markOf(machine)
  let completion: Completion
  try {
    completion = runHandled(node, machine)
  } catch (thrown) {
    if (thrown instanceof Raised) {
      returnTo(mark, machine)
      if (machine.run(node.final) !== 'normal') return 'return'
    }
    throw thrown
  }
  const { result } = machine.frame
  const final = machine.run(node.final)
  if (final === 'normal') machine.frame.result = result
  return final === 'normal' ? completion : final
}

function runHandled(node: Try, machine: Interpreter): Completion {
  if (node.handlers.length === 0) return machine.run(node.body)
  const mark = markOf(machine)
  const guards = node.handlers.some(({ type }) => handlesImports(type))
  const onlyImports = node.handlers.every(({ type }) => handlesImports(type) && !isBroad(type))
  const [before, importsBefore] = [machine.risks, machine.importRisks]
  const region = enterRegion(machine.unknown('an exception may be raised', node), false, machine)
  if (guards) machine.importsGuarded += 1
  let completion: Completion
  try {
    completion = machine.run(node.body)
  } catch (thrown) {
    returnTo(mark, machine)
    if (guards) machine.importsGuarded -= 1
    if (!(thrown instanceof Raised)) throw thrown
    return handle(node, thrown, machine)
  }
  if (guards) machine.importsGuarded -= 1
  const isRisky = (!onlyImports && machine.risks > before) || (guards && machine.importRisks > importsBefore)
  if (completion === 'normal') completion = machine.run(node.orelse)
  const carried = closeOpen(machine.frame, mark.open, machine)
  if (isRisky) completion = beside(node, completion, region, machine)
  else leaveRegion(region, machine)
  if (carried !== null) reopen(region.reason, carried === 'return' ? 'return' : 'loop', machine)
  return completion
}

/** The body went well as far as is known; what the handlers would do otherwise is run beside it. */
function beside(
  node: Try,
  completion: Completion,
  region: NonNullable<Interpreter['region']>,
  machine: Interpreter,
): Completion {
  const wentWell = { completion, value: machine.frame.result, state: capture(region) }
  if (!node.handlers.every(({ body }) => isHarmless(body, machine))) machine.leave('an exception may be raised', node)
  region.counts = true
  machine.uncertain += 1
  const ways = node.handlers.map(({ name, body }) => (): Completion => {
    if (name !== null) assignName(name, machine.unknown('an exception may be raised', node), machine)
    return machine.run(body)
  })
  return alternatives(region, [wentWell], ways, machine)
}

/** Runs the handler whose type an exception has. */
function handle(node: Try, raised: Raised, machine: Interpreter): Completion {
  const body = handling(node, raised, machine)
  machine.handled.push(raised)
  try {
    return machine.run(body)
  } finally {
    machine.handled.pop()
  }
}

/** The body of the handler whose type an exception has, with its name bound; without one it goes on. */
export function handling(node: Try, raised: Raised, machine: Interpreter): readonly Statement[] {
  let isCertain = raised.certain
  for (const { type, name, body } of node.handlers) {
    const matches = type === null ? true : isInstance(raised.value, machine.evaluate(type), machine, type)
    if (matches === true) {
      if (name !== null) assignName(name, raised.value, machine)
      return body
    }
    if (matches !== false) isCertain = false
  }
  throw isCertain === raised.certain ? raised : new Raised(raised.error, raised.value, false)
}

const IMPORTS: ReadonlySet<string> = new Set(['ImportError', 'ModuleNotFoundError'])
const BROAD: ReadonlySet<string> = new Set(['Exception', 'BaseException'])

function isBroad(type: Expression | null): boolean {
  if (type === null) return true
  if (type.kind === 'Tuple') return !type.items.every(item => item.kind === 'Name' && IMPORTS.has(item.id))
  return !(type.kind === 'Name' && IMPORTS.has(type.id))
}

function handlesImports(type: Expression | null): boolean {
  if (type === null) return true
  if (type.kind === 'Tuple') return type.items.some(handlesImports)
  return type.kind === 'Name' && (IMPORTS.has(type.id) || BROAD.has(type.id))
}
