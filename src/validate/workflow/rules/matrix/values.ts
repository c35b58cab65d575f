import { type MapNode, type Node, type Pair, pairIn } from '../../../tree/node.js'
import { quoted } from '../../../words/quoted.js'
import { holdsExpression } from '../literal.js'

/** One variable of a matrix. */
export interface Row {
  readonly pair: Pair
  /** Null where an expression gives them. */
  readonly values: readonly Node[] | null
}

/** The variables of a matrix, without `include` and `exclude`. */
export function rowsOf(matrix: MapNode): Map<string, Row> {
  const rows = new Map<string, Row>()
  for (const pair of matrix.pairs) {
    if (pair.name === 'include' || pair.name === 'exclude') continue
    rows.set(pair.name.toLowerCase(), { pair, values: pair.value.kind === 'list' ? pair.value.items : null })
  }
  return rows
}

/** The combinations below `include` or `exclude`; null where an expression gives them or one of them. */
export function combinationsOf(matrix: MapNode, key: 'include' | 'exclude'): readonly MapNode[] | null {
  const value = pairIn(matrix, key)?.value
  if (value === undefined) return []
  if (value.kind !== 'list') return null
  const maps = value.items.filter((item): item is MapNode => item.kind === 'map')
  return maps.length === value.items.length ? maps : null
}

/** How many nodes comparisons may look at: anchors let a small file stand for a huge value. */
export class Budget {
  constructor(private left: number) {}

  take(amount = 1): boolean {
    this.left -= amount
    return this.left >= 0
  }

  get spent(): boolean {
    return this.left < 0
  }
}

/** A text that is the same for equal values only; null where the value is too large to compare. */
export function keyOf(node: Node, budget: Budget): string | null {
  if (!budget.take(node.kind === 'scalar' ? 1 + node.text.length / 64 : 1)) return null
  if (node.kind === 'scalar') return JSON.stringify(node.text)
  const parts: string[] = []
  if (node.kind === 'list') {
    for (const item of node.items) {
      const key = keyOf(item, budget)
      if (key === null) return null
      parts.push(key)
    }
    return `[${parts.join()}]`
  }
  for (const { name, value } of node.pairs) {
    const key = keyOf(value, budget)
    if (key === null) return null
    parts.push(`${JSON.stringify(name.toLowerCase())}:${key}`)
  }
  return `{${parts.sort().join()}}`
}

/**
 * Whether `filter` of `exclude` takes in a value of the matrix: a map does where it agrees in the keys that it has.
 * What holds an expression, or would take too long, may match.
 */
export function mayMatch(value: Node, filter: Node, budget: Budget): boolean {
  if (!budget.take(1)) return true
  if (filter.kind === 'scalar' && holdsExpression(filter.text)) return true
  if (value.kind === 'scalar') {
    if (holdsExpression(value.text)) return true
    return filter.kind === 'scalar' && filter.text === value.text
  }
  if (value.kind === 'list') {
    if (filter.kind !== 'list' || filter.items.length !== value.items.length) return false
    return value.items.every((item, index) => mayMatch(item, filter.items[index] as Node, budget))
  }
  if (filter.kind !== 'map') return false
  return filter.pairs.every(({ name, value: wanted }) => {
    const pair = value.pairs.find(each => each.name === name)
    return pair !== undefined && mayMatch(pair.value, wanted, budget)
  })
}

/** Whether an expression is anywhere in the value, or it is too large to tell. */
export function mayHoldExpression(node: Node, budget: Budget): boolean {
  if (!budget.take(1)) return true
  if (node.kind === 'scalar') return holdsExpression(node.text)
  if (node.kind === 'list') return node.items.some(item => mayHoldExpression(item, budget))
  return node.pairs.some(({ value }) => mayHoldExpression(value, budget))
}

/** A value as messages show it. */
export function shown(node: Node): string {
  if (node.kind === 'scalar') return quoted(node.text)
  return node.kind === 'list' ? 'the list' : 'the map'
}
