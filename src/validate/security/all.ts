import { type Expression, expressionsIn, type Found, partsOf } from '../expressions/api.js'
import type { Report, Rule } from '../rules/rule.js'
import type { Action, Workflow } from '../workflow/model.js'
import type { Place } from '../workflow/place.js'
import { appToken, checkAppToken } from './access/app-token.js'
import { checkPermissions, excessivePermissions } from './access/excessive-permissions.js'
import { checkCredentials, persistedCredentials } from './access/persisted-credentials.js'
import { checkRunners, selfHostedRunner } from './access/self-hosted-runner.js'
import { botCondition, checkBotCondition } from './conditions/bot-condition.js'
import { checkConstant, constantExpression } from './conditions/constant-expression.js'
import { checkContains, unsoundContains } from './conditions/unsound-contains.js'
import { checkTernary, unsoundTernary } from './conditions/unsound-ternary.js'
import { checkShells, cmdShell } from './inject/cmd-shell.js'
import { checkTriggers, dangerousTrigger } from './inject/dangerous-trigger.js'
import { checkEnvironmentFiles, environmentFile } from './inject/environment-file.js'
import { checkInjection, templateInjection } from './inject/template-injection.js'
import { checkCheckouts, untrustedCheckout } from './inject/untrusted-checkout.js'
import { type Scene, sceneOfAction, sceneOfWorkflow } from './read/scene.js'
import { readUses } from './read/uses.js'
import { adhocInstall, checkInstalls } from './release/adhoc-install.js'
import { cachePoisoning, checkCaches } from './release/cache-poisoning.js'
import { checkPublishing, trustedPublishing } from './release/trusted-publishing.js'
import { checkCommands, insecureCommands } from './secrets/insecure-commands.js'
import { checkProvisioned, overprovisionedSecrets } from './secrets/overprovisioned-secrets.js'
import { checkPrinted, printedSecret } from './secrets/printed-secret.js'
import { checkInherited, secretsInherit } from './secrets/secrets-inherit.js'
import { checkRedacted, unredactedSecrets } from './secrets/unredacted-secrets.js'
import { archivedAction, checkArchived } from './uses/archived-action.js'
import { checkLookalike, lookalikeAction } from './uses/lookalike-action.js'
import { checkActionPath, oddActionPath } from './uses/odd-action-path.js'
import { checkPipInstall, pipInstallInput } from './uses/pip-install-input.js'
import { checkPinned, unpinnedAction } from './uses/unpinned-action.js'
import { checkImages, checkUsedImage, unpinnedImage } from './uses/unpinned-image.js'
import { checkTool, unpinnedTool } from './uses/unpinned-tool.js'

/** What can be unsafe in a workflow or an action. */
export const securityRules: readonly Rule[] = [
  adhocInstall,
  appToken,
  archivedAction,
  botCondition,
  cachePoisoning,
  cmdShell,
  constantExpression,
  dangerousTrigger,
  environmentFile,
  excessivePermissions,
  insecureCommands,
  lookalikeAction,
  oddActionPath,
  overprovisionedSecrets,
  persistedCredentials,
  pipInstallInput,
  printedSecret,
  secretsInherit,
  selfHostedRunner,
  templateInjection,
  trustedPublishing,
  unpinnedAction,
  unpinnedImage,
  unpinnedTool,
  unredactedSecrets,
  unsoundContains,
  unsoundTernary,
  untrustedCheckout,
]

/** Checks a workflow for what outsiders, or a careless change, could make of it. */
export function checkSecurity(workflow: Workflow, places: readonly Place[], report: Report): void {
  const scene = sceneOfWorkflow(workflow)
  checkTriggers(workflow, report)
  checkPermissions(workflow, report)
  checkRunners(workflow, report)
  for (const job of workflow.jobs) {
    checkInherited(job, report)
    const called = job.uses === undefined ? null : readUses(job.uses)
    if (called === null) continue
    checkPinned(called, report)
    checkActionPath(called, report)
  }
  checkScene(scene, places, report)
}

/** Checks an `action.yml`, whose users nobody knows: its inputs may be anything. */
export function checkActionSecurity(action: Action, places: readonly Place[], report: Report): void {
  checkScene(sceneOfAction(action), places, report)
}

function checkScene(scene: Scene, places: readonly Place[], report: Report): void {
  checkImages(scene, report)
  checkCommands(scene, report)
  checkShells(scene, report)
  checkCheckouts(scene, report)
  checkEnvironmentFiles(scene, report)
  checkPrinted(scene, report)
  checkCredentials(scene, report)
  checkCaches(scene, report)
  checkPublishing(scene, report)
  checkSteps(scene, report)
  for (const place of places) checkPlace(place, scene, report)
}

function checkSteps({ jobs }: Scene, report: Report): void {
  for (const { steps } of jobs) {
    for (const each of steps) {
      checkInstalls(each, report)
      if (each.uses === null) continue
      checkPinned(each.uses, report)
      checkUsedImage(each.uses, report)
      checkArchived(each.uses, report)
      checkLookalike(each.uses, report)
      checkActionPath(each.uses, report)
      checkTool(each, report)
      checkPipInstall(each, report)
      checkAppToken(each, report)
    }
  }
}

const NAMES = /^[\s\w.-]+$/
/** What the checks of `checkParts` look for. */
const TELLING = /secrets|\|\||actor|contains/i

function checkPlace(place: Place, scene: Scene, report: Report): void {
  const founds = expressionsIn(place.node, place.condition)
  if (founds.length === 0) return
  checkInjection(place, founds, scene, report)
  for (const found of founds) {
    const { expression, text } = found
    if (expression === null) continue
    // Most expressions are nothing but a name.
    const plain = expression.kind !== 'literal' && NAMES.test(text)
    if (!plain && (TELLING.test(text) || !place.condition)) checkParts(found, expression, place, scene, report)
  }
}

function checkParts(found: Found, expression: Expression, { condition }: Place, scene: Scene, report: Report): void {
  const parts = partsOf(expression)
  checkProvisioned(found, parts, report)
  checkRedacted(found, parts, report)
  checkTernary(found, parts, report)
  if (condition) {
    checkBotCondition(found, parts, scene, report)
    checkContains(found, parts, report)
  } else checkConstant(found, parts, report)
}
