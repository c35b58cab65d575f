import type { Value } from '../../evaluate/value.js'
import { type Known, knownOf } from '../graph/node.js'

const OF_ANY_TASK = new Set([
  'BaseOperator',
  'AbstractOperator',
  'DAGNode',
  'DependencyMixin',
  'Operator',
  'LoggingMixin',
])
const OF_ROLE: Readonly<Record<string, ReadonlySet<string>>> = {
  dag: new Set(['DAG']),
  group: new Set(['TaskGroup', 'DAGNode', 'DependencyMixin']),
  label: new Set(['EdgeModifier', 'DependencyMixin']),
  xcom: new Set(['XComArg', 'PlainXComArg', 'DependencyMixin', 'ResolveMixin']),
}
/** Classes that others of Airflow derive from: of an object of another class it is not told whether it is of one of these. */
const BASES = new Set([
  'PythonOperator',
  'BaseSensorOperator',
  'BaseBranchOperator',
  'EmptyOperator',
  'BaseSQLOperator',
  'SkipMixin',
])

/** `isinstance` of an object of the graph; null where it is not known. */
export function isOfClass(known: Known, type: Value): boolean | null {
  const of = knownOf(type)
  if (of === null || !('className' in of)) return false
  const name = String(of.className)
  if (known.role !== 'task') return OF_ROLE[known.role]?.has(name) ?? false
  if (OF_ANY_TASK.has(name) || name === known.type) return true
  return BASES.has(name) || known.type.startsWith('@') ? null : false
}
