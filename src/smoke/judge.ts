import { workingDirectory } from '../gate/judge.js'
import type { Ports } from '../gate/ports.js'
import type { Judgement } from '../gate/result.js'
import { verdictOf, worst } from '../gate/verdict.js'
import { type CheckDetails, checkDetails, type SmokeDetails } from './details.js'
import { type Figures, figuresOfChecks, figuresOfLoad, metricsOf } from './figures.js'
import { findingsOf, unencrypted } from './findings.js'
import { pastOf, withRun } from './history.js'
import type { SmokeInputs } from './inputs.js'
import { type LoadDetails, loadDetails, preciseTime } from './load-details.js'
import { loadFindings, loadNotRun, loadVerdict } from './load-findings.js'
import { loadPlan } from './load-plan.js'
import { shareText } from './present-history.js'
import type { Run } from './run/attempt.js'
import { runChecks } from './run/checks.js'
import { putLoad } from './run/load.js'
import { stableUrl } from './run/stable.js'
import { Masks } from './suite/masks.js'
import type { Suite } from './suite/model.js'
import { isCredential } from './suite/secrets.js'
import { valuesOf } from './suite/variables.js'
import { suiteOf } from './suite-of.js'

/** Checks a running service. @throws UserMistake */
export async function judgeSmoke(inputs: SmokeInputs, ports: Ports): Promise<Judgement<SmokeDetails>> {
  const suite = await suiteOf(inputs, ports)
  const plan = loadPlan(suite, inputs)
  const stable = inputs['compare-with'] === undefined ? null : stableUrl(inputs['compare-with'])
  // Before anything is asked: what is missing for it would be told too late.
  const past = await pastOf(inputs, ports)
  const run = runOf(suite, inputs, ports)
  const checked = await runChecks(suite, run)
  // A service that does not even do this under no load has nothing to show under one.
  const isSound = checked.every(({ passed }) => passed)
  const loaded = plan === null || !isSound ? null : await putLoad(plan, stable, run, ports)
  // Once all is done, every secret is known.
  const checks = checked.map(each => checkDetails(each, run))
  const load = loaded && loadDetails(loaded, run.masks)
  const findings = [
    ...checked.flatMap((each, index) => findingsOf(each, checks[index] as CheckDetails)),
    ...unencrypted(checked, inputs),
    ...(loaded === null || load === null ? [] : loadFindings(loaded, load)),
    ...(plan === null || isSound ? [] : [loadNotRun(plan)]),
    ...past.findings,
  ]
  const figures = loaded === null ? figuresOfChecks(checked) : figuresOfLoad(loaded)
  const history = withRun(past.points, figures, ports)
  const details: SmokeDetails = { checks, load, canary: loaded?.canary ?? null, ...figures, history }
  const verdict = worst([verdictOf(findings), loaded === null ? 'pass' : loadVerdict(loaded)])
  return { verdict, summary: summaryOf(details), metrics: metricsOf(figures), findings, details }
}

function runOf(suite: Suite, inputs: SmokeInputs, ports: Ports): Run {
  const masks = new Masks()
  const values = valuesOf(suite)
  for (const [name, value] of values) if (suite.secrets.has(name) || isCredential(name)) masks.add(value)
  const tlsMinDays = inputs['tls-min-days'] ?? null
  return { ports, directory: workingDirectory(inputs), values, masks, tlsMinDays }
}

/** What was found, in one line. */
function summaryOf({ checks, load, canary, ...figures }: SmokeDetails): string {
  const failed = checks.filter(({ verdict }) => verdict !== 'pass')
  const of =
    checks.length === 0
      ? []
      : failed.length === 0
        ? [`${checks.length === 1 ? 'The check' : `All ${checks.length} checks`} passed`]
        : checks.length === 1
          ? [`The check failed: ${failed[0]?.name}`]
          : [`${failed.length} of ${checks.length} checks failed: ${failed.map(each => each.name).join(', ')}`]
  return `${[...of, ...loadText(load, figures), ...(canary === null ? [] : [`canary: ${canary.verdict}`])].join('; ')}.`
}

function loadText(load: LoadDetails | null, { availability, p95 }: Figures): string[] {
  if (load === null) return []
  if (!load.valid) return ['the load is no valid measurement']
  const missed = load.thresholds.filter(({ passed }) => !passed).map(({ text }) => text)
  const figures = [
    ...(p95 === null ? [] : [`P95 ${preciseTime(p95)}`]),
    ...(availability === null ? [] : [`${shareText(availability)} as expected`]),
  ].join(', ')
  return [`load: ${figures}${missed.length > 0 ? `, not ${missed.join(', ')}` : ''}`]
}
