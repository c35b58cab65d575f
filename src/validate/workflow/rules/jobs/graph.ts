import type { ScalarNode } from '../../../tree/node.js'
import type { Job } from '../../model.js'

/** That one job waits for another, and where it says so. */
export interface Need {
  readonly job: number
  readonly at: ScalarNode
}

/** Jobs by their place in the file, and whom each waits for. GitHub compares their ids without regard to case. */
export interface JobGraph {
  readonly jobs: readonly Job[]
  readonly needs: readonly (readonly Need[])[]
  readonly indexes: ReadonlyMap<string, number>
}

/** Draws the graph; what is needed but not there has no edge. */
export function graphOf(jobs: readonly Job[]): JobGraph {
  const indexes = new Map<string, number>()
  for (let index = 0; index < jobs.length; index += 1) {
    const id = (jobs[index] as Job).id.toLowerCase()
    if (!indexes.has(id)) indexes.set(id, index)
  }
  const needs = jobs.map(job => {
    const edges: Need[] = []
    for (const at of job.needs) {
      const index = indexes.get(at.text.toLowerCase())
      if (index !== undefined) edges.push({ job: index, at })
    }
    return edges
  })
  return { jobs, needs, indexes }
}
