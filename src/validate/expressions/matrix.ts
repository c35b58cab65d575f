import { type MapNode, type Node, type ScalarNode, valueIn } from '../tree/node.js'
import type { Expression } from './ast.js'
import { UNKNOWN } from './contexts.js'
import { expressionsIn } from './find.js'
import {
  ANY,
  BOOLEAN,
  listOf,
  mapOf,
  merged,
  Named,
  NULL,
  NUMBER,
  type ObjectType,
  STRING,
  strict,
  type Type,
} from './types.js'

/** GitHub runs at most 256 jobs of a matrix; of longer lists nothing is concluded. */
const MOST = 256
/** Values within values deeper than this are anything. */
const DEEPEST = 10

/** The `matrix` context of a job, from its `matrix` as far as that is written out. */
export function matrixType(matrix: Node | undefined, typeOf: (expression: Expression) => Type): ObjectType {
  if (matrix === undefined) return strict(new NoMatrix(), 'matrix')
  if (matrix.kind !== 'map' || hasMerge(matrix)) return UNKNOWN
  const members = new Named()
  for (const { name, value } of matrix.pairs) {
    if (name !== 'include' && name !== 'exclude') members.add(name, typeOfRow(value))
  }
  const include = valueIn(matrix, 'include')
  if (include === undefined) return strict(members, 'matrix')
  if (include.kind !== 'list' || include.items.length > MOST) return mapOf(ANY, 'matrix')
  for (const item of include.items) {
    if (item.kind !== 'map' || hasMerge(item)) return mapOf(ANY, 'matrix')
    for (const { name, value } of item.pairs) members.add(name, typeOfValue(value, 0))
  }
  return strict(members, 'matrix')

  function typeOfRow(row: Node): Type {
    if (row.kind === 'list') return mergedTypes(row.items, 0)
    const type = row.kind === 'scalar' ? typeOfScalar(row) : ANY
    return type.kind === 'list' ? type.item : ANY
  }

  function mergedTypes(nodes: readonly Node[], depth: number): Type {
    if (nodes.length === 0 || nodes.length > MOST) return ANY
    return nodes.map(node => typeOfValue(node, depth)).reduce(merged)
  }

  function typeOfValue(node: Node, depth: number): Type {
    if (node.kind === 'scalar') return typeOfScalar(node)
    if (depth > DEEPEST) return ANY
    if (node.kind === 'list') return listOf(mergedTypes(node.items, depth + 1))
    if (hasMerge(node) || node.pairs.length > MOST) return ANY
    const inner = new Named()
    for (const { name, value } of node.pairs) inner.add(name, typeOfValue(value, depth + 1))
    return strict(inner)
  }

  function typeOfScalar(node: ScalarNode): Type {
    if (node.type === 'null') return NULL
    if (node.type === 'boolean') return BOOLEAN
    if (node.type === 'integer' || node.type === 'float') return NUMBER
    const [found] = expressionsIn(node, false)
    if (found === undefined || !found.whole) return STRING
    return found.expression === null ? ANY : typeOf(found.expression)
  }
}

class NoMatrix extends Named {
  missing(): string {
    return 'The job has no matrix'
  }
}

/** Whether a map takes in another one, or has keys that expressions make, so that not all its keys are written here. */
function hasMerge(node: MapNode): boolean {
  return node.pairs.some(({ name }) => name === '<<' || name.includes('${{'))
}
