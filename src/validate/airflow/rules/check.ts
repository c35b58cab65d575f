import type { Report, Rule } from '../../rules/rule.js'
import type { ExtractedFile } from '../model/extracted.js'
import { checkArguments } from './arguments/argument-types.js'
import { Checking } from './checking.js'
import type { AirflowContext } from './context.js'
import { checkDagArguments } from './dags/dag-arguments.js'
import { checkDates } from './dags/dates.js'
import { checkDefaults, unknownDefault } from './dags/default-arguments.js'
import { checkLost, lostDag } from './dags/lost-dag.js'
import { checkParams, requiredParam } from './dags/required-param.js'
import { checkStartDate, missingStartDate, movingStartDate } from './dags/start-date.js'
import { checkWork, topLevelWork } from './dags/top-level-work.js'
import { checkEnvironment, checkRelative, environmentRule } from './imports/environment.js'
import { checkMisspelt } from './imports/misspelt.js'
import { versionTold } from './moved/modules.js'
import { checkMovedImports, movedImport } from './moved/moved-import.js'
import { checkRemovedArguments, removedArgument } from './moved/removed-argument.js'
import { checkRemovedContext, removedContext } from './moved/removed-context.js'
import { checkRefused, REFUSALS } from './refused/refused.js'
import { checkLoose } from './refused/task-without-dag.js'
import { checkUndefined } from './refused/undefined.js'
import { unknownDag } from './refused/unknown-dag.js'
import { accidentalCatchup, checkCatchup } from './schedule/catchup.js'
import { checkSchedule, invalidSchedule } from './schedule/invalid-schedule.js'
import { neverRuns } from './schedule/never-runs.js'
import { checkBranches } from './tasks/branch.js'
import { checkPulls } from './tasks/xcom.js'
import { brokenTemplate, checkTemplates } from './templates/check.js'

/** What can be wrong with a file that has DAGs. */
export const airflowRules: readonly Rule[] = [
  ...REFUSALS.map(({ rule }) => rule),
  invalidSchedule,
  neverRuns,
  accidentalCatchup,
  missingStartDate,
  movingStartDate,
  requiredParam,
  unknownDefault,
  lostDag,
  topLevelWork,
  environmentRule,
  movedImport,
  removedArgument,
  removedContext,
  unknownDag,
  brokenTemplate,
]

/** Tells of everything that is wrong with a file that has DAGs. */
export function checkDagFile(file: ExtractedFile, report: Report, context: AirflowContext): void {
  // Where nothing else says it, what is imported may tell the version.
  const airflow = context.airflow ?? versionTold(file.imports)
  const checking = new Checking(file, { ...context, airflow }, report)
  checkRefused(checking)
  checkMovedImports(checking)
  checkMisspelt(checking)
  checkEnvironment(checking)
  checkRelative(checking)
  checkRemovedArguments(checking)
  checkRemovedContext(checking)
  for (const dag of file.dags) {
    checkDagArguments(dag, checking)
    checkArguments(dag, checking)
    checkDefaults(dag, checking)
    checkSchedule(dag, checking)
    checkCatchup(dag, checking)
    checkStartDate(dag, checking)
    checkParams(dag, checking)
    checkBranches(dag, checking)
    checkTemplates(dag, checking)
  }
  checkLoose(checking)
  checkLost(checking)
  checkPulls(checking)
  checkWork(checking)
  checkUndefined(checking)
  checkDates(checking)
}
