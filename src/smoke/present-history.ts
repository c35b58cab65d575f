import { formatDuration } from '../gate/duration.js'
import { sparkline } from '../gate/sparkline.js'
import { type Block, section, table, textBlock } from '../report/blocks.js'
import type { HistoryPoint } from './comparable.js'

/** Runs in the line of bars, and those that are told in numbers. */
const DRAWN = 60
const TOLD = 10

/** How the last runs were; nothing where there is but this one. */
export function presentHistory(history: readonly HistoryPoint[]): Block[] {
  if (history.length < 2) return []
  const drawn = history.slice(-DRAWN)
  const of = `the last ${drawn.length} runs, oldest first`
  const latencies = sparkline(drawn.map(({ p95 }) => p95))
  const rows = history
    .slice(-TOLD)
    .reverse()
    .map(({ date, commit, availability, p95 }) => [
      new Date(date).toISOString().slice(0, 16).replace('T', ' '),
      commit?.slice(0, 12) ?? '',
      shareText(availability),
      p95 === null ? '' : formatDuration(p95),
    ])
  return [
    section('History', [
      textBlock(`Availability ${sparkline(drawn.map(each => each.availability))} (${of}).`),
      ...(latencies === '' ? [] : [textBlock(`P95 ${latencies} (${of}).`)]),
      table(['Run (UTC)', 'Commit', 'Availability', 'P95'], rows, [2, 3]),
    ]),
  ]
}

/** A fraction as a percentage, rounded down: what is not all is not shown as 100%. */
export function shareText(share: number): string {
  return `${Math.floor(share * 10_000 + 1e-9) / 100}%`
}
