import type { Arguments, HostObject, Instance, Unknown } from '../../evaluate/value.js'
import { isAbsent, knownOf } from '../graph/node.js'
import type { At, Model } from '../state.js'
import { makeTask } from '../tasks/make.js'
import { partialOf } from '../tasks/partial.js'
import type { OperatorClass } from './operators.js'

/**
 * A call of code that is not at hand. A class that is given a `task_id` where a DAG is open, or is given, is taken for one of
 * operators; whatever else it may do is not known. Null where it is none of that.
 */
export function calledForeign(
  model: Model,
  callee: Unknown,
  args: Arguments,
  instance: Instance | null,
  at: At,
): HostObject | null {
  if (!args.named.has('task_id') || (model.dag === null && isAbsent(args.named.get('dag')))) return null
  const name = instance?.of.name ?? nameIn(model.textFrom(at))
  if (callee.foreign !== true || name === null) {
    if (callee.foreign !== true)
      model.leave(givenDag(model, args), `which class is called here is not known: ${callee.reason}`, at)
    return null
  }
  const of: OperatorClass = { name: name.replace(/\.partial$/, ''), module: null, isKnown: false, fields: null }
  if (!name.endsWith('.partial')) return makeTask(model, of, args, at, instance === null ? {} : { instance })
  const partial = partialOf(model, of)
  const made = partial.kind === 'host' ? partial.call?.(args, at.machine, at.span) : undefined
  return made?.kind === 'host' ? made : null
}

function givenDag(model: Model, args: Arguments) {
  const known = knownOf(args.named.get('dag'))
  return known?.role === 'dag' ? (model.dags.find(dag => dag === known) ?? null) : model.dag
}

/** The name of a class that is called, as it is written; null where it is not written as one. */
function nameIn(text: string): string | null {
  const [path = ''] = /^[\w.]+/.exec(text) ?? []
  const name =
    path
      .replace(/\.partial$/, '')
      .split('.')
      .at(-1) ?? ''
  return /^_?[A-Z]/.test(name) ? `${name}${path.endsWith('.partial') ? '.partial' : ''}` : null
}
