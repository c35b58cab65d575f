import { checkExpressions } from '../expressions/check.js'
import { expressionRules } from '../expressions/rules.js'
import { actionScope } from '../expressions/scope.js'
import type { Kind } from '../kind.js'
import type { Repository } from '../repository.js'
import type { Report } from '../rules/rule.js'
import { checkActionSecurity, securityRules } from '../security/all.js'
import type { Source } from '../tree/source.js'
import { checkAction } from './action/check.js'
import { actionRules } from './action/rules/all.js'
import { outputsLookup } from './interfaces/outputs.js'
import { loadPopularActions } from './interfaces/popular.js'
import { useRules } from './interfaces/rules/all.js'
import { StepUses, usesOthers } from './interfaces/steps.js'
import { readAction } from './read.js'
import { checkActionRules, workflowRules } from './rules/all.js'
import { scriptsOfAction } from './rules/scripts/script.js'
import { reportNoMap, reportSecondDocument } from './structure/root.js'
import { structureRules } from './structure/rules/all.js'
import { walkAction } from './structure/walk.js'

/** GitHub's actions: `action.yml`. */
export const actionKind: Kind = {
  rules: [...structureRules, ...expressionRules, ...actionRules, ...useRules, ...workflowRules, ...securityRules],
  reader: { version: '1.2' },
  check,
  scripts: source => {
    const action = readAction(source)
    return action === null ? [] : scriptsOfAction(action)
  },
}

async function check(source: Source, report: Report, repository: Repository): Promise<void> {
  const action = readAction(source)
  if (action === null) {
    reportNoMap(source, 'an action', report)
    return
  }
  reportSecondDocument(source, report)
  const places = walkAction(action, report)
  const popular = usesOthers(action.steps) ? await loadPopularActions() : null
  checkExpressions(places, actionScope(action, outputsLookup(repository, popular)), report)
  checkAction(action, report, repository)
  checkActionRules(action, report)
  checkActionSecurity(action, places, report)
  new StepUses(source, report, repository, popular).check(action.steps)
}
