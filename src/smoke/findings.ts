import { finding } from '../gate/finding.js'
import type { Finding } from '../gate/result.js'
import { askedText, type CheckDetails } from './details.js'
import type { Assertion } from './expect/evaluate.js'
import type { SmokeInputs } from './inputs.js'
import type { Checked } from './run/checks.js'
import type { Place } from './suite/model.js'

/** Rules that several kinds of expectation share; the others have the name of their kind. */
const RULES: Readonly<Record<string, string>> = {
  'expires-in': 'certificate',
  trusted: 'certificate',
  names: 'certificate',
  phase: 'duration',
  sha256: 'hash',
  md5: 'hash',
}

/** What is wrong with the checks: what failed before what was not run for that, as only the first few are annotated. */
export function checkFindings(checked: readonly Checked[], details: readonly CheckDetails[]): Finding[] {
  const found = checked.map((each, index) => findingsOf(each, details[index] as CheckDetails))
  const isRun = (_: unknown, index: number) => checked[index]?.tried !== null
  return [...found.filter(isRun), ...found.filter((each, index) => !isRun(each, index))].flat()
}

/** What is wrong with a check, at the line of the suite that expects something else. */
function findingsOf(checked: Checked, details: CheckDetails): Finding[] {
  const { check, tried } = checked
  if (tried === null) return [notRun(details, check.place)]
  const failed = details.assertions
    .map((assertion, index) => ({ ...assertion, place: tried.assertions[index]?.place ?? check.place }))
    .filter(({ passed }) => !passed)
    .map(assertion => failure(assertion, details, assertion.place.file === undefined ? check.place : assertion.place))
  return [...failed, ...tried.warnings.map(warning => warned(warning, details, check.place))]
}

function failure(assertion: Omit<Assertion, 'place'>, details: CheckDetails, place: Place): Finding {
  const { kind, subject, expected, actual } = assertion
  const what = [subject, expected].filter(Boolean).join(' ')
  const after = details.attempts === 1 ? '' : ` after ${details.attempts} attempts`
  return finding({
    rule: `smoke/${RULES[kind] ?? kind}`,
    level: 'error',
    message: `${askedText(details)}: expected ${what},${after} got ${actual}.`,
    identity: [details.name, subject, expected].join('\0'),
    ...placed(place),
  })
}

function notRun(details: CheckDetails, place: Place): Finding {
  return finding({
    rule: 'smoke/not-run',
    level: 'error',
    message: `${askedText(details)}: not run, for it comes after ${details.needs}, which failed.`,
    identity: details.name,
    ...placed(place),
  })
}

function warned(warning: string, details: CheckDetails, place: Place): Finding {
  return finding({
    rule: 'smoke/warning',
    level: 'warning',
    message: `${askedText(details)}: Prometheus warns: ${warning}`,
    ...placed(place),
  })
}

/** A place as a finding has it. */
export function placed({ file, line, column }: Place): Place {
  return {
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(column !== undefined && { column }),
  }
}

/** `tls-min-days` that no connection was there for looks as if it held. */
export function unencrypted(checked: readonly Checked[], inputs: Pick<SmokeInputs, 'tls-min-days'>): Finding[] {
  const answered = checked.filter(({ passed }) => passed)
  const isHeld = checked.some(({ tried }) => tried !== null && tried.expiring !== null)
  if (inputs['tls-min-days'] === undefined || isHeld || answered.length === 0) return []
  return [
    finding({
      rule: 'smoke/certificate',
      level: 'warning',
      message: 'No connection was encrypted: there is no certificate that `tls-min-days` could hold for.',
      identity: 'tls-min-days',
    }),
  ]
}
