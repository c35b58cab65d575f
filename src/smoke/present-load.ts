import { formatDuration } from '../gate/duration.js'
import { type Block, section, table, textBlock } from '../report/blocks.js'
import type { Bar, LoadSummary } from './load/result.js'
import { type CanaryDetails, type LoadDetails, preciseTime, type TargetDetails } from './load-details.js'

const WIDEST = 40

/** A load: its thresholds, how long answers took, and what went wrong. */
export function presentLoad(load: LoadDetails): Block[] {
  const { thresholds, targets, reasons } = load
  const rows = thresholds
    .toSorted((a, b) => Number(a.passed) - Number(b.passed))
    .map(({ text, shown, passed }) => [passed ? 'met' : 'failed', text, shown])
  return [
    section('Load', [
      textBlock(`${stagesText(load)}; it took ${formatDuration(load.elapsed)}.`),
      ...reasons.map(reason => textBlock(`${load.valid ? 'Not passed' : 'Invalid measurement'}: ${reason}.`)),
      ...(rows.length === 0 ? [] : [table(['', 'Threshold', 'Got'], rows, [2])]),
      latencyTable(targets),
      ...targets.flatMap(target => [...distributionBlocks(target, targets.length > 1), ...errorBlocks(target)]),
    ]),
  ]
}

/** Both versions side by side, with the intervals that decide. */
export function presentCanary({ verdict, why, sent, confidence, compared }: CanaryDetails): Block[] {
  const rows = compared.map(({ metric, stable, canary, change, low, high, tolerance, ...each }) => {
    const value = metric === 'errors' ? shareText : timeText
    const points = (part: number | null) => (part === null ? '' : signed(part))
    return [
      each.verdict,
      metric,
      value(stable),
      value(canary),
      points(change),
      low === null ? (each.lacks ?? '') : `${points(low)} … ${points(high)}`,
      points(tolerance),
    ]
  })
  const of = `${sent.canary} requests to the version that is tested, ${sent.stable} to the stable one`
  return [
    section(`Compared with the stable version: ${verdict}`, [
      textBlock(`${why} (${of}).`),
      table(
        ['Verdict', 'Metric', 'Stable', 'Tested', 'Worse by', `${confidence * 100}% interval`, 'Tolerated'],
        rows,
        [2, 3, 4, 5, 6],
      ),
    ]),
  ]
}

function stagesText({ stages }: LoadDetails): string {
  const parts = stages.map(({ from, to, duration }) => {
    const rate = from === null ? 'as many as fit' : from === to ? `${from}/s` : `${from}/s to ${to}/s`
    return `${rate} for ${formatDuration(duration)}`
  })
  return parts.join(', then ')
}

function latencyTable(targets: readonly TargetDetails[]): Block {
  const rows = targets.flatMap(target => [
    latencyRow(target.name, target),
    ...(target.requests.length > 1
      ? target.requests.map(each => latencyRow(`${target.name}: ${each.name}`, each))
      : []),
  ])
  const head = ['Requests', 'Sent', 'Failed', 'Rate', 'Mean', 'P50', 'P90', 'P95', 'P99', 'Max', 'Service P95']
  return table(head, rows, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
}

function latencyRow(name: string, { sent, failed, achievedRate, latency, service }: LoadSummary): string[] {
  const times = (['mean', 'p50', 'p90', 'p95', 'p99', 'max'] as const).map(each => timeText(latency?.[each] ?? null))
  return [
    name,
    String(sent),
    String(failed),
    `${Number(achievedRate.toPrecision(3))}/s`,
    ...times,
    timeText(service?.p95 ?? null),
  ]
}

function distributionBlocks({ name, distribution }: TargetDetails, isOneOfTwo: boolean): Block[] {
  if (distribution.length === 0) return []
  const most = Math.max(...distribution.map(({ count }) => count))
  const rows = distribution.map(bar => [
    spanText(bar),
    String(bar.count),
    '█'.repeat(Math.ceil((bar.count / most) * WIDEST)),
  ])
  const title = `How long answers took${isOneOfTwo ? `: ${name}` : ''}`
  return [section(title, [table(['From … to', 'Answers', ''], rows, [1])], isOneOfTwo)]
}

function errorBlocks({ name, errors, examples }: TargetDetails): Block[] {
  const rows = Object.entries(errors).map(([kind, count]) => [kind, String(count), examples[kind] ?? ''])
  return rows.length === 0
    ? []
    : [section(`What failed: ${name}`, [table(['Kind', 'Requests', 'The first of them'], rows, [1])])]
}

function spanText({ from, to }: Bar): string {
  return `${preciseTime(from)} … ${preciseTime(to)}`
}

function timeText(milliseconds: number | null): string {
  return milliseconds === null ? '' : preciseTime(milliseconds)
}

function shareText(share: number | null): string {
  return share === null ? '' : `${Number((share * 100).toPrecision(3))}%`
}

function signed(part: number): string {
  return `${part < 0 ? '' : '+'}${Number((part * 100).toPrecision(3))}%`
}
