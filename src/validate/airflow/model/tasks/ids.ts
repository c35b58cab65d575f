import type { Dag } from '../graph/dag.js'
import type { Group } from '../graph/group.js'

const NUMBERED = /__\d+$/

/** The id of a function's next task: `load`, `load__1`, `load__2`. */
export function nextId(id: string, dag: Dag | null, group: Group | null): string | null {
  if (dag === null) return id
  const full = group === null ? id : group.childId(id)
  if (full === null) return null
  if (!dag.tasks.has(full)) return id
  const stem = `${full.replace(NUMBERED, '')}__`
  let highest = 0
  for (const taken of dag.tasks.keys()) {
    const number = taken.startsWith(stem) ? taken.slice(stem.length) : ''
    if (/^\d+$/.test(number)) highest = Math.max(highest, Number(number))
  }
  return `${id.replace(NUMBERED, '')}__${highest + 1}`
}
