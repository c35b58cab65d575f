import { formatDuration } from '../gate/duration.js'
import { type Block, section, table, textBlock } from '../report/blocks.js'
import type { Bar, LoadSummary } from './load/result.js'
import { type LoadDetails, preciseTime, type TargetDetails, timeText } from './load-details.js'

const WIDEST = 40
const MOST_CAUSES = 20

/** Of rates, with their seconds. */
const UNITS = [
  ['s', 1],
  ['m', 60],
  ['h', 3600],
] as const

/** Milliseconds. */
const TOLD_LATE = 5

/** A load: its thresholds, how long answers took, and what went wrong. */
export function presentLoad(load: LoadDetails): Block[] {
  const { thresholds, targets, reasons, why } = load
  const rows = thresholds
    .toSorted((a, b) => Number(a.passed) - Number(b.passed))
    .map(({ text, shown, passed, holds }) => [passed ? 'met' : holds ? 'failed' : 'open', text, shown])
  return [
    section('Load', [
      textBlock(`${stagesText(load)}; it took ${formatDuration(load.elapsed)}${endText(load)}.`),
      ...why.map(each => textBlock(`Not passed: ${each}.`)),
      ...reasons.map(reason => textBlock(`Invalid measurement: ${reason}.`)),
      ...lateBlocks(load),
      ...(rows.length === 0 ? [] : [table(['', 'Threshold', 'Got'], rows, [2])]),
      latencyTable(targets),
      ...targets.flatMap(target => {
        const of = targets.length > 1 ? `: ${target.name}` : ''
        return [...distributionBlocks(target, of), ...errorBlocks(target, of)]
      }),
    ]),
  ]
}

function stagesText({ stages }: LoadDetails): string {
  const parts = stages.map(({ from, to, duration }) => {
    const rates = [...new Set([from, to])].map(rate => (rate === null ? 'as many as fit' : rateText(rate)))
    return `${rates.join(' to ')} for ${formatDuration(duration)}`
  })
  return parts.join(', then ')
}

/** `200/s`, or by the minute or the hour where it is no whole number by the second, but one by these. */
function rateText(perSecond: number): string {
  for (const [unit, seconds] of UNITS) {
    const rate = perSecond * seconds
    // What it lacks to a whole number is an error of rounding.
    if (Math.abs(rate - Math.round(rate)) <= 1e-9 * rate) return `${Math.round(rate)}/${unit}`
  }
  return `${Number(perSecond.toPrecision(4))}/s`
}

/** What ended it early, and what is not known of it for that. */
function endText({ aborted, targets }: LoadDetails): string {
  if (aborted === null) return ''
  const whose = targets.length > 1 && aborted.target !== null ? ` of the ${aborted.target} version` : ''
  const by = aborted.threshold === null ? 'on request' : `by ${aborted.threshold}${whose}`
  const abandoned = targets.reduce((sum, target) => sum + target.abandoned, 0)
  return `, ended early ${by}${abandoned === 0 ? '' : `; of ${abandoned} requests that were under way nothing is known`}`
}

/** Where nothing is decided by latencies the generator's own part in them is only told. */
function lateBlocks({ late, reasons }: LoadDetails): Block[] {
  if (late.p99 < TOLD_LATE || reasons.length > 0) return []
  return [
    textBlock(
      `The generator itself was ${preciseTime(late.p99)} late, or more, in 1% of the time, which is in every latency.`,
    ),
  ]
}

function latencyTable(targets: readonly TargetDetails[]): Block {
  const withUnsent = targets.some(({ unsent }) => unsent > 0)
  const rows = targets.flatMap(target => {
    const [whole, of] = targets.length > 1 ? [target.name, `${target.name}: `] : ['all', '']
    const each = target.requests.length > 1 ? target.requests : []
    const ofRequests = each.map(request => latencyRow(of + request.name, request, withUnsent))
    return [latencyRow(whole, target, withUnsent), ...ofRequests]
  })
  const counts = ['Sent', ...(withUnsent ? ['Unsent'] : []), 'Failed']
  const times = ['Mean', 'P50', 'P90', 'P95', 'P99', 'Max', 'Service P95']
  const head = ['Requests', ...counts, 'Rate', ...times]
  return table(head, rows, [...head.keys()].slice(1))
}

/** `withUnsent`: whether any of the table were not sent, which have failed too. */
function latencyRow(name: string, summary: LoadSummary, withUnsent: boolean): string[] {
  const { sent, unsent, failed, achievedRate, latency, service } = summary
  const times = (['mean', 'p50', 'p90', 'p95', 'p99', 'max'] as const).map(each => timeText(latency?.[each] ?? null))
  return [
    name,
    String(sent),
    ...(withUnsent ? [String(unsent)] : []),
    String(failed),
    `${Number(achievedRate.toPrecision(3))}/s`,
    ...times,
    timeText(service?.p95 ?? null),
  ]
}

/** `of` says of which version, where there are two. */
function distributionBlocks({ distribution }: TargetDetails, of: string): Block[] {
  if (distribution.length === 0) return []
  const most = Math.max(...distribution.map(({ count }) => count))
  const rows = distribution.map(bar => [
    spanText(bar),
    String(bar.count),
    '█'.repeat(Math.ceil((bar.count / most) * WIDEST)),
  ])
  return [section(`How long answers took${of}`, [table(['From … to', 'Answers', ''], rows, [1])], of !== '')]
}

/** The most frequent ones, in the order of time. */
function errorBlocks({ causes }: TargetDetails, of: string): Block[] {
  if (causes.length === 0) return []
  const frequent = new Set(causes.toSorted((a, b) => b.count - a.count).slice(0, MOST_CAUSES))
  const rows = causes
    .filter(each => frequent.has(each))
    .map(({ request, error, status, count, first, reason }) => {
      return [request, status === null ? error : `${error} ${status}`, String(count), preciseTime(first), reason]
    })
  const left = causes.length - rows.length
  const head = ['Request', 'Kind', 'Requests', 'First after', 'The first of them']
  const more = left === 0 ? [] : [textBlock(`… and ${left} more kinds, which are less frequent.`)]
  return [section(`What failed${of}`, [table(head, rows, [2, 3]), ...more])]
}

function spanText({ from, to }: Bar): string {
  return `${preciseTime(from)} … ${preciseTime(to)}`
}
