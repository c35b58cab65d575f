import type { ClassValue, Value } from '../value.js'

const KNOWN = new WeakMap<ClassValue, readonly Value[]>()

/** A class and those that it derives from, in the order in which members are looked for. */
export function ancestorsOf(value: ClassValue): readonly Value[] {
  let known = KNOWN.get(value)
  if (known === undefined) {
    known = [value, ...inherited(value.bases)]
    KNOWN.set(value, known)
  }
  return known
}

const MOST = 300

function inherited(bases: readonly Value[]): Value[] {
  const [first] = bases
  if (first === undefined) return []
  if (bases.length === 1) return linear(first)
  const lists = bases.map(linear)
  // Beyond any class that is written: the order would take longer than all else.
  return lists.flat().length > MOST ? [...new Set(lists.flat())] : merged([...lists, [...bases]])
}

const linear = (value: Value): Value[] => (value.kind === 'class' ? [...ancestorsOf(value)] : [value])

/** The order that Python's C3 linearization gives; where it would refuse the classes, the order in which they stand. */
function merged(lists: Value[][]): Value[] {
  const order: Value[] = []
  let rest = lists.filter(list => list.length > 0)
  while (rest.length > 0) {
    const heads = rest.map(list => list[0] as Value)
    const next = heads.find(head => !rest.some(list => list.indexOf(head) > 0)) ?? (heads[0] as Value)
    order.push(next)
    rest = rest.map(list => list.filter(value => value !== next)).filter(list => list.length > 0)
  }
  return order
}
