import type { Related, Report, Rule } from '../../../rules/rule.js'
import { quoted } from '../../../words/quoted.js'
import type { Job } from '../../model.js'
import { inWorkflow } from '../example.js'
import type { JobGraph, Need } from './graph.js'

export const needsCycle: Rule = {
  id: 'workflow/needs-cycle',
  level: 'error',
  summary: 'Jobs need each other in a circle.',
  why: 'None of them could ever start: GitHub refuses the whole workflow.',
  mend: 'Decide which of the jobs comes first and take what it needs of the circle out of its `needs`.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#jobsjob_idneeds',
  example: inWorkflow(
    3,
    `on: push
jobs:
  build:
    needs: deploy
    runs-on: ubuntu-latest
    steps: [{ run: make }]
  deploy:
    needs: build
    runs-on: ubuntu-latest
    steps: [{ run: make deploy }]
`,
  ),
}

const MOST_CYCLES = 100
const LONGEST_PATH = 30

/** Each circle once, at its first job in the file: one depth-first walk, in which every edge back closes one. */
export function checkCycles(graph: JobGraph, report: Report): void {
  const { jobs, needs } = graph
  const depth = new Int32Array(jobs.length).fill(-1)
  const done = new Uint8Array(jobs.length)
  const path: number[] = []
  const next: number[] = []
  let found = 0
  for (let start = 0; start < jobs.length; start += 1) {
    if (done[start] === 1) continue
    enter(start)
    while (path.length > 0) {
      const top = path.length - 1
      const job = path[top] as number
      const need = (needs[job] as readonly Need[])[next[top] as number]
      if (need === undefined) {
        path.pop()
        next.pop()
        depth[job] = -1
        done[job] = 1
        continue
      }
      next[top] = (next[top] as number) + 1
      const back = depth[need.job] as number
      if (back >= 0) {
        tell(graph, path.slice(back), next.slice(back), report)
        found += 1
        if (found === MOST_CYCLES) return
      } else if (done[need.job] === 0) enter(need.job)
    }
  }

  function enter(job: number): void {
    depth[job] = path.length
    path.push(job)
    next.push(0)
  }
}

function tell({ jobs, needs }: JobGraph, cycle: readonly number[], next: readonly number[], report: Report): void {
  let first = 0
  for (let at = 1; at < cycle.length; at += 1) if ((cycle[at] as number) < (cycle[first] as number)) first = at
  const length = Math.min(cycle.length, LONGEST_PATH)
  const names: string[] = []
  const related: Related[] = []
  for (let step = 0; step < length; step += 1) {
    const at = (first + step) % cycle.length
    const job = jobs[cycle[at] as number] as Job
    const need = (needs[cycle[at] as number] as readonly Need[])[(next[at] as number) - 1] as Need
    names.push(`${quoted(job.id)}`)
    related.push({ start: need.at.start, end: need.at.end, message: `${quoted(job.id)} needs ${quoted(need.at.text)}` })
  }
  const job = jobs[cycle[first] as number] as Job
  if (cycle.length > length) names.push(`${cycle.length - length} more`)
  const message =
    cycle.length === 1
      ? `Job ${quoted(job.id)} needs itself`
      : `Jobs need each other in a circle: ${[...names, names[0]].join(' -> ')}`
  report(needsCycle, job.at, message, { related })
}
