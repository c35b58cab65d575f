import { baselineFinding, seriesOf } from '../baseline/baseline.js'
import { findBaseline } from '../baseline/find.js'
import { workingDirectory } from '../gate/judge.js'
import type { Ports } from '../gate/ports.js'
import type { Finding, Result } from '../gate/result.js'
import { type Component, isAsked } from './components.js'
import { type CoverageDetails, type FileTotals, filesByPath } from './details.js'
import { type CoverageInputs, NAME } from './inputs.js'
import type { Totals } from './totals.js'

/** What the baseline says. */
export interface Past {
  totals: Totals
  /** By the path that each file has now, where the change renamed it. */
  files: ReadonlyMap<string, FileTotals>
  /** Where it is from, for the reader. */
  from: string
}

/**
 * What the baseline says, where something asks for it: `max-drop`, or a component that is carried forward.
 *
 * @throws UserMistake where a permission is missing
 */
export async function pastOf(
  inputs: CoverageInputs,
  components: readonly Component[],
  renamed: ReadonlyMap<string, string>,
  ports: Ports,
): Promise<{ past: Past | null; findings: Finding[] }> {
  const drops = isAsked('max-drop', inputs, components)
  if (!drops && !components.some(({ carryForward }) => carryForward)) return { past: null, findings: [] }
  const series = seriesOf({ name: NAME, comparable: isMeasured }, inputs, ports)
  const baseline = await findBaseline(inputs, series, workingDirectory(inputs), ports)
  if (baseline === null) return { past: null, findings: [] }
  if (baseline.kind !== 'found') return { past: null, findings: [baselineFinding(baseline, inputs, ports)] }
  const { totals, files } = detailsOf(baseline.result)
  const byPath = filesByPath(files, path => renamed.get(path) ?? path)
  return { past: { totals, files: byPath, from: baseline.from }, findings: [] }
}

/** Whether a result is of a whole measurement: not that of a shard, nor one in which reports were unreadable. */
export function isMeasured(result: Result): boolean {
  const { totals, files } = detailsOf(result)
  const judged = result.metrics.some(({ name }) => name === 'coverage')
  const unread = result.findings.some(({ rule }) => rule === 'coverage/unreadable')
  const sound = [totals, ...files].every(({ lines }) => lines.covered <= lines.total)
  return judged && !unread && totals.lines.total > 0 && sound
}

function detailsOf({ details }: Result): CoverageDetails {
  return details as CoverageDetails
}
