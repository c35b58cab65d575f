import { baselineFinding, seriesOf } from '../baseline/baseline.js'
import { findBaseline } from '../baseline/find.js'
import { finding } from '../gate/finding.js'
import { workingDirectory } from '../gate/judge.js'
import { type Count, fallsBeyond, formatDrop, formatPercent, ratioOf, ratioOfPercent } from '../gate/percent.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Metric, Result } from '../gate/result.js'
import type { CoverageDetails } from './details.js'
import { type CoverageInputs, NAME } from './inputs.js'

/** How line coverage changed since the baseline, where `max-drop` asks for it. @throws UserMistake */
export async function judgeDrop(
  lines: Count,
  inputs: CoverageInputs,
  ports: Ports,
): Promise<{ metrics: Metric[]; findings: Finding[] }> {
  const most = inputs['max-drop']
  if (most === undefined) return { metrics: [], findings: [] }
  const series = seriesOf({ name: NAME, comparable: isMeasured }, inputs, ports)
  const baseline = await findBaseline(inputs, series, workingDirectory(inputs), ports)
  if (baseline === null) return { metrics: [], findings: [] }
  if (baseline.kind !== 'found') return { metrics: [], findings: [baselineFinding(baseline, inputs, ports)] }
  const base = linesOf(baseline.result)
  const falls = fallsBeyond(base, lines, most)
  const metric: Metric = {
    name: 'coverage-change',
    value: ratioOf(lines) - ratioOf(base),
    unit: 'ratio',
    verdict: falls ? 'fail' : 'pass',
    thresholds: [{ op: '>=', value: 0 - ratioOfPercent(most), level: 'error' }],
  }
  return { metrics: [metric], findings: falls ? [fell(base, lines, most.text, baseline.from)] : [] }
}

/** Whether a result is of a whole measurement: not that of a shard, nor one in which reports were unreadable. */
export function isMeasured(result: Result): boolean {
  const { covered, total } = linesOf(result)
  const judged = result.metrics.some(({ name }) => name === 'coverage')
  const unread = result.findings.some(({ rule }) => rule === 'coverage/unreadable')
  return judged && !unread && total > 0 && covered <= total
}

function fell(base: Count, lines: Count, most: string, from: string): Finding {
  return finding({
    rule: 'coverage/drop',
    level: 'error',
    message: `Line coverage fell by ${formatDrop(base, lines)} points, from ${formatPercent(base)} to ${formatPercent(lines)}; max-drop is ${most}.`,
    help: `Compared with ${from}.`,
    identity: 'drop',
  })
}

function linesOf({ details }: Result): Count {
  return (details as CoverageDetails).totals.lines
}
