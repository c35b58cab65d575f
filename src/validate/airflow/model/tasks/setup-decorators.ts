import type { Arguments, Value } from '../../evaluate/value.js'
import { HostFunction } from '../graph/functions.js'
import { knownOf } from '../graph/node.js'
import type { At, Model } from '../state.js'
import { Decorated } from './taskflow.js'

/** `@setup`. */
export function setupDecorator(model: Model): Value {
  return new HostFunction('setup', (args, at) => {
    const decorated = decoratedIn(model, args.positional[0], at)
    decorated.isSetup = true
    return decorated
  })
}

/** `@teardown`, also with `on_failure_fail_dagrun=`. */
export function teardownDecorator(model: Model): Value {
  const mark = (value: Value | undefined, at: At): Value => {
    const decorated = decoratedIn(model, value, at)
    decorated.isTeardown = true
    return decorated
  }
  return new HostFunction('teardown', (args, at) => {
    const [callee] = args.positional
    return callee === undefined
      ? new HostFunction('teardown', (more, inner) => mark(more.positional[0], inner))
      : mark(callee, at)
  })
}

function decoratedIn(model: Model, value: Value | undefined, at: At): Decorated {
  const known = knownOf(value)
  if (known?.type === '_TaskGroupFactory') {
    const message = 'Task groups cannot be marked as setup or teardown.'
    model.refuse('setup-teardown', 'AirflowException', message, at)
  }
  if (known?.role === 'decorated') return known as Decorated
  return new Decorated(model, value ?? { kind: 'none' }, 'python', NO_ARGUMENTS)
}

const NO_ARGUMENTS: Arguments = { positional: [], named: new Map(), spans: new Map(), incomplete: null }
