import { textOf, valueAt } from '../tree/node.js'
import type { Job, Workflow } from '../workflow/model.js'
import type { Place } from '../workflow/place.js'
import { type ContextName, RUNNER, STRATEGY, TEXTS, UNKNOWN } from './contexts.js'
import { CallInputs, dispatchedGithub, secretsOf, workflowInputs } from './inputs.js'
import { JobScope } from './jobs.js'
import { jobsOf } from './needs.js'
import { once } from './once.js'
import type { OutputsLookup, Scope } from './scope.js'
import type { Type } from './types.js'

/** What the contexts hold in a workflow. */
export function workflowScope(workflow: Workflow, outputs: OutputsLookup): Scope {
  const scopes = new Map<Job, JobScope>()
  const index = new Map(workflow.jobs.map(job => [job.id.toLowerCase(), job]))
  const github = once(() => dispatchedGithub(workflow))
  const inputs = once(() => workflowInputs(workflow))
  const callInputs = once(() => new CallInputs(workflow))
  const secrets = once(() => secretsOf(workflow))
  const jobs = once(() => jobsOf(workflow.jobs, outputs))

  return { typeOf, expects }

  function typeOf(context: ContextName, place: Place): Type {
    if (context === 'inputs') {
      const ofDefault = inputOfDefault(place)
      return ofDefault === null ? inputs() : callInputs().before(ofDefault)
    }
    const { job, step } = place
    if (job === null) return typeAnywhere(context)
    if (context === 'steps') return scopeOf(job).steps.before(step)
    return context === 'needs' || context === 'matrix' || context === 'job'
      ? scopeOf(job)[context]
      : typeAnywhere(context)
  }

  function typeAnywhere(context: ContextName): Type {
    if (context === 'github') return github()
    if (context === 'inputs') return inputs()
    if (context === 'secrets') return secrets()
    if (context === 'jobs') return jobs()
    if (context === 'env' || context === 'vars') return TEXTS
    if (context === 'runner') return RUNNER
    return context === 'strategy' ? STRATEGY : UNKNOWN
  }

  function scopeOf(job: Job): JobScope {
    const known = scopes.get(job)
    if (known !== undefined) return known
    const scope = new JobScope(job, index, outputs, typeAnywhere)
    scopes.set(job, scope)
    return scope
  }

  function expects(place: Place): Place['expects'] {
    const ofDefault = inputOfDefault(place)
    const declared = ofDefault === null ? passedTo(place) : declaredType(ofDefault)
    return declared === 'number' || declared === 'boolean' || declared === 'string' ? declared : place.expects
  }

  function declaredType(input: string): string | undefined {
    return textOf(valueAt(workflow.root, 'on', 'workflow_call', 'inputs', input, 'type'))
  }

  /** The type of the called workflow's input that the place is a value for. */
  function passedTo({ path, job }: Place): string | null {
    const [, , section, name] = path
    if (section !== 'with' || name === undefined || path.length !== 4 || job?.uses === undefined) return null
    return outputs.inputType?.(job.uses.text, name.toLowerCase()) ?? null
  }
}

/** The input of `workflow_call` whose default the place is, or null. */
function inputOfDefault({ path }: Place): string | null {
  const [on, event, section, name, key] = path
  const isDefault = on === 'on' && event === 'workflow_call' && section === 'inputs' && key === 'default'
  return isDefault && path.length === 5 ? (name as string) : null
}
