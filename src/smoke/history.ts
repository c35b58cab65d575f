import { baselineFinding, type Found, seriesOf } from '../baseline/baseline.js'
import { findBaseline } from '../baseline/find.js'
import { workingDirectory } from '../gate/judge.js'
import type { Ports } from '../gate/ports.js'
import type { Finding } from '../gate/result.js'
import { type HistoryPoint, isComparable, pointsOf } from './comparable.js'
import type { Figures } from './figures.js'
import { NAME, type SmokeInputs } from './inputs.js'

/** A run every 30 minutes has some six days in it. */
const MOST = 300

/** Results that are read beside the nearest one, where its history lacks them: runs that overlapped. */
const MOST_GAPS = 5

/** Earlier runs, oldest first, and what is to be said of them. @throws UserMistake where a permission is missing */
export async function pastOf(
  inputs: SmokeInputs,
  ports: Ports,
): Promise<{ points: HistoryPoint[]; findings: Finding[] }> {
  const series = seriesOf({ name: NAME, comparable: isComparable }, inputs, ports)
  const baseline = await findBaseline(inputs, series, workingDirectory(inputs), ports)
  if (baseline === null) return { points: [], findings: [] }
  if (baseline.kind !== 'found') return { points: [], findings: [baselineFinding(baseline, inputs, ports)] }
  const last = pointsOf(baseline.result)
  const gaps = await baseline.earlier(isKnown(last), MOST_GAPS)
  return { points: joined([...gaps.flatMap(lastPoint), ...last]), findings: [] }
}

/** The history with this run in it, if it asked anything; an earlier attempt of it counts no more. */
export function withRun(
  points: readonly HistoryPoint[],
  { availability, p95 }: Figures,
  { event, clock }: Pick<Ports, 'event' | 'clock'>,
): HistoryPoint[] {
  if (availability === null) return [...points]
  const { runId, commit } = event.subject
  return joined([...points, { runId, commit, date: clock.date(), availability, p95 }])
}

function lastPoint(result: Found['result']): HistoryPoint[] {
  return pointsOf(result).slice(-1)
}

function isKnown(points: readonly HistoryPoint[]): (runId: number) => boolean {
  const ids = new Set(points.map(({ runId }) => runId))
  return runId => ids.has(runId)
}

/** By date, the newest of them; of one run the last that is told. */
function joined(points: readonly HistoryPoint[]): HistoryPoint[] {
  const byRun = new Map<string, HistoryPoint>()
  for (const point of points) byRun.set(point.runId === null ? `at ${point.date}` : String(point.runId), point)
  return [...byRun.values()].sort((a, b) => a.date - b.date).slice(-MOST)
}
