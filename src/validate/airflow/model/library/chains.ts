import { type Arguments, NONE, type Value } from '../../evaluate/value.js'
import { argument, HostFunction } from '../graph/functions.js'
import { nodeOf, typeOf } from '../graph/node.js'
import { relate } from '../graph/relations.js'
import type { At, Model } from '../state.js'

/** `chain(a, [b, c], [d, e], f)`: lists of the same length one by one. */
export function chain(model: Model): Value {
  return new HostFunction('chain', (args, at) => {
    leaveIncomplete(model, args, at)
    for (const [index, up] of args.positional.entries()) {
      const down = args.positional[index + 1]
      if (down !== undefined) link(model, up, down, at)
    }
    return NONE
  })
}

function link(model: Model, up: Value, down: Value, at: At): void {
  const [first, second] = [nodeOf(up), nodeOf(down)]
  if (first !== null) relate(first, down, false, null, at)
  else if (second !== null) relate(second, up, true, null, at)
  else linkLists(model, up, down, at)
}

function linkLists(model: Model, up: Value, down: Value, at: At): void {
  const [ups, downs] = [listOf(up), listOf(down)]
  if (ups === null || downs === null) {
    const types = [up, down].map(typeOf)
    if (types.includes(null) || [up, down].some(({ kind }) => kind === 'unknown' || kind === 'opaque')) {
      model.leave(model.dag, 'what is chained here cannot be resolved', at)
      return
    }
    const message = `Chain not supported between instances of ${types.join(' and ')}`
    model.refuse('not-a-task', 'TypeError', message, at)
  }
  if (ups.length !== downs.length) {
    const message = `Chain not supported for different length Iterable. Got ${ups.length} and ${downs.length}.`
    model.refuse('chain-length', model.exception('ValueError'), message, at)
  }
  for (const [index, each] of ups.entries()) pair(model, each, downs[index] as Value, at)
}

function pair(model: Model, up: Value, down: Value, at: At): void {
  const node = nodeOf(up)
  if (node !== null) relate(node, down, false, null, at)
  else refuseOther(model, up, 'set_downstream', at)
}

function refuseOther(model: Model, value: Value, method: string, at: At): void {
  const type = typeOf(value)
  if (type === null || value.kind === 'unknown' || value.kind === 'opaque')
    model.leave(model.dag, 'what is chained here cannot be resolved', at)
  else model.refuse('not-a-task', 'AttributeError', `'${type}' object has no attribute '${method}'`, at)
}

const listOf = (value: Value): readonly Value[] | null =>
  value.kind === 'tuple' || (value.kind === 'list' && value.partly === undefined) ? value.items : null

function leaveIncomplete(model: Model, args: Arguments, at: At): void {
  if (args.incomplete !== null)
    model.leave(model.dag, `what is chained here cannot be resolved: ${args.incomplete.reason}`, at)
}

/** `cross_downstream([a, b], [c, d])`: each with each. */
export function crossDownstream(model: Model): Value {
  return new HostFunction('cross_downstream', (args, at) => {
    leaveIncomplete(model, args, at)
    const [from, to] = [argument(args, 'from_tasks', 0), argument(args, 'to_tasks', 1)]
    if (from === undefined || to === undefined) {
      if (args.incomplete !== null) return NONE
      model.refuse('arguments', 'TypeError', 'cross_downstream() needs from_tasks and to_tasks', at)
    }
    for (const each of itemsOf(model, from, at)) pair(model, each, to, at)
    return NONE
  })
}

/** `chain_linear(a, [b, c], [d, e])`: each of a list with each of the next. */
export function chainLinear(model: Model): Value {
  return new HostFunction('chain_linear', (args, at) => {
    leaveIncomplete(model, args, at)
    let previous: readonly Value[] | null = null
    let related = false
    for (const current of args.positional) {
      if (nodeOf(current)?.role === 'label')
        model.refuse('not-a-task', 'ValueError', 'Labels are not supported by chain_linear', at)
      for (const each of previous ?? []) {
        relateTo(model, each, current, at)
        related = true
      }
      previous = nodeOf(current) === null ? itemsOf(model, current, at) : [current]
    }
    if (!related && args.incomplete === null) {
      const message = 'No dependencies were set. Did you forget to expand with `*`?'
      model.refuse('arguments', 'ValueError', message, at)
    }
    return NONE
  })
}

function relateTo(model: Model, up: Value, down: Value, at: At): void {
  const [first, second] = [nodeOf(up), nodeOf(down)]
  if (first !== null) relate(first, down, false, null, at)
  else if (second !== null) relate(second, up, true, null, at)
  else refuseOther(model, up, 'set_downstream', at)
}

function itemsOf(model: Model, value: Value, at: At): readonly Value[] {
  const items = at.machine.iterate(value, at.span)
  if (!('kind' in items)) return items
  model.leave(model.dag, `what is chained here cannot be resolved: ${items.reason}`, at)
  return []
}
