import type { Facts, ReportIn } from '../../facts.js'
import type { Rule } from '../../rules/rule.js'
import { folderOf, NAMES } from '../find.js'
import { checkPhony, notPhony } from '../rules/not-phony.js'
import { undefinedTarget } from '../rules/undefined-target.js'
import { checkPrerequisites, unknownPrerequisite } from '../rules/unknown-prerequisite.js'
import { checkDocumentCalls } from './documents.js'
import { checkHookCalls, checkPackageCalls } from './hooks.js'
import { Makefiles } from './known.js'
import { checkWorkflowCalls } from './workflows.js'

/** What only the whole repository shows of its makefiles. */
export const makeCallRules: readonly Rule[] = [undefinedTarget, unknownPrerequisite, notPhony]

const MOST = 100

/** Checks makefiles against the files beside them, and whoever calls their targets, each where it stands. */
export function checkMakeCalls(facts: Facts, reportIn: ReportIn): void {
  const own = facts.files.filter(path => NAMES.includes(path.slice(path.lastIndexOf('/') + 1))).slice(0, MOST)
  if (own.length === 0) return
  const makefiles = new Makefiles(facts)
  for (const path of own) {
    const makefile = makefiles.in(folderOf(path))
    if (makefile === null || makefile.source.path !== path) continue
    const report = reportIn(makefile.source)
    checkPrerequisites(makefile.source, makefile.targets, makefiles, report)
    checkPhony(makefile.source, makefile.targets, makefiles, report)
  }
  for (const source of facts.workflows) checkWorkflowCalls(source, makefiles, reportIn)
  checkHookCalls(facts, makefiles, reportIn)
  checkPackageCalls(facts, makefiles, reportIn)
  checkDocumentCalls(facts, makefiles, reportIn)
}
