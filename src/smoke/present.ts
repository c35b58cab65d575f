import { formatDuration } from '../gate/duration.js'
import type { Phases } from '../gate/network.js'
import type { Judgement } from '../gate/result.js'
import { type Block, section, table, textBlock } from '../report/blocks.js'
import { askedText, type CheckDetails, type SmokeDetails } from './details.js'
import { presentCanary } from './present-canary.js'
import { presentHistory } from './present-history.js'
import { presentLoad } from './present-load.js'

const PHASES: (keyof Phases)[] = ['resolve', 'connect', 'tls', 'processing', 'transfer']
const PHASE_NAMES = ['Resolve', 'Connect', 'TLS', 'Processing', 'Transfer']
/** Up to how many need no folding. */
const UNFOLDED = 20

/** What failed first: what was asked and expected, and what came; then every check with the phases of its last attempt. */
export function presentSmoke({ details }: Judgement<SmokeDetails>): Block[] {
  const { checks } = details
  const failed = checks.filter(({ verdict }) => verdict !== 'pass')
  return [
    ...(failed.length === 0 ? [] : [section('What failed', failed.flatMap(failureBlocks))]),
    ...checksBlocks(checks, failed.length > 0),
    ...(details.canary === null ? [] : presentCanary(details.canary)),
    ...(details.load === null ? [] : presentLoad(details.load)),
    ...presentHistory(details.history),
  ]
}

function failureBlocks(check: CheckDetails): Block[] {
  const { name, request, attempts, needs, duration, phases, assertions } = check
  if (needs !== null) return [textBlock(`${name}: not run, for ${needs} failed. It would have asked ${request}.`)]
  const tries = attempts === 1 ? 'one attempt, which took' : `${attempts} attempts, the last of which took`
  const times = PHASES.filter(phase => phases[phase] > 0).map(phase => `${phase} ${formatDuration(phases[phase])}`)
  const took = `${formatDuration(duration)}${times.length > 0 ? ` (${times.join(', ')})` : ''}`
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
  const sorted = checks.toSorted((a, b) => Number(a.verdict === 'pass') - Number(b.verdict === 'pass'))
  const hasCertificates = checks.some(({ certificate }) => certificate !== null)
  const rows = sorted.map(each => [
    each.verdict,
    each.name,
    cameOf(each),
    String(each.attempts),
    ...PHASES.map(phase => (each.attempts === 0 ? '' : formatDuration(each.phases[phase]))),
    formatDuration(each.duration),
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

/** The first thing that was not as expected, else the status, or what else there is to show. */
function cameOf({ assertions, needs }: CheckDetails): string {
  if (needs !== null) return 'not run'
  const shown =
    assertions.find(({ passed }) => !passed) ?? assertions.find(({ kind }) => kind === 'status') ?? assertions[0]
  return shown?.actual ?? ''
}
