import type { Await, Expression, Num, Unary } from '../../../python/ast.js'
import { lambda } from '../calls/define.js'
import { evaluateCall } from '../calls/evaluate.js'
import type { Interpreter } from '../core/interpreter.js'
import { bool, float, int, NONE_VALUE, str } from '../core/make.js'
import { binary } from '../operators/binary.js'
import { compare } from '../operators/compare.js'
import { subscript } from '../operators/subscript.js'
import { truthOf } from '../operators/truth.js'
import { unary } from '../operators/unary.js'
import type { Value } from '../value.js'
import { assignName } from './assign.js'
import { conditional, shortCircuit } from './choices.js'
import { comprehension } from './comprehensions.js'
import { dictDisplay, sequence } from './displays.js'
import { joinedText } from './fstrings.js'
import { lookUp } from './lookup.js'

/** The value of an expression. */
export function evaluateExpression(node: Expression, machine: Interpreter): Value {
  machine.step(node)
  machine.descend(node)
  const value = evaluated(node, machine)
  machine.rise()
  return value
}

function evaluated(node: Expression, machine: Interpreter): Value {
  switch (node.kind) {
    case 'Name':
      return lookUp(node.id, machine, node)
    case 'Str':
      return node.bytes ? { kind: 'bytes', value: node.value } : str(node.value)
    case 'Num':
      return numberOf(node, machine)
    case 'Constant':
      return constantOf(node.value)
    case 'JoinedStr':
      return joinedText(node, machine)
    case 'List':
    case 'Tuple':
    case 'Set':
      return sequence(node, machine)
    case 'Dict':
      return dictDisplay(node, machine)
    case 'ListComp':
    case 'SetComp':
    case 'DictComp':
    case 'GeneratorExp':
      return comprehension(node, machine)
    case 'Call':
      return evaluateCall(node, machine)
    case 'Attribute':
      return machine.attribute(machine.evaluate(node.value), node.name, node)
    case 'Subscript':
      return subscript(machine.evaluate(node.value), machine.evaluate(node.index), machine, node)
    case 'Slice':
      return {
        kind: 'slice',
        start: node.lower === null ? NONE_VALUE : machine.evaluate(node.lower),
        stop: node.upper === null ? NONE_VALUE : machine.evaluate(node.upper),
        step: node.step === null ? NONE_VALUE : machine.evaluate(node.step),
      }
    case 'Unary':
      return unaryOf(node, machine)
    case 'Binary': {
      const left = machine.evaluate(node.left)
      return binary(node.operator, left, machine.evaluate(node.right), machine, node)
    }
    case 'Boolean':
      return shortCircuit(node, machine)
    case 'Compare':
      return comparison(node, machine)
    case 'Conditional':
      return conditional(node, machine)
    case 'Lambda':
      return lambda(node, machine)
    case 'Starred':
      return machine.evaluate(node.value)
    case 'Named': {
      const value = machine.evaluate(node.value)
      assignName(node.target.id, value, machine)
      return value
    }
    case 'Await':
    case 'Yield':
    case 'YieldFrom':
      return suspended(node, machine)
  }
}

function constantOf(value: 'True' | 'False' | 'None' | '...'): Value {
  if (value === 'None') return NONE_VALUE
  return value === '...' ? { kind: 'ellipsis' } : bool(value === 'True')
}

function numberOf(node: Num, machine: Interpreter): Value {
  if (node.isInteger) {
    if (node.value !== null && Number.isSafeInteger(node.value)) return int(node.value)
    const digits = node.text.replaceAll('_', '')
    return digits.length > 4_000 ? machine.unknown('the number is too large', node) : int(BigInt(digits))
  }
  return node.value === null ? machine.unknown('the number is a complex one', node) : float(node.value)
}

function unaryOf(node: Unary, machine: Interpreter): Value {
  const operand = machine.evaluate(node.operand)
  if (node.operator !== 'not') return unary(node.operator, operand, machine, node)
  const truth = truthOf(operand, machine, node.operand)
  return typeof truth === 'boolean' ? bool(!truth) : truth
}

function comparison(node: Expression & { kind: 'Compare' }, machine: Interpreter): Value {
  const isMain = asksForMain(node)
  if (isMain !== null) return bool(isMain)
  let left = machine.evaluate(node.left)
  let value: Value = NONE_VALUE
  for (const [at, operator] of node.operators.entries()) {
    const right = machine.evaluate(node.comparators[at] as Expression)
    value = compare(operator, left, right, machine, node)
    left = right
    if (at === node.operators.length - 1) break
    const truth = truthOf(value, machine, node)
    if (truth !== true) return value
  }
  return value
}

/** `__name__ == '__main__'` is false of what is imported, whatever its name may be. */
function asksForMain({ left, operators, comparators }: Expression & { kind: 'Compare' }): boolean | null {
  const [right] = comparators
  if (right === undefined || comparators.length > 1 || (operators[0] !== '==' && operators[0] !== '!=')) return null
  const sides = [left, right]
  const isAsked =
    sides.some(side => side.kind === 'Name' && side.id === '__name__') &&
    sides.some(side => side.kind === 'Str' && side.value === '__main__')
  return isAsked ? operators[0] === '!=' : null
}

function suspended(node: Await, machine: Interpreter): Value {
  const value = node.value === null ? NONE_VALUE : machine.evaluate(node.value)
  if (node.kind === 'Await') return value.kind === 'unknown' ? value : machine.unknown('it is awaited', node)
  return machine.unknown('what is sent to a generator is not told', node)
}
