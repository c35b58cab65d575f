import type { Assert, Assign, AugAssign, Raise, Statement } from '../../../python/ast.js'
import { raisedBy } from '../builtins/exceptions.js'
import { defineFunction } from '../calls/define.js'
import { defineClass } from '../classes/define.js'
import type { Interpreter } from '../core/interpreter.js'
import { NONE_VALUE } from '../core/make.js'
import { augmented } from '../operators/augmented.js'
import { storeItem } from '../operators/store.js'
import { subscript } from '../operators/subscript.js'
import { truthOf } from '../operators/truth.js'
import { assign, assignName, remove } from './assign.js'
import { runIf } from './choices.js'
import { runImport, runImportFrom } from './imports.js'
import { runFor, runWhile } from './loops.js'
import { runMatch } from './matches.js'
import { runTry } from './tries.js'
import { runWith } from './withs.js'

/** How a body of statements ended; exceptions are thrown. */
export type Completion = 'normal' | 'break' | 'continue' | 'return'

/** Runs statements up to the first that ends their body. */
export function runStatements(body: readonly Statement[], machine: Interpreter): Completion {
  for (const statement of body) {
    machine.step(statement)
    machine.descend(statement)
    const completion = runStatement(statement, machine)
    machine.rise()
    if (completion !== 'normal') return completion
  }
  return 'normal'
}

function runStatement(node: Statement, machine: Interpreter): Completion {
  switch (node.kind) {
    case 'Expression':
      machine.evaluate(node.value)
      return 'normal'
    case 'Assign':
      runAssign(node, machine)
      return 'normal'
    case 'AugAssign':
      runAugAssign(node, machine)
      return 'normal'
    case 'If':
      return runIf(node, machine)
    case 'For':
      return runFor(node, machine)
    case 'While':
      return runWhile(node, machine)
    case 'With':
      return runWith(node, machine)
    case 'Try':
      return runTry(node, machine)
    case 'FunctionDef':
      defineFunction(node, machine)
      return 'normal'
    case 'ClassDef':
      defineClass(node, machine)
      return 'normal'
    case 'Return':
      machine.frame.result = node.value === null ? NONE_VALUE : machine.evaluate(node.value)
      return 'return'
    case 'Import':
      runImport(node, machine)
      return 'normal'
    case 'ImportFrom':
      runImportFrom(node, machine)
      return 'normal'
    case 'Raise':
      return runRaise(node, machine)
    case 'Delete':
      for (const target of node.targets) remove(target, machine)
      return 'normal'
    case 'Match':
      return runMatch(node, machine)
    case 'TypeAlias':
      assignName(node.name, { kind: 'opaque', type: 'typing.TypeAliasType', text: node.name, span: node }, machine)
      return 'normal'
    case 'Break':
      return 'break'
    case 'Continue':
      return 'continue'
    case 'Assert':
      runAssert(node, machine)
      return 'normal'
    case 'Global':
    case 'Nonlocal':
    case 'Pass':
      return 'normal'
  }
}

function runAssign(node: Assign, machine: Interpreter): void {
  if (node.value === null) return
  const value = machine.evaluate(node.value)
  for (const target of node.targets) assign(target, value, machine)
}

/** `x += y`; what `x` is named by is evaluated once. */
function runAugAssign({ target, operator, value, ...span }: AugAssign, machine: Interpreter): void {
  if (target.kind === 'Attribute') {
    const object = machine.evaluate(target.value)
    const before = machine.attribute(object, target.name, target)
    const after = augmented(operator, before, machine.evaluate(value), machine, span)
    machine.setAttribute(object, target.name, after, target)
  } else if (target.kind === 'Subscript') {
    const object = machine.evaluate(target.value)
    const index = machine.evaluate(target.index)
    const before = subscript(object, index, machine, target)
    storeItem(object, index, augmented(operator, before, machine.evaluate(value), machine, span), machine, target)
  } else {
    const before = machine.evaluate(target)
    assign(target, augmented(operator, before, machine.evaluate(value), machine, span), machine)
  }
}

/** What calls nothing is looked at: it can be false for certain. */
function runAssert({ test, message, start, end }: Assert, machine: Interpreter): void {
  if (holdsCall(test) || truthOf(machine.evaluate(test), machine, test) !== false) return
  machine.fail('AssertionError', message?.kind === 'Str' ? message.value : '', { start, end })
}

function holdsCall(node: unknown): boolean {
  if (typeof node !== 'object' || node === null) return false
  const { kind } = node as { kind?: string }
  return kind === 'Call' || kind === 'Await' || Object.values(node).some(holdsCall)
}

function runRaise(node: Raise, machine: Interpreter): Completion {
  if (node.exception === null) {
    const handled = machine.handled.at(-1)
    if (handled !== undefined) throw handled
    return machine.fail('RuntimeError', 'No active exception to reraise', node)
  }
  throw raisedBy(machine.evaluate(node.exception), machine, node)
}
