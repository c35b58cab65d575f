/** An order of names in which each comes after those it needs, and the circles that have none. */
export interface Order {
  order: string[]
  /** Each as the way around it: `a`, `b`, `a`. */
  cycles: string[][]
}

/** Orders names by what each needs; needs that are no names are as good as met. The order of `needs` is kept where it can be. */
export function orderOf(needs: ReadonlyMap<string, readonly string[]>): Order {
  const open = new Map<string, number>()
  const users = new Map<string, string[]>()
  for (const [name, needed] of needs) {
    const known = [...new Set(needed)].filter(each => needs.has(each))
    open.set(name, known.length)
    for (const each of known) {
      const list = users.get(each)
      if (list === undefined) users.set(each, [name])
      else list.push(name)
    }
  }
  const order = [...needs.keys()].filter(name => open.get(name) === 0)
  // What is added on the way is visited too.
  for (const name of order) {
    for (const user of users.get(name) ?? []) {
      const left = (open.get(user) as number) - 1
      open.set(user, left)
      if (left === 0) order.push(user)
    }
  }
  const done = new Set(order)
  return { order, cycles: cyclesIn(needs, done) }
}

function cyclesIn(needs: ReadonlyMap<string, readonly string[]>, done: Set<string>): string[][] {
  const cycles: string[][] = []
  for (const start of needs.keys()) {
    const way = new Map<string, number>()
    let name: string | undefined = start
    while (name !== undefined && !done.has(name) && !way.has(name)) {
      way.set(name, way.size)
      name = needs.get(name)?.find(each => needs.has(each) && !done.has(each))
    }
    if (name !== undefined && way.has(name)) cycles.push([...[...way.keys()].slice(way.get(name)), name])
    for (const seen of way.keys()) done.add(seen)
  }
  return cycles
}
