import type { DagDetails } from './details.js'

/** What a change did to a DAG. */
export interface DagChange {
  dagId: string
  file: string
  /** `changed` too where only its schedule is another. */
  kind: 'added' | 'removed' | 'changed'
  tasks: { added: string[]; removed: string[] }
  edges: { added: [string, string][]; removed: [string, string][] }
  /** Null where it is as before. */
  schedule: { before: string | null; after: string | null } | null
}

/** What differs between the DAGs of a file before and after a change; those that are the same are left out. */
export function changesOf(before: readonly DagDetails[], after: readonly DagDetails[]): DagChange[] {
  const ids = new Set([...before, ...after].map(({ dagId }) => dagId))
  return [...ids].sort().flatMap(id => {
    const change = changeOf(
      before.find(({ dagId }) => dagId === id),
      after.find(({ dagId }) => dagId === id),
    )
    return change === null ? [] : [change]
  })
}

function changeOf(before: DagDetails | undefined, after: DagDetails | undefined): DagChange | null {
  const { dagId, file } = (after ?? before) as DagDetails
  const ids = (dag: DagDetails | undefined) => (dag?.tasks ?? []).map(({ id }) => id)
  const tasks = { added: lacking(ids(before), ids(after)), removed: lacking(ids(after), ids(before)) }
  const [old, now] = [before?.edges ?? [], after?.edges ?? []]
  const edges = { added: lacking(old, now, edgeKey), removed: lacking(now, old, edgeKey) }
  const both = before !== undefined && after !== undefined
  const moved = both && before.schedule !== after.schedule
  const schedule = moved ? { before: before.schedule, after: after.schedule } : null
  const counts = [tasks.added, tasks.removed, edges.added, edges.removed]
  if (both && schedule === null && counts.every(each => each.length === 0)) return null
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return { dagId, file, kind, tasks, edges, schedule }
}

function edgeKey([from, to]: readonly [string, string]): string {
  return `${from}\0${to}`
}

/** Those of `others` that are not among `some`. */
function lacking<T>(some: readonly T[], others: readonly T[], key: (each: T) => unknown = each => each): T[] {
  const known = new Set(some.map(key))
  return others.filter(each => !known.has(key(each)))
}
