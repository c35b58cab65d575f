import type { Judgement } from '../gate/result.js'
import { sparkline } from '../gate/sparkline.js'
import { type Block, section, table, textBlock } from '../report/blocks.js'
import { formatChange } from './change.js'
import type { BenchmarkDetails, Judged } from './details.js'
import { overallChange } from './findings.js'
import { formatValue } from './formats/units.js'
import { keyOf } from './model.js'

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
/** Up to how many need no folding. */
const UNFOLDED = 20
const UNDECIDED =
  'Undecided: shown neither to be worse nor to be unchanged. What stands in the way, and what would settle it, is told under “Why”.'

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
  const isFolded = loud.length > 0 || quiet.length > UNFOLDED
  return [
    ...(loud.length === 0 ? [] : [section('What changed, or may have', [tableOf(loud, trends), ...reasons(loud)])]),
    ...(quiet.length === 0 ? [] : [section(titleOf(quiet), [tableOf(quiet, trends)], isFolded)]),
    ...(machine.names.length === 0 ? [] : [textBlock(`Measured on ${machine.names.join(' and on ')}.`)]),
  ]
}

function titleOf(quiet: readonly Judged[]): string {
  const counts = QUIET.flatMap(verdict => {
    const count = quiet.filter(each => each.verdict === verdict).length
    return count === 0 ? [] : [`${count} ${WORDS[verdict]}`]
  })
  return counts.join(', ')
}

interface Column {
  title: string
  text(judged: Judged): string
  isNumeric?: true
}

/** The columns that say anything of these. */
function tableOf(benchmarks: readonly Judged[], trends: ReadonlyMap<string, string>): Block {
  const all: Column[] = [
    { title: 'Verdict', text: ({ verdict }) => WORDS[verdict] },
    { title: 'Benchmark', text: ({ name }) => name },
    { title: 'Metric', text: ({ metric }) => metric },
    { title: 'Before', text: ({ base, unit }) => (base === null ? '' : formatValue(base, unit)), isNumeric: true },
    { title: 'Now', text: ({ head, unit }) => (head === null ? '' : formatValue(head, unit)), isNumeric: true },
    { title: 'Change', text: ({ change }) => (change === null ? '' : formatChange(change)), isNumeric: true },
    { title: '95% interval', text: ({ interval }) => formatInterval(interval), isNumeric: true },
    { title: 'Trend', text: each => trends.get(keyOf(each)) ?? '' },
  ]
  const columns = all.filter(({ text }) => benchmarks.some(each => text(each) !== ''))
  const rows = benchmarks.map(each => columns.map(({ text }) => text(each)))
  const numeric = columns.flatMap(({ isNumeric }, index) => (isNumeric ? [index] : []))
  return table(
    columns.map(({ title }) => title),
    rows,
    numeric,
  )
}

function formatInterval(interval: Judged['interval']): string {
  return interval === null ? '' : `${formatChange(interval[0])} … ${formatChange(interval[1])}`
}

/** Why each was judged so: a text each, for a column would cut it off. */
function reasons(benchmarks: readonly Judged[]): Block[] {
  const undecided = benchmarks.some(({ verdict }) => verdict === 'inconclusive')
  const texts = benchmarks.map(each => {
    const of = each.metric === '' ? each.name : `${each.name}, ${each.metric}`
    return textBlock(`${[`${of}: ${each.why}`, ...settledBy(each)].join('. ')}.`)
  })
  return [...(undecided ? [textBlock(UNDECIDED)] : []), section('Why', texts, benchmarks.length > UNFOLDED)]
}

function settledBy({ verdict, method, base, minimumDetectableEffect, runsNeeded }: Judged): string[] {
  if (verdict !== 'inconclusive') return []
  if (method === 'none')
    return base === null ? [] : ['Repeated runs a side, each in a file of its own, tell its noise as well']
  // What was measured by turns has said already how many pairs it takes.
  const isTold = runsNeeded === null || method === 'interleaved'
  const settled = isTold ? [] : [`Some ${runsNeeded} values a side would probably settle it`]
  const found =
    minimumDetectableEffect === null
      ? []
      : [`As it is, a worsening of ${formatChange(minimumDetectableEffect).slice(1)} would be found`]
  return [...settled, ...found]
}
