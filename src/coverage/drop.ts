import { type Baseline, baselineFinding, seriesOf } from '../baseline/baseline.js'
import { findBaseline } from '../baseline/find.js'
import { finding } from '../gate/finding.js'
import { workingDirectory } from '../gate/judge.js'
import { type Count, fallsBeyond, formatDrop, formatPercent, ratioOf, ratioOfPercent } from '../gate/percent.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Metric } from '../gate/result.js'
import type { CoverageDetails } from './details.js'
import type { CoverageInputs } from './inputs.js'

/** How line coverage changed since the baseline, where `max-drop` asks for it. */
export async function judgeDrop(
  lines: Count,
  inputs: CoverageInputs,
  ports: Ports,
): Promise<{ metrics: Metric[]; findings: Finding[] }> {
  const most = inputs['max-drop']
  if (most === undefined) return { metrics: [], findings: [] }
  const series = seriesOf('coverage-gate', inputs, ports)
  const baseline = measured(await findBaseline(inputs, series, workingDirectory(inputs), ports))
  if (baseline === null) return { metrics: [], findings: [] }
  if (baseline.kind !== 'found') return { metrics: [], findings: [baselineFinding(baseline, inputs)] }
  const base = linesOf(baseline)
  const falls = fallsBeyond(base, lines, most)
  const metric: Metric = {
    name: 'coverage-change',
    value: ratioOf(lines) - ratioOf(base),
    unit: 'ratio',
    verdict: falls ? 'fail' : 'pass',
    thresholds: [{ op: '>=', value: -ratioOfPercent(most), level: 'error' }],
  }
  return { metrics: [metric], findings: falls ? [fell(base, lines, most.text, baseline.from)] : [] }
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

function linesOf({ result }: Extract<Baseline, { kind: 'found' }>): Count {
  return (result.details as CoverageDetails).totals.lines
}

/** A baseline without a single line is none. */
function measured(baseline: Baseline | null): Baseline | null {
  if (baseline?.kind !== 'found' || linesOf(baseline).total > 0) return baseline
  return { kind: 'missing', why: `nothing was measured in ${baseline.from}` }
}
