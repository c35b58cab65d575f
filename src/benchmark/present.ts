import type { Judgement } from '../gate/result.js'
import { type Block, section, table, textBlock } from '../report/blocks.js'
import { formatChange } from './change.js'
import type { BenchmarkDetails, Judged } from './details.js'
import { overallChange } from './findings.js'
import { formatValue } from './formats/units.js'
import { keyOf } from './model.js'
import { sparkline } from './sparkline.js'

const TREND = 20
const WORDS: Record<Judged['verdict'], string> = {
  regression: 'worse',
  failed: 'failed',
  vanished: 'vanished',
  inconclusive: 'undecided',
  improvement: 'better',
  'no-change': 'unchanged',
  new: 'new',
}
/** What a reader need not look at. */
const QUIET: readonly Judged['verdict'][] = ['no-change', 'new']

/** `1 worse, 2 better, 47 unchanged of 50 benchmarks; together 0.4% slower.` */
export function summaryOf(details: BenchmarkDetails): string {
  const { benchmarks } = details
  if (benchmarks.length === 0) return 'No benchmark was measured.'
  const verdicts = Object.keys(WORDS) as Judged['verdict'][]
  const counts = verdicts.flatMap(verdict => {
    const count = benchmarks.filter(each => each.verdict === verdict).length
    return count === 0 ? [] : [`${count} ${WORDS[verdict]}`]
  })
  const of = benchmarks.length === 1 ? 'one metric' : `${benchmarks.length} metrics`
  const change = overallChange(benchmarks)
  const together =
    change === null ? '' : `; together ${formatChange(Math.abs(change)).slice(1)} ${change > 0 ? 'worse' : 'better'}`
  return `${counts.join(', ')} of ${of}${together}.`
}

/** What changed, worst first; what did not is folded away. */
export function presentBenchmarks({ details }: Judgement<BenchmarkDetails>): Block[] {
  const { benchmarks, machine } = details
  const loud = benchmarks.filter(({ verdict }) => !QUIET.includes(verdict))
  const quiet = benchmarks.filter(({ verdict }) => QUIET.includes(verdict))
  const trends = new Map(details.history.series.map(each => [keyOf(each), sparkline(each.values.slice(-TREND))]))
  return [
    ...(loud.length === 0 ? [] : [section('What changed, or may have', [tableOf(loud, trends), ...reasons(loud)])]),
    ...(quiet.length === 0
      ? []
      : [
          section(`Unchanged and new: ${quiet.length}`, [tableOf(quiet, trends)], loud.length > 0 || quiet.length > 20),
        ]),
    ...(machine.names.length === 0 ? [] : [textBlock(`Measured on ${machine.names.join(' and on ')}.`)]),
  ]
}

function tableOf(benchmarks: readonly Judged[], trends: ReadonlyMap<string, string>): Block {
  const rows = benchmarks.map(each => {
    const { name, metric, unit, base, head, change, interval, verdict } = each
    return [
      WORDS[verdict],
      name,
      metric,
      base === null ? '' : formatValue(base, unit),
      head === null ? '' : formatValue(head, unit),
      change === null ? '' : formatChange(change),
      interval === null ? '' : `${formatChange(interval[0])} … ${formatChange(interval[1])}`,
      trends.get(keyOf(each)) ?? '',
    ]
  })
  const head = ['Verdict', 'Benchmark', 'Metric', 'Before', 'Now', 'Change', '95% interval', 'Trend']
  return table(head, rows, [3, 4, 5, 6])
}

function reasons(benchmarks: readonly Judged[]): Block[] {
  const rows = benchmarks.map(each => [each.name, each.metric, each.why, settledBy(each)])
  return [section('Why', [table(['Benchmark', 'Metric', 'Why', 'What would settle it'], rows)], true)]
}

function settledBy({ verdict, minimumDetectableEffect, runsNeeded }: Judged): string {
  if (verdict !== 'inconclusive') return ''
  const seen =
    minimumDetectableEffect === null
      ? ''
      : `a change of ${formatChange(minimumDetectableEffect).slice(1)} would be seen`
  const runs = runsNeeded === null ? '' : `some ${runsNeeded} values a side`
  return [runs, seen].filter(text => text !== '').join('; ')
}
