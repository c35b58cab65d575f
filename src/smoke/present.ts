import { formatDuration } from '../gate/duration.js'
import type { Judgement } from '../gate/result.js'
import { type Block, table } from '../report/blocks.js'
import type { SmokeDetails } from './gate.js'

/** A line per check, failed ones first, with the time that each phase of its last attempt took. */
export function presentSmoke({ details }: Judgement<SmokeDetails>): Block[] {
  const checks = details.checks.toSorted((a, b) => Number(a.verdict === 'pass') - Number(b.verdict === 'pass'))
  const rows = checks.map(({ name, verdict, attempts, phases, assertions }) => {
    const times = [phases.resolve, phases.connect, phases.tls, phases.processing, phases.transfer]
    const status = assertions.find(each => each.kind === 'status')?.actual ?? 'none'
    return [verdict, name, status, String(attempts), ...times.map(formatDuration)]
  })
  const head = ['Verdict', 'Check', 'Status', 'Attempts', 'Resolve', 'Connect', 'TLS', 'Processing', 'Transfer']
  return [table(head, rows, [3, 4, 5, 6, 7, 8])]
}
