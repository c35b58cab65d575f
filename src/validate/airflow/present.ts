import {
  type Block,
  type GraphEdge,
  type GraphNode,
  type Mark,
  section,
  table,
  textBlock,
} from '../../report/blocks.js'
import type { DagChange } from './changes.js'
import type { DagDetails, Unresolved } from './details.js'

/** Larger graphs are no help to the eye, and Mermaid draws no more than 500 edges. */
const MOST_TASKS = 120
const MOST_EDGES = 400
const MOST_DAGS = 10
const MOST_UNRESOLVED = 50

/** What a change does to DAGs, each with its graph. */
export function presentChanges(changes: readonly DagChange[], dags: readonly DagDetails[]): Block[] {
  if (changes.length === 0) return []
  const blocks = changes.slice(0, MOST_DAGS).map(change => {
    const dag = dags.find(({ dagId, file }) => dagId === change.dagId && file === change.file)
    return section(`${change.dagId}: ${summaryOf(change)}`, graphOf(change, dag), changes.length > 1)
  })
  const more = changes.length - MOST_DAGS
  const rest = more > 0 ? [textBlock(`${more} more DAGs change; they are in the result file.`)] : []
  return [section('What changes in DAGs', [...blocks, ...rest])]
}

/** What of DAGs, and of files outside of them, cannot be told without running them. */
export function presentUnresolved(
  dags: readonly DagDetails[],
  others: readonly ({ file: string } & Unresolved)[],
): Block[] {
  const ofDags = dags.flatMap(({ file, dagId, unresolved }) => unresolved.map(each => ({ file, dagId, ...each })))
  const all = [...others.map(each => ({ dagId: '', ...each })), ...ofDags]
  if (all.length === 0) return []
  const rows = all.slice(0, MOST_UNRESOLVED).map(({ file, dagId, line, reason }) => [`${file}:${line}`, dagId, reason])
  const more = all.length - rows.length
  const rest = more > 0 ? [textBlock(`${more} more are in the result file.`)] : []
  return [section(`Not told by DAG files alone: ${all.length}`, [table(['Where', 'DAG', 'Why'], rows), ...rest], true)]
}

/** `2 tasks added, 1 edge removed, schedule @daily instead of @hourly` */
function summaryOf({ kind, tasks, edges, schedule }: DagChange): string {
  if (kind === 'added') return `new, ${counted(tasks.added.length, 'task')} and ${counted(edges.added.length, 'edge')}`
  if (kind === 'removed') return 'removed'
  const parts = [
    [tasks.added.length, 'task', 'added'],
    [tasks.removed.length, 'task', 'removed'],
    [edges.added.length, 'edge', 'added'],
    [edges.removed.length, 'edge', 'removed'],
  ] as const
  const texts = parts.flatMap(([count, what, how]) => (count === 0 ? [] : [`${counted(count, what)} ${how}`]))
  if (schedule !== null) texts.push(`schedule ${schedule.after ?? 'none'} instead of ${schedule.before ?? 'none'}`)
  return texts.join(', ')
}

function graphOf(change: DagChange, dag: DagDetails | undefined): Block[] {
  if (dag === undefined) return []
  const mark = (isNew: boolean): { mark?: Mark } => (isNew && change.kind === 'changed' ? { mark: 'added' } : {})
  const added = new Set(change.tasks.added)
  const addedEdges = new Set(change.edges.added.map(String))
  const nodes: GraphNode[] = [
    ...dag.tasks.map(({ id }) => ({ name: id, ...mark(added.has(id)) })),
    ...change.tasks.removed.map(name => ({ name, mark: 'removed' as const })),
  ]
  const edges: GraphEdge[] = [
    ...dag.edges.map(edge => ({ from: edge[0], to: edge[1], ...mark(addedEdges.has(String(edge))) })),
    ...change.edges.removed.map(([from, to]) => ({ from, to, mark: 'removed' as const })),
  ]
  const unresolved = dag.unresolved.map(({ line, reason }) => [String(line), reason])
  const left = unresolved.length === 0 ? [] : [table(['Line', 'Not told by the file alone'], unresolved, [0])]
  if (nodes.length > MOST_TASKS || edges.length > MOST_EDGES) {
    return [textBlock(`With ${nodes.length} tasks and ${edges.length} edges it is too large to draw.`), ...left]
  }
  return [{ kind: 'graph', nodes, edges }, ...left]
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
