import { type Command, commandsIn } from '../../shell/commands.js'
import { type Node, type Pair, textOf, valueAt } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import type { Action, Job, Step, Workflow } from '../../workflow/model.js'
import { readUses, type Uses } from './uses.js'

/** A step as the security rules see it. */
export interface SceneStep {
  readonly step: Step
  readonly uses: Uses | null
  /** `other` is what has commands of another form: `cmd`, `python`. */
  readonly shell: 'posix' | 'powershell' | 'other'
  /** The commands of its script, read when they are asked for; none where the shell is another. */
  readonly commands: () => readonly Command[]
}

/** Steps that run one after the other on the same machine: a job's, or those of a composite action. */
export interface SceneJob {
  /** Null in a composite action. */
  readonly job: Job | null
  readonly steps: readonly SceneStep[]
  /** The step with an id, in lower case. */
  readonly withId: (id: string) => SceneStep | undefined
}

/** A file as the security rules see it. */
export interface Scene {
  readonly source: Source
  /** Null of an `action.yml`. */
  readonly workflow: Workflow | null
  readonly action: Action | null
  readonly events: ReadonlySet<string>
  readonly jobs: readonly SceneJob[]
}

/**
 * Events that outsiders can cause and that run with the repository's secrets and a token that may write.
 *
 * Source: https://docs.github.com/en/actions/reference/security/secure-use
 */
const PRIVILEGED = ['pull_request_target', 'workflow_run', 'issue_comment']

export function sceneOfWorkflow(workflow: Workflow): Scene {
  const windows = (job: Job) => job.runsOn !== undefined && /windows/i.test(textOf(job.runsOn.value) ?? '')
  return {
    source: workflow.source,
    workflow,
    action: null,
    events: new Set(workflow.triggers.map(({ event }) => event)),
    jobs: workflow.jobs.map(job => {
      const shell = shellOf(job.defaults) ?? shellOf(workflow.defaults) ?? (windows(job) ? 'pwsh' : 'bash')
      return sceneJob(job, job.steps, shell)
    }),
  }
}

export function sceneOfAction(action: Action): Scene {
  const steps = action.using === 'composite' ? action.steps : []
  return { source: action.source, workflow: null, action, events: new Set(), jobs: [sceneJob(null, steps, 'bash')] }
}

/** Whether an outsider can start it with the repository's rights. */
export function isPrivileged({ events }: Scene): boolean {
  return PRIVILEGED.some(event => events.has(event))
}

/** The value of an input of the step, its name compared without regard to case. */
export function inputOf(step: Step, name: string): Pair | undefined {
  return step.with.find(pair => pair.name.toLowerCase() === name)
}

/** The text of an input in lower case and without blanks around it. */
export function inputText(step: Step, name: string): string | undefined {
  return textOf(inputOf(step, name)?.value)?.trim().toLowerCase()
}

function sceneJob(job: Job | null, written: readonly Step[], shell: string): SceneJob {
  const steps = written.map(step => sceneStep(step, shell))
  let ids: Map<string, SceneStep> | null = null
  return {
    job,
    steps,
    withId: id => {
      ids ??= new Map(steps.map(each => [each.step.id?.text.toLowerCase() ?? '', each]))
      return ids.get(id)
    },
  }
}

function sceneStep(step: Step, shell: string): SceneStep {
  let commands: readonly Command[] | null = null
  const kind = kindOf(step.shell?.text ?? shell)
  return {
    step,
    shell: kind,
    uses: step.uses === undefined ? null : readUses(step.uses),
    commands: () => {
      commands ??= kind !== 'other' && step.run !== undefined ? commandsIn(step.run.text) : []
      return commands
    },
  }
}

function kindOf(shell: string): SceneStep['shell'] {
  if (/^(?:bash|sh|dash|zsh)\b/.test(shell)) return 'posix'
  return /^(?:pwsh|powershell)\b/.test(shell) ? 'powershell' : 'other'
}

function shellOf(defaults: Node | undefined): string | undefined {
  return textOf(valueAt(defaults, 'run', 'shell'))
}
