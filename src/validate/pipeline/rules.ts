import type { Rule } from '../rules/rule.js'
import { dagPolicyRules } from './dags/check.js'
import { deploymentEnvironment } from './deployments/environment.js'
import { deploymentOccasion } from './deployments/occasion.js'
import { deploymentRegardless } from './deployments/regardless.js'
import { forbiddenFile, missingFile } from './elsewhere/missing-file.js'
import { missingHook } from './elsewhere/missing-hook.js'
import { missingSetting } from './elsewhere/missing-setting.js'
import { missingTarget } from './elsewhere/missing-target.js'
import { missingTool } from './elsewhere/missing-tool.js'
import { missingWorkflow } from './elsewhere/missing-workflow.js'
import { gateInput } from './gates/gate-input.js'
import { missingGate } from './gates/missing-gate.js'
import { toothlessGate } from './gates/toothless-gate.js'
import { matrixValues } from './jobs/matrix-values.js'
import { missingJob } from './jobs/missing-job.js'
import { missingNeed } from './jobs/missing-need.js'
import { missingService } from './jobs/missing-service.js'
import { missingStep } from './jobs/missing-step.js'
import { concurrencyRule } from './settings/concurrency.js'
import { missingTrigger } from './settings/missing-trigger.js'
import { permissionsRule } from './settings/permissions.js'
import { timeoutRule } from './settings/timeout.js'
import { aggregateBlind } from './success/aggregate-blind.js'
import { aggregateIncomplete } from './success/aggregate-incomplete.js'
import { aggregateSkipped } from './success/aggregate-skipped.js'

/** What a repository can lack that its policy asks for. */
export const pipelineRules: readonly Rule[] = [
  missingWorkflow,
  missingTrigger,
  missingJob,
  missingNeed,
  missingStep,
  missingService,
  matrixValues,
  missingGate,
  gateInput,
  toothlessGate,
  aggregateIncomplete,
  aggregateSkipped,
  aggregateBlind,
  deploymentEnvironment,
  deploymentOccasion,
  deploymentRegardless,
  permissionsRule,
  timeoutRule,
  concurrencyRule,
  missingHook,
  missingSetting,
  missingTarget,
  missingFile,
  forbiddenFile,
  missingTool,
  ...dagPolicyRules,
]
