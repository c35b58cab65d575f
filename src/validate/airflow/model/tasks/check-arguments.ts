import type { Arguments, Value } from '../../evaluate/value.js'
import type { Argument } from '../extracted.js'
import { placeOf } from '../graph/functions.js'
import { isAbsent, knownOf } from '../graph/node.js'
import { BASE_ARGUMENTS, type OperatorClass } from '../library/operators.js'
import type { At, Model } from '../state.js'

const WEIGHTS = new Set(['downstream', 'upstream', 'absolute'])

/** Refuses arguments that an operator does not have, and what it cannot do without. */
export function checkNamesOf(
  model: Model,
  of: OperatorClass,
  args: Arguments,
  at: At,
  isMapped = false,
  defaults: ReadonlySet<string> = new Set(),
): void {
  const { signature } = of
  if (!signature) return
  for (const name of args.named.keys()) {
    if (BASE_ARGUMENTS.has(name) || signature.all.has(name)) continue
    const message = `Invalid arguments were passed to ${of.name}. Invalid arguments were: '${name}'`
    model.refuse('arguments', model.exception('TypeError'), message, placeOf(args, name, at))
  }
  if (isMapped || args.incomplete !== null) return
  const missing = signature.required.filter(name => !args.named.has(name) && !defaults.has(name))
  if (missing.length === 0) return
  const message = `missing keyword argument${missing.length > 1 ? 's' : ''} ${missing.map(name => `'${name}'`).join(', ')}`
  model.refuse('arguments', model.exception('TypeError'), message, at)
}

/** Refuses values that no operator takes; those of defaults are told where they stand, by the rules. */
export function checkValues(model: Model, of: OperatorClass, values: ReadonlyMap<string, Argument>, at: At): void {
  for (const [name, argument] of values) {
    const wrong = argument.isDefault ? null : fault(name, argument.value, of)
    if (wrong === null) continue
    model.refuse('arguments', model.exception(wrong.type), wrong.message, { machine: at.machine, span: argument.span })
  }
}

function fault(name: string, value: Value, of: OperatorClass): { type: string; message: string } | null {
  if (name === 'retries' && value.kind === 'str' && !/^\s*[+-]?\d+\s*$/.test(value.value))
    return { type: 'TypeError', message: `'retries' type must be int, not str` }
  if (name === 'execution_timeout' && ['int', 'float', 'str', 'bool', 'list', 'dict'].includes(value.kind))
    return {
      type: 'ValueError',
      message: `execution_timeout must be timedelta object but passed as type: ${value.kind}`,
    }
  if (name === 'pool_slots' && value.kind === 'int' && value.value < 1n)
    return { type: 'ValueError', message: 'pool slots cannot be less than 1' }
  if (name === 'weight_rule' && value.kind === 'str' && !WEIGHTS.has(value.value) && !value.value.includes('.'))
    return {
      type: 'ValueError',
      message: `The weight_rule must be one of ${[...WEIGHTS].join(', ')}; received '${value.value}'.`,
    }
  if (name === 'python_callable' && of.signature?.required.includes(name) === true && !isCallable(value))
    return { type: 'TypeError', message: '`python_callable` param must be callable' }
  return null
}

function isCallable(value: Value): boolean {
  const known = knownOf(value)
  if (known?.role === 'xcom' || known?.role === 'task') return false
  return (
    !isAbsent(value) &&
    !['bool', 'int', 'float', 'str', 'bytes', 'list', 'tuple', 'dict', 'set', 'range'].includes(value.kind)
  )
}
