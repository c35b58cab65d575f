import type { Repository } from '../../repository.js'
import type { Report, Rule } from '../../rules/rule.js'
import { valueIn } from '../../tree/node.js'
import type { Action, Job, Step, Workflow } from '../model.js'
import { checkEvents, eventRules } from './events/check.js'
import { Hints } from './hints.js'
import { artifactName, checkArtifactNames } from './jobs/artifact-name.js'
import { checkDuplicateNeeds, duplicateNeed } from './jobs/duplicate-need.js'
import { graphOf } from './jobs/graph.js'
import { checkJobId, jobId } from './jobs/job-id.js'
import { checkCycles, needsCycle } from './jobs/needs-cycle.js'
import { checkUnknownNeeds, unknownNeed } from './jobs/unknown-need.js'
import { checkWorkflowCycle, workflowCycle } from './jobs/workflow-cycle.js'
import { checkMatrix, matrixRules } from './matrix/check.js'
import { checkContainerSystem, containerSystem } from './runners/container-system.js'
import { checkRunnerConflict, runnerConflict } from './runners/runner-conflict.js'
import { checkRunnerLabels, runnerLabel, runnerRetired } from './runners/runner-label.js'
import { checkDeprecatedCommands, deprecatedCommand } from './scripts/deprecated-command.js'
import { checkJobShells, checkStepShells, checkWorkflowShell, shellName, shellSystem } from './scripts/shell.js'
import { shellcheck } from './scripts/shellcheck.js'
import { checkDuplicateStepIds, duplicateStepId } from './steps/duplicate-step-id.js'
import { checkParallelSteps, parallelStep } from './steps/parallel-step.js'
import { checkStepIds, stepId } from './steps/step-id.js'
import { checkStepTargets, stepTarget } from './steps/step-target.js'
import { checkConcurrency, concurrencyDeadlock, concurrencyQueue } from './values/concurrency.js'
import { checkCredentials, hardcodedPassword } from './values/credentials.js'
import { checkEnvDefaults, envDefault } from './values/env-default.js'
import { checkEnvNames, envName } from './values/env-name.js'
import { checkEnvironment, environmentName } from './values/environment.js'
import { checkTimeouts, timeout, timeoutBeyondLimit } from './values/timeout.js'

/** Every rule about what a workflow says, beyond the form in which it says it. */
export const workflowRules: readonly Rule[] = [
  ...eventRules,
  jobId,
  unknownNeed,
  duplicateNeed,
  needsCycle,
  workflowCycle,
  artifactName,
  ...matrixRules,
  runnerLabel,
  runnerRetired,
  containerSystem,
  runnerConflict,
  stepId,
  duplicateStepId,
  stepTarget,
  parallelStep,
  shellName,
  shellSystem,
  deprecatedCommand,
  shellcheck,
  envName,
  envDefault,
  hardcodedPassword,
  timeout,
  timeoutBeyondLimit,
  environmentName,
  concurrencyDeadlock,
  concurrencyQueue,
]

/** Judges a workflow by all of them but `workflow/shellcheck`, for which another program has to run. */
export function checkWorkflow(workflow: Workflow, report: Report, repository: Repository): void {
  const hints = new Hints()
  checkEvents(workflow, hints, report)
  checkEnv(workflow.env, report)
  checkWorkflowShell(workflow, hints, report)
  checkConcurrency(workflow, report)
  checkArtifactNames(workflow, report)
  checkWorkflowCycle(workflow, report, repository)
  const graph = graphOf(workflow.jobs)
  checkUnknownNeeds(graph, hints, report)
  checkCycles(graph, report)
  for (const job of workflow.jobs) checkJob(job, hints, report)
}

/** Judges the steps of a composite action. */
export function checkActionRules(action: Action, report: Report): void {
  const hints = new Hints()
  checkSteps(action.steps, hints, report)
  checkStepShells(action.steps, undefined, hints, report)
  checkParallelSteps(valueIn(action.runs, 'steps'), report)
}

function checkJob(job: Job, hints: Hints, report: Report): void {
  checkJobId(job, report)
  checkDuplicateNeeds(job, report)
  checkMatrix(job, hints, report)
  checkRunnerLabels(job, hints, report)
  checkRunnerConflict(job, report)
  checkContainerSystem(job, report)
  checkEnvironment(job, report)
  checkTimeouts(job, report)
  checkCredentials(job, report)
  checkJobEnvs(job, report)
  checkJobShells(job, hints, report)
  checkSteps(job.steps, hints, report)
  checkParallelSteps(valueIn(job.node, 'steps'), report)
}

function checkSteps(steps: readonly Step[], hints: Hints, report: Report): void {
  checkStepIds(steps, report)
  checkDuplicateStepIds(steps, report)
  checkStepTargets(steps, hints, report)
  checkDeprecatedCommands(steps, report)
  for (const { env } of steps) checkEnv(env, report)
}

function checkJobEnvs(job: Job, report: Report): void {
  checkEnv(job.env, report)
  for (const container of [job.container?.value, ...job.services.map(({ value }) => value)]) {
    const env = valueIn(container, 'env')
    if (env?.kind === 'map') checkEnvNames(env.pairs, report)
  }
}

function checkEnv(env: Workflow['env'], report: Report): void {
  checkEnvNames(env, report)
  checkEnvDefaults(env, report)
}
