import { workingDirectory } from '../gate/judge.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Judgement } from '../gate/result.js'
import { verdictOf, worst } from '../gate/verdict.js'
import { refuseNoAddresses } from './addresses.js'
import { type CheckDetails, checkDetails, listed, type SmokeDetails } from './details.js'
import { type Figures, figuresOf, metricsOf } from './figures.js'
import { checkFindings, unencrypted } from './findings.js'
import { pastOf, withRun } from './history.js'
import type { SmokeInputs } from './inputs.js'
import { type LoadDetails, loadDetails, preciseTime } from './load-details.js'
import { loadFindings, loadNotRun, loadVerdict } from './load-findings.js'
import { loadPlan } from './load-plan.js'
import { nothingAsked } from './nothing.js'
import { shareText } from './present-history.js'
import type { Run } from './run/attempt.js'
import { runChecks } from './run/checks.js'
import { putLoad } from './run/load.js'
import { heldToOtherEarly, stableUrl } from './run/stable.js'
import { Masks } from './suite/masks.js'
import type { Suite } from './suite/model.js'
import { isSecretVariable, plainVariables } from './suite/secrets.js'
import { valuesOf } from './suite/variables.js'
import { isNothingNamed, suiteOf } from './suite-of.js'

/** Checks a running service. @throws UserMistake */
export async function judgeSmoke(inputs: SmokeInputs, ports: Ports): Promise<Judgement<SmokeDetails>> {
  if (isNothingNamed(inputs) && inputs['if-missing'] !== 'fail') return nothingAsked(inputs)
  const suite = await suiteOf(inputs, ports)
  const plan = loadPlan(suite, inputs)
  const stable = inputs['compare-with'] === undefined ? null : stableUrl(inputs['compare-with'])
  const run = runOf(suite, inputs, ports)
  refuseNoAddresses(suite, plan, run)
  if (plan !== null && stable !== null) heldToOtherEarly(plan, stable, run.values)
  // Before anything is asked: what is missing for it would be told too late.
  const past = await pastOf(inputs, ports)
  const checked = await runChecks(suite, run)
  // A service that does not even do this under no load has nothing to show under one.
  const isSound = checked.every(({ passed }) => passed)
  const loaded = plan === null || !isSound ? null : await putLoad(plan, stable, run, ports)
  // Once all is done, every secret is known.
  const checks = checked.map(each => checkDetails(each, run))
  const load = loaded && loadDetails(loaded, run.masks)
  // What no check or load is about.
  const ofAll = [...unencrypted(checked, inputs), ...past.findings]
  const findings = [
    ...checkFindings(checked, checks),
    ...(loaded === null || load === null ? [] : loadFindings(loaded, load)),
    ...(plan === null || isSound ? [] : [loadNotRun(plan)]),
    ...ofAll,
  ]
  const figures = figuresOf(checked, plan, loaded)
  const history = withRun(past.points, figures, ports)
  const details: SmokeDetails = { checks, load, canary: loaded?.canary ?? null, ...figures, history }
  const verdict = worst([verdictOf(findings), loaded === null ? 'pass' : loadVerdict(loaded)])
  return { verdict, summary: summaryOf(details, ofAll), metrics: metricsOf(figures, loaded), findings, details }
}

function runOf(suite: Suite, inputs: SmokeInputs, ports: Ports): Run {
  const masks = new Masks()
  const values = valuesOf(suite)
  for (const [name, value] of values) if (isSecretVariable(name, suite)) masks.add(value)
  for (const value of suite.environment.values()) masks.add(value)
  const withheld = [...suite.environment.keys()]
  const tlsMinDays = inputs['tls-min-days'] ?? null
  const plain = plainVariables(suite)
  return { ports, directory: workingDirectory(inputs), values, plain, withheld, masks, tlsMinDays }
}

/** What was found, in one line. */
function summaryOf({ checks, load, canary, ...figures }: SmokeDetails, ofAll: readonly Finding[]): string {
  const results = [
    ...checksText(checks),
    ...loadText(load, figures),
    ...(canary === null ? [] : [`canary: ${canary.verdict}`]),
  ]
  const reasons = ofAll.filter(({ level }) => level !== 'note').map(({ message }) => message)
  return [`${results.join('; ')}.`, ...reasons].join(' ')
}

/** How many failed, and of which the others were not run for that. */
function checksText(checks: readonly CheckDetails[]): string[] {
  if (checks.length === 0) return []
  const failed = checks.filter(({ verdict }) => verdict !== 'pass')
  if (failed.length === 0) return [`${checks.length === 1 ? 'The check' : `All ${checks.length} checks`} passed`]
  const causes = failed.filter(({ needs }) => needs === null).map(({ name }) => name)
  const of = checks.length === 1 ? 'The check' : `${failed.length} of ${checks.length} checks`
  const others = failed.length - causes.length
  const notRun = others === 0 ? '' : `, for which ${others} ${others === 1 ? 'was' : 'were'} not run`
  return [`${of} failed: ${listed(causes)}${notRun}`]
}

function loadText(load: LoadDetails | null, { availability, p95 }: Figures): string[] {
  if (load === null) return []
  const missed = load.thresholds.filter(({ passed, holds }) => holds && !passed).map(({ text }) => text)
  if (load.why.length > 0) return [`load: ${load.why.join(', ')}`]
  if (!load.valid && missed.length === 0) return ['the load is no valid measurement']
  const figures = [
    ...(p95 === null ? [] : [`P95 ${preciseTime(p95)}`]),
    ...(availability === null ? [] : [`${shareText(availability)} as expected`]),
  ].join(', ')
  return [`load: ${figures}${missed.length > 0 ? `, not kept: ${missed.join(', ')}` : ''}`]
}
