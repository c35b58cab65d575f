import type { Arguments, Value } from '../../evaluate/value.js'
import type { Dag } from '../graph/dag.js'
import { HostFunction, opaque } from '../graph/functions.js'
import type { At, Model } from '../state.js'
import { makeDag } from './dag.js'
import { merged } from './decorated-function.js'
import { defaultOf, nameOf, parametersOf } from './functions.js'

/** `@dag`, with arguments or without: a function whose call makes a DAG. */
export function dagDecorator(model: Model): Value {
  return new HostFunction('dag', (args, at) => {
    const [first] = args.positional
    if (first?.kind === 'function' && model.version === '2' && model.isVersionKnown) return unmade(model)
    if (first !== undefined && first.kind !== 'str' && first.kind !== 'unknown')
      return factory(model, first, { ...args, positional: [] }, at)
    return new HostFunction('dag', (more, made) => factory(model, more.positional[0] ?? { kind: 'none' }, args, made))
  })
}

/** Without parentheses the decorator of Airflow 2 takes the function for the id, and waits for the function. */
function unmade(model: Model): Value {
  return new HostFunction('dag', (_given, at) => {
    const message =
      "dag.<locals>.wrapper() missing 1 required positional argument: 'f'; `@dag` needs parentheses in Airflow 2"
    return model.refuse('arguments', 'TypeError', message, at)
  })
}

function factory(model: Model, callee: Value, args: Arguments, made: At): Value {
  const name = nameOf(callee) ?? 'dag'
  const own = { name, isCalled: false, file: made.machine.file, span: placeOfFunction(callee, made).span }
  if (made.machine.uncertain === 0) model.factories.push(own)
  return new HostFunction(name, (given, at) => {
    own.isCalled = true
    const dag = makeDag(model, named(callee, args), placeOfFunction(callee, at))
    model.openDag(dag, at.machine.calls.length + 1)
    try {
      at.machine.call(callee, parameters(dag, callee, given, at), at.span)
    } finally {
      dag.exit(at.machine)
    }
    return dag
  })
}

/** The function's name is the DAG's id where it has no other. */
function named(callee: Value, args: Arguments): Arguments {
  const [first] = args.positional
  const id = args.named.get('dag_id')
  if (id !== undefined) return { ...args, positional: [] }
  if (first !== undefined && !(first.kind === 'str' && first.value.trim() === '')) return args
  const name = nameOf(callee)
  if (name === null) return { ...args, positional: [] }
  const own = new Map<string, Value>([['dag_id', { kind: 'str', value: name }]])
  return merged({ ...args, positional: [] }, { ...args, positional: [], named: own })
}

/** The function gets stand-ins for its arguments, which have values when the DAG runs. */
function parameters(dag: Dag, callee: Value, given: Arguments, at: At): Arguments {
  const own = parametersOf(callee)
  const known = own?.filter(({ kind }) => kind === 'positional' || kind === 'keyword-only') ?? []
  const standIns = new Map<string, Value>()
  for (const [index, { name }] of known.entries()) {
    const value = given.named.get(name) ?? given.positional[index] ?? defaultOf(callee, name)
    if (value === undefined) continue
    dag.functionParams.set(name, value)
    standIns.set(name, opaque('DagParam', `the parameter ${name}`, at))
  }
  return { positional: [], named: standIns, spans: new Map(), incomplete: given.incomplete }
}

function placeOfFunction(callee: Value, at: At): At {
  if (callee.kind !== 'function' || callee.node.kind !== 'FunctionDef') return at
  const { file, node } = callee
  if (file !== at.machine.file) return at
  return { machine: at.machine, span: node.nameSpan }
}
