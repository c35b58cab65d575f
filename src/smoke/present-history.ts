import { sparkline } from '../gate/sparkline.js'
import { type Block, section, table, textBlock } from '../report/blocks.js'
import type { HistoryPoint } from './comparable.js'
import { timeText } from './load-details.js'

/** Runs in the line of bars, and those that are told in numbers. */
const DRAWN = 60
const TOLD = 10

/** How the last runs were; nothing where there is but this one. */
export function presentHistory(history: readonly HistoryPoint[]): Block[] {
  if (history.length < 2) return []
  const drawn = history.slice(-DRAWN)
  const of = `the last ${drawn.length} runs, oldest first`
  const shares = drawn.map(each => each.availability)
  const latencies = sparkline(drawn.map(({ p95 }) => p95))
  const rows = history
    .slice(-TOLD)
    .reverse()
    .map(({ date, commit, availability, p95 }) => [
      new Date(date).toISOString().slice(0, 16).replace('T', ' '),
      commit?.slice(0, 12) ?? '',
      shareText(availability),
      timeText(p95),
    ])
  return [
    section('History', [
      textBlock(
        isLevel(shares)
          ? `Availability was ${shareText(shares[0] as number)} in all of the last ${drawn.length} runs.`
          : `Availability ${sparkline(shares)} (${of}).`,
      ),
      ...(latencies === '' ? [] : [textBlock(`P95 ${latencies} (${of}).`)]),
      table(['Run (UTC)', 'Commit', 'Availability', 'P95'], rows, [2, 3]),
    ]),
  ]
}

/** Bars that are all equal do not say how high they are. */
function isLevel(shares: readonly number[]): boolean {
  return shares.every(share => share === shares[0])
}

/** A fraction as a percentage, rounded down: what is not all is not shown as 100%. */
export function shareText(share: number): string {
  return `${Math.floor(share * 10_000 + 1e-9) / 100}%`
}
