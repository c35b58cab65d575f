import { finding } from '../gate/finding.js'
import { defineGate } from '../gate/gate.js'
import { UserMistake } from '../gate/mistake.js'
import type { Phases, Ports } from '../gate/ports.js'
import type { Finding, Judgement, Verdict } from '../gate/result.js'
import { verdictOf } from '../gate/verdict.js'
import type { Assertion, Expectation } from './attempt.js'
import { type Check, check } from './check.js'
import { type SmokeInputs, smokeInputs } from './inputs.js'
import { presentSmoke } from './present.js'
import { statusTest } from './status.js'
import { targetsOf } from './target.js'

/** The gate's part of the result file; phases in milliseconds, summed over redirects. */
export interface SmokeDetails {
  checks: { name: string; verdict: Verdict; attempts: number; phases: Phases; assertions: Assertion[] }[]
}

/** Judges whether a running service answers as it should. */
export const smokeGate = defineGate<typeof smokeInputs, SmokeDetails>({
  name: 'smoke-test',
  help: 'Fails when a running service does not answer as it should.',
  inputs: smokeInputs,
  outputs: {
    passed: { help: 'How many checks passed.', value: judgement => countOf(judgement, 'pass') },
    failed: { help: 'How many checks failed.', value: judgement => countOf(judgement, 'fail') },
  },
  onInconclusive: 'fail',
  judge,
  present: presentSmoke,
  choose: async inputs =>
    inputs.url.length > 0 ? { chosen: true, why: 'a url is given' } : { chosen: false, why: 'no url is given' },
})

async function judge(inputs: SmokeInputs, ports: Ports): Promise<Judgement<SmokeDetails>> {
  if (inputs.url.length === 0) {
    throw new UserMistake([
      { where: 'url', message: 'is required: name at least one URL, such as http://127.0.0.1:8080/health' },
    ])
  }
  const targets = targetsOf(inputs.url)
  const expected: Expectation = {
    statusText: inputs['expect-status'].join(', '),
    accepts: statusTest(inputs['expect-status']),
    duration: inputs['expect-duration'],
    timeout: inputs.timeout,
  }
  const checks = await Promise.all(targets.map(target => check(target, expected, inputs, ports)))
  const findings = checks.filter(each => !each.passed).flatMap(findingsOf)
  const details = {
    checks: checks.map(({ name, passed, attempts, phases, assertions }) => {
      const verdict: Verdict = passed ? 'pass' : 'fail'
      return { name, verdict, attempts, phases, assertions }
    }),
  }
  return { verdict: verdictOf(findings), summary: summaryOf(checks), metrics: [], findings, details }
}

function findingsOf({ name, attempts, assertions }: Check): Finding[] {
  const after = attempts === 1 ? '' : ` after ${attempts} attempts`
  return assertions
    .filter(assertion => !assertion.passed)
    .map(({ kind, expected, actual }) =>
      finding({
        rule: `smoke/${kind}`,
        level: 'error',
        message: `${name}: expected ${kind === 'response' ? '' : `${kind} `}${expected}, got ${actual}${after}.`,
        identity: name,
      }),
    )
}

function summaryOf(checks: readonly Check[]): string {
  const failed = checks.filter(each => !each.passed)
  if (failed.length === 0) return `${checks.length === 1 ? 'The check' : `All ${checks.length} checks`} passed.`
  if (checks.length === 1) return `The check failed: ${failed[0]?.name}.`
  return `${failed.length} of ${checks.length} checks failed: ${failed.map(each => each.name).join(', ')}.`
}

function countOf({ details }: Judgement<SmokeDetails>, verdict: Verdict): string {
  return String(details.checks.filter(each => each.verdict === verdict).length)
}
