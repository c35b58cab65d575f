import type { Phases } from '../gate/network.js'
import type { Judgement } from '../gate/result.js'
import { type Block, section, table, textBlock } from '../report/blocks.js'
import { askedText, type CheckDetails, listed, type SmokeDetails } from './details.js'
import { preciseTime } from './load-details.js'
import { presentCanary } from './present-canary.js'
import { presentHistory } from './present-history.js'
import { presentLoad } from './present-load.js'

const PHASES: (keyof Phases)[] = ['resolve', 'connect', 'tls', 'processing', 'transfer']
const PHASE_NAMES = ['Resolve', 'Connect', 'TLS', 'Processing', 'Transfer']
/** Failures that are told with all that was expected, as many as the report lists findings. */
const TOLD = 50
/** Up to how many need no folding. */
const UNFOLDED = 20

/** What failed first: what was asked and expected, and what came; then every check with the phases of its last attempt. */
export function presentSmoke({ details }: Judgement<SmokeDetails>): Block[] {
  const { checks } = details
  const failed = checks.filter(({ verdict }) => verdict !== 'pass')
  return [
    ...(failed.length === 0 ? [] : [section('What failed', failuresBlocks(failed))]),
    ...checksBlocks(checks, failed.length > 0),
    ...(details.canary === null ? [] : presentCanary(details.canary)),
    ...(details.load === null ? [] : presentLoad(details.load)),
    ...presentHistory(details.history),
  ]
}

function failuresBlocks(failed: readonly CheckDetails[]): Block[] {
  const tried = failed.filter(({ needs }) => needs === null)
  const causes = new Set(failed.flatMap(({ needs }) => needs ?? []))
  const more = tried.length > TOLD ? [textBlock(`${tried.length - TOLD} more are in the result file.`)] : []
  const notRun = [...causes].map(cause => {
    const names = failed.filter(({ needs }) => needs === cause).map(({ name }) => name)
    return textBlock(`Not run, for ${cause} failed: ${listed(names)}.`)
  })
  return [...tried.slice(0, TOLD).flatMap(failureBlocks), ...more, ...notRun]
}

function failureBlocks(check: CheckDetails): Block[] {
  const { attempts, duration, phases, assertions } = check
  const tries = attempts === 1 ? 'one attempt, which took' : `${attempts} attempts, the last of which took`
  const times = PHASES.filter(phase => phases[phase] > 0).map(phase => `${phase} ${preciseTime(phases[phase])}`)
  const took = `${preciseTime(duration)}${times.length > 0 ? ` (${times.join(', ')})` : ''}`
  const rows = assertions
    .toSorted((a, b) => Number(a.passed) - Number(b.passed))
    .map(({ kind, subject, expected, actual, passed }) => [
      passed ? 'met' : 'failed',
      subject || kind,
      expected,
      actual,
    ])
  return [textBlock(`${askedText(check)}: ${tries} ${took}.`), table(['', 'What', 'Expected', 'Got'], rows)]
}

function checksBlocks(checks: readonly CheckDetails[], isFolded: boolean): Block[] {
  if (checks.length === 0) return []
  const sorted = checks.toSorted((a, b) => rankOf(a) - rankOf(b))
  const hasCertificates = checks.some(({ certificate }) => certificate !== null)
  const rows = sorted.map(each => [
    each.verdict,
    each.name,
    cameOf(each),
    String(each.attempts),
    ...[...PHASES.map(phase => each.phases[phase]), each.duration].map(time =>
      each.attempts === 0 ? '' : preciseTime(time),
    ),
    ...(hasCertificates ? [each.certificate?.until.slice(0, 10) ?? ''] : []),
  ])
  const head = [
    'Verdict',
    'Check',
    'Got',
    'Attempts',
    ...PHASE_NAMES,
    'All',
    ...(hasCertificates ? ['Certificate until'] : []),
  ]
  const all = table(head, rows, [3, 4, 5, 6, 7, 8, 9])
  if (checks.length <= UNFOLDED && !isFolded) return [all]
  const passed = checks.filter(({ verdict }) => verdict === 'pass').length
  return [section(`All checks: ${passed} of ${checks.length} passed`, [all], checks.length > UNFOLDED)]
}

/** What failed, what was not run for that, what passed. */
function rankOf({ verdict, needs }: CheckDetails): number {
  if (verdict === 'pass') return 2
  return needs === null ? 0 : 1
}

/** The first thing that was not as expected, else the status, or what else there is to show. */
function cameOf({ assertions, needs }: CheckDetails): string {
  if (needs !== null) return 'not run'
  const shown =
    assertions.find(({ passed }) => !passed) ?? assertions.find(({ kind }) => kind === 'status') ?? assertions[0]
  // What failed is told in full above; a longer text would make the table too wide to be read.
  return (shown?.actual ?? '').replace(/^(.{59}).{2,}$/su, '$1…')
}
