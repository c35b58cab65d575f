import type { Refusal } from '../extracted.js'
import type { Dag } from '../graph/dag.js'
import type { Edge } from '../graph/edges.js'
import type { Task } from '../graph/task.js'

/** The first cycle of a DAG, at the edge that closes it; null where it has none. */
export function cycleOf(dag: Dag): Refusal | null {
  const edges = dag.edges.all
  if (!isCyclic(edges)) return null
  let [without, within] = [0, edges.length]
  while (within - without > 1) {
    const middle = (without + within) >> 1
    if (isCyclic(edges.slice(0, middle))) within = middle
    else without = middle
  }
  const closing = edges[within - 1] as Edge
  const way = closing.from === closing.to ? [] : wayBetween(closing.to, closing.from, edges.slice(0, within - 1))
  const tasks = [closing.from, ...(closing.from === closing.to ? [] : way.slice(0, -1)), closing.from]
  const path = tasks.map(({ id }) => id ?? 'a task whose id is not known')
  return {
    code: path.length === 2 ? 'self-dependency' : 'cycle',
    type: 'AirflowDagCycleException',
    message: `Cycle detected in ${dag.describe()}: ${path.join(' -> ')}`,
    ...(closing.call ?? { span: closing.span, file: closing.file }),
    ...(closing.call !== null && { declared: { span: closing.span, file: closing.file } }),
    path,
  }
}

function followers(edges: readonly Edge[]): Map<Task, Task[]> {
  const map = new Map<Task, Task[]>()
  for (const { from, to } of edges) {
    const known = map.get(from)
    if (known === undefined) map.set(from, [to])
    else known.push(to)
  }
  return map
}

/** Takes away tasks that nothing comes before, until none are left: where some stay, they are on a cycle or behind one. */
function isCyclic(edges: readonly Edge[]): boolean {
  const after = followers(edges)
  const waiting = new Map<Task, number>()
  for (const { from, to } of edges) {
    if (!waiting.has(from)) waiting.set(from, 0)
    waiting.set(to, (waiting.get(to) ?? 0) + 1)
  }
  const free = [...waiting].filter(([, count]) => count === 0).map(([task]) => task)
  let gone = 0
  for (let task = free.pop(); task !== undefined; task = free.pop()) {
    gone += 1
    for (const next of after.get(task) ?? []) {
      const left = (waiting.get(next) ?? 0) - 1
      waiting.set(next, left)
      if (left === 0) free.push(next)
    }
  }
  return gone < waiting.size
}

/** The shortest way, both ends included. */
function wayBetween(from: Task, to: Task, edges: readonly Edge[]): Task[] {
  const after = followers(edges)
  const cameFrom = new Map<Task, Task | null>([[from, null]])
  const queue = [from]
  for (const task of queue) {
    if (task === to) break
    for (const next of after.get(task) ?? []) {
      if (cameFrom.has(next)) continue
      cameFrom.set(next, task)
      queue.push(next)
    }
  }
  const way: Task[] = []
  for (let task: Task | null | undefined = to; task; task = cameFrom.get(task)) way.unshift(task)
  return way
}
