import { checkExpressions } from '../expressions/check.js'
import { expressionRules } from '../expressions/rules.js'
import { workflowScope } from '../expressions/scope.js'
import type { Kind } from '../kind.js'
import { checkAggregates } from '../pipeline/success/convention.js'
import type { Repository } from '../repository.js'
import type { Report } from '../rules/rule.js'
import { checkSecurity, securityRules } from '../security/all.js'
import type { Source } from '../tree/source.js'
import { checkCall } from './interfaces/calls.js'
import { outputsLookup } from './interfaces/outputs.js'
import { loadPopularActions } from './interfaces/popular.js'
import { callRules, useRules } from './interfaces/rules/all.js'
import { StepUses, usesOthers } from './interfaces/steps.js'
import { readWorkflow } from './read.js'
import { checkWorkflow, workflowRules } from './rules/all.js'
import { scriptsOf } from './rules/scripts/script.js'
import { reportNoMap, reportSecondDocument } from './structure/root.js'
import { structureRules } from './structure/rules/all.js'
import { walkWorkflow } from './structure/walk.js'

/** GitHub's workflows. */
export const workflowKind: Kind = {
  rules: [...structureRules, ...expressionRules, ...workflowRules, ...useRules, ...callRules, ...securityRules],
  reader: { version: '1.2' },
  check,
  scripts: source => {
    const workflow = readWorkflow(source)
    return workflow === null ? [] : scriptsOf(workflow)
  },
}

async function check(source: Source, report: Report, repository: Repository): Promise<void> {
  const workflow = readWorkflow(source)
  if (workflow === null) {
    reportNoMap(source, 'a workflow', report)
    return
  }
  reportSecondDocument(source, report)
  const places = walkWorkflow(workflow, report)
  const popular = workflow.jobs.some(({ steps }) => usesOthers(steps)) ? await loadPopularActions() : null
  checkExpressions(places, workflowScope(workflow, outputsLookup(repository, popular)), report)
  checkWorkflow(workflow, report, repository)
  checkAggregates(workflow, report)
  checkSecurity(workflow, places, report)
  const uses = new StepUses(source, report, repository, popular)
  for (const job of workflow.jobs) {
    checkCall(job, report, repository)
    uses.check(job.steps)
  }
}
