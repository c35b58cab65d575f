import { globMatcher } from '../../../gate/glob.js'
import { ROOT } from '../../../gate/path.js'
import type { Report, Rule } from '../../rules/rule.js'
import type { Span } from '../../tree/node.js'
import { pairIn } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import type { Job, Workflow } from '../../workflow/model.js'
import { graphOf, type JobGraph } from '../../workflow/rules/jobs/graph.js'
import { askedBy } from './ask.js'

/** Whoever has more jobs has no use for a list of them. */
const MOST_JOBS = 1000

/** A workflow while it is held against a policy. */
export class Subject {
  readonly jobs: readonly Job[]
  private readonly graph: JobGraph
  private readonly before = new Map<Job, ReadonlySet<Job>>()

  constructor(
    readonly workflow: Workflow,
    private readonly policy: Source,
    private readonly send: Report,
  ) {
    this.jobs = workflow.jobs.slice(0, MOST_JOBS)
    this.graph = graphOf(this.jobs)
  }

  /** Tells of something at a place of the workflow that the policy asks for at another. */
  report(rule: Rule, at: Span, message: string, asked: Span): void {
    this.send(rule, at, message, { related: [askedBy(this.policy, asked)] })
  }

  /** The jobs with this id, or whose ids match this glob. */
  async jobsNamed(name: string): Promise<readonly Job[]> {
    const index = this.graph.indexes.get(name.toLowerCase())
    if (index !== undefined) return [this.jobs[index] as Job]
    const matches = await globMatcher([name.toLowerCase()], ROOT)
    return this.jobs.filter(({ id }) => matches(id.toLowerCase()))
  }

  /** All jobs that a job waits for, directly or not. */
  beforeJob(job: Job): ReadonlySet<Job> {
    const known = this.before.get(job)
    if (known !== undefined) return known
    const found = new Set<Job>()
    const pending: Job[] = [job]
    for (let at = pending.pop(); at !== undefined; at = pending.pop()) {
      for (const need of this.needsOf(at)) {
        if (found.has(need)) continue
        found.add(need)
        pending.push(need)
      }
    }
    this.before.set(job, found)
    return found
  }

  /** The jobs that a job names in its `needs`. */
  needsOf(job: Job): readonly Job[] {
    const index = this.graph.indexes.get(job.id.toLowerCase()) as number
    return (this.graph.needs[index] ?? []).map(need => this.jobs[need.job] as Job)
  }

  /** Where it speaks of its jobs. */
  get jobsKey(): Span {
    return pairIn(this.workflow.root, 'jobs')?.key ?? START
  }

  /** Where it says what starts it. */
  get onKey(): Span {
    return pairIn(this.workflow.root, 'on')?.key ?? START
  }
}

const START: Span = { start: 0, end: 0 }

/** Where a job says what it waits for, or the job itself where it waits for nothing. */
export function needsKey(job: Job): Span {
  return pairIn(job.node, 'needs')?.key ?? job.at
}
