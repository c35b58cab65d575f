import { quoted } from '../words/quoted.js'
import type { Job } from '../workflow/model.js'
import { jobResult, OUTPUTS, outputsType } from './contexts.js'
import type { OutputsLookup } from './scope.js'
import { ANY, Named, type ObjectType, strict, type Type } from './types.js'

/** The jobs of a workflow by their ids in lower case. */
export type JobIndex = ReadonlyMap<string, Job>

/** The `needs` context of a job: the jobs that it waits for, with their outputs. */
export function needsOf(job: Job, jobs: JobIndex, outputs: OutputsLookup): ObjectType {
  const members = new Needed(jobs)
  let open = false
  for (const { text } of job.needs) {
    const needed = jobs.get(text.toLowerCase())
    if (needed !== undefined && needed !== job) members.add(needed.id, typeOfJob(needed, outputs))
    open ||= text.includes('${{')
  }
  return { kind: 'object', members, rest: open ? ANY : null, holds: 'need' }
}

/** The `jobs` context, which the outputs of a reusable workflow are taken from. */
export function jobsOf(jobs: readonly Job[], outputs: OutputsLookup): ObjectType {
  const members = new Named()
  for (const job of jobs) members.add(job.id, typeOfJob(job, outputs))
  return strict(members, 'job')
}

class Needed extends Named {
  constructor(private readonly jobs: JobIndex) {
    super()
  }

  missing(name: string): string | undefined {
    const job = this.jobs.get(name)
    return job === undefined
      ? undefined
      : `The job ${quoted(job.id)} is not in this job's \`needs\`, so nothing is known of it`
  }
}

function typeOfJob(job: Job, outputs: OutputsLookup): Type {
  return jobResult(outputsOf(job, outputs))
}

function outputsOf(job: Job, outputs: OutputsLookup): ObjectType {
  if (job.uses !== undefined) return outputsType(outputs.workflow(job.uses.text))
  const written = job.node.pairs.find(({ name }) => name === 'outputs' || name === '<<')
  const open = written !== undefined && (written.name === '<<' || written.value.kind !== 'map')
  if (open || job.outputs.some(({ name }) => name === '<<' || name.includes('${{'))) return OUTPUTS
  return outputsType(job.outputs.map(({ name }) => name))
}
