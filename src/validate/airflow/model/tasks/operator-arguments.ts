import type { Parameters } from '../../../python/ast.js'
import type { Arguments, DictValue, Value } from '../../evaluate/value.js'
import { isAbsent, knownOf } from '../graph/node.js'
import type { At, Model } from '../state.js'
import { defaultsFor } from './placement.js'

/**
 * What an `__init__` of an operator of the files gets: Airflow puts in what the defaults of the DAG, of its groups and of the task
 * have for its parameters, and those defaults themselves; 3 also the DAG and the group.
 */
export function operatorArguments(model: Model, args: Arguments, parameters: Parameters, at: At): Arguments {
  if (args.positional.length > 0)
    model.refuse('arguments', model.exception('TypeError'), 'Use keyword arguments when initializing operators', at)
  const dag = isAbsent(args.named.get('dag')) ? model.dag : knownOf(args.named.get('dag'))
  const group = isAbsent(args.named.get('task_group')) ? model.groupFor(null) : knownOf(args.named.get('task_group'))
  const placement = {
    dag: dag !== null && 'defaults' in dag && dag.role === 'dag' ? (dag as typeof model.dag) : null,
    group: group !== null && group.role === 'group' ? (group as ReturnType<typeof model.groupFor>) : null,
    isDetached: false,
  }
  const defaults = defaultsFor(placement, args)
  const named = new Map(args.named)
  for (const { name } of parameters) {
    const value = defaults.get(name)
    if (value !== undefined && !named.has(name)) named.set(name, value)
  }
  refuseMissing(model, parameters, { ...args, named }, at)
  named.set('default_args', dictOf(defaults))
  if (model.version === '3' && placement.dag !== null) named.set('dag', placement.dag)
  if (model.version === '3' && placement.group !== null) named.set('task_group', placement.group)
  return { ...args, named }
}

function refuseMissing(model: Model, parameters: Parameters, args: Arguments, at: At): void {
  if (args.incomplete !== null) return
  const missing = parameters.slice(1).flatMap(({ name, kind, value }) => {
    const isNeeded = kind !== 'rest' && kind !== 'keywords' && value === null && name !== 'task_id'
    return isNeeded && !args.named.has(name) ? [`'${name}'`] : []
  })
  if (missing.length === 0) return
  const message = `missing keyword argument${missing.length > 1 ? 's' : ''} ${missing.sort().join(', ')}`
  model.refuse('arguments', model.exception('TypeError'), message, at)
}

function dictOf(values: ReadonlyMap<string, Value>): DictValue {
  const entries = [...values].map(
    ([name, value]) => [`s${name}`, { key: { kind: 'str', value: name }, value }] as const,
  )
  return { kind: 'dict', entries: new Map(entries) }
}
