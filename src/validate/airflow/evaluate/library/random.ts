import { Builtin } from '../core/builtin.js'
import { hiding } from '../core/hiding.js'
import { NONE_VALUE } from '../core/make.js'
import type { Value } from '../value.js'

/** A function that puts a list into an order that is not told. */
const reordering = (name: string, reason: string): Value =>
  new Builtin(
    name,
    'items, item?',
    ([items], machine, span) => {
      if (items?.kind !== 'list') return NONE_VALUE
      machine.change(items)
      items.partly ??= hiding(machine.unknown(reason, span), [items])
      return NONE_VALUE
    },
    true,
  )

/** Of what is random only what changes something that it is given. */
export const RANDOM: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['shuffle', reordering('shuffle', 'it is random')],
  ['seed', new Builtin('seed', 'seed?', () => NONE_VALUE, true)],
])

const HEAP = 'the order of a heap is not worked out'

export const HEAPQ: ReadonlyMap<string, Value> = new Map(
  ['heapify', 'heappush'].map(name => [name, reordering(name, HEAP)] as const),
)
