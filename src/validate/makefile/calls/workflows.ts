import { type RepoPath, ROOT, repoPathFrom } from '../../../gate/path.js'
import type { ReportIn } from '../../facts.js'
import { commandsIn } from '../../shell/commands.js'
import { type Node, offsetIn, type ScalarNode, textOf, valueAt, valueIn } from '../../tree/node.js'
import type { Source } from '../../tree/source.js'
import type { Job, Step, Workflow } from '../../workflow/model.js'
import { readWorkflow } from '../../workflow/read.js'
import { checkCall } from '../rules/undefined-target.js'
import type { Makefiles } from './known.js'
import { bringsFiles, callsIn } from './script.js'

const CHECKOUT = /^actions\/checkout@/i
const SHELL = /^(?:bash|sh|pwsh|powershell|zsh)\b/

/** Checks what the steps of a workflow call, in the jobs that have checked this repository out and nothing else. */
export function checkWorkflowCalls(source: Source, makefiles: Makefiles, reportIn: ReportIn): void {
  if (!source.text.includes('make')) return
  const workflow = readWorkflow(source)
  if (workflow === null) return
  const report = reportIn(source)
  for (const job of workflow.jobs) {
    for (const { run, folder } of runsOf(job, workflow)) {
      for (const call of callsIn(run.text, folder)) {
        checkCall(call, makefiles, index => offsetIn(run, index), report, 'error')
      }
    }
  }
}

interface Run {
  readonly run: ScalarNode
  readonly folder: RepoPath
}

function runsOf(job: Job, workflow: Workflow): readonly Run[] {
  const runs: Run[] = []
  let there = false
  for (const step of job.steps) {
    if (step.uses !== undefined && CHECKOUT.test(step.uses.text)) {
      if (there || !isThisCommit(step)) return runs
      there = true
    }
    const { run } = step
    if (run === undefined || !there) continue
    const folder = folderOf(step, job, workflow)
    const shell = step.shell?.text ?? shellIn(job.defaults) ?? shellIn(workflow.defaults) ?? 'bash'
    if (folder !== null && SHELL.test(shell)) runs.push({ run, folder })
    if (commandsIn(run.text).some(bringsFiles)) return runs
  }
  return runs
}

/** Whether a checkout brings the very commit that is judged, where the job begins. */
function isThisCommit({ with: inputs }: Step): boolean {
  const ref = inputs.find(({ name }) => name === 'ref')
  if (ref !== undefined && !/head|sha/.test(textOf(ref.value) ?? '')) return false
  return !inputs.some(({ name }) => name === 'repository' || name === 'path' || name === 'sparse-checkout')
}

function folderOf(step: Step, job: Job, workflow: Workflow): RepoPath | null {
  const own = valueIn(step.node, 'working-directory')
  const said =
    own ?? valueAt(job.defaults, 'run', 'working-directory') ?? valueAt(workflow.defaults, 'run', 'working-directory')
  if (said === undefined) return ROOT
  const text = textOf(said)
  return text === undefined || text.includes('${{') ? null : repoPathFrom(text)
}

function shellIn(defaults: Node | undefined): string | undefined {
  return textOf(valueAt(defaults, 'run', 'shell'))
}
