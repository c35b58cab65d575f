import { globMatcher } from '../../gate/glob.js'
import { ROOT } from '../../gate/path.js'
import type { Facts, ReportIn } from '../facts.js'
import type { Report } from '../rules/rule.js'
import { type CompiledSchema, compileSchema } from '../schema/check.js'
import { nodeOf } from '../schema/model/document.js'
import { checkWith } from '../schema/source/declared.js'
import { type Node, valueIn } from '../tree/node.js'
import type { Source } from '../tree/source.js'
import { among } from '../words/among.js'
import { quoted } from '../words/quoted.js'
import { readWorkflow } from '../workflow/read.js'
import { type Ask, asksIn } from './asked/ask.js'
import { Subject } from './asked/subject.js'
import { checkFiles } from './elsewhere/missing-file.js'
import { checkHooks } from './elsewhere/missing-hook.js'
import { checkPyproject } from './elsewhere/missing-setting.js'
import { checkTargets } from './elsewhere/missing-target.js'
import { checkTools } from './elsewhere/missing-tool.js'
import { missingWorkflow } from './elsewhere/missing-workflow.js'
import { checkAsked } from './workflow.js'

/**
 * Holds a repository to its policy. What is wrong in a file is told there, with the policy's place beside it; what is missing
 * altogether, at the policy. A policy that does not fit its own schema is told of, and read as far as it can be.
 */
export async function checkPolicy(policy: Source, facts: Facts, reportIn: ReportIn): Promise<void> {
  const report = reportIn(policy)
  await checkPolicyFile(policy, report)
  const of = (name: string) => valueIn(policy.root, name)
  for (const ask of asksIn(of('workflows'))) {
    if (ask.about !== undefined) await checkWorkflows(policy, ask, ask.about, facts, reportIn)
  }
  checkHooks(policy, of('pre-commit'), facts, reportIn)
  checkPyproject(policy, of('pyproject'), facts, reportIn)
  checkTargets(policy, of('makefile'), facts, reportIn)
  await checkFiles(of('files'), facts, report)
  await checkTools(of('tools'), facts, report)
}

/** Holds a policy to its schema. */
export async function checkPolicyFile(policy: Source, report: Report): Promise<void> {
  await checkWith(await schema(), policy, report)
}

async function checkWorkflows(
  policy: Source,
  ask: Ask,
  about: Node,
  { workflows }: Facts,
  reportIn: ReportIn,
): Promise<void> {
  const matches = await globMatcher([ask.name], ROOT)
  const whole = ask.name.includes('/')
  const found = workflows.filter(({ path }) => matches(whole ? path : nameOf(path)))
  if (found.length === 0) {
    const names = workflows.map(({ path }) => nameOf(path))
    const has = names.length === 0 ? '; there is none at all' : among(ask.name, names).text
    reportIn(policy)(missingWorkflow, ask.at, `No workflow matches ${quoted(ask.name)}${has}`)
  }
  for (const source of found) {
    const workflow = readWorkflow(source)
    if (workflow !== null) await checkAsked(new Subject(workflow, policy, reportIn(source)), about)
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

let compiled: Promise<CompiledSchema> | undefined

function schema(): Promise<CompiledSchema> {
  compiled ??= import('./policy.schema.json', { with: { type: 'json' } }).then(({ default: own }) =>
    compileSchema({ root: nodeOf(own), address: 'bundled:///pipeline-policy.json', source: null }, () => null),
  )
  return compiled
}
