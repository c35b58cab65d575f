import { finding } from '../gate/finding.js'
import { formatPercent, lackingTo, type Percent, reaches } from '../gate/percent.js'
import type { Finding } from '../gate/result.js'
import type { FileTotals } from './details.js'

/** A finding for each file of which fewer lines are covered than must be, the one that lacks most first. */
export function judgeFiles(files: readonly FileTotals[], least: Percent | undefined): Finding[] {
  if (least === undefined) return []
  const low = files
    .filter(({ lines, carried }) => lines.total > 0 && carried === undefined && !reaches(lines, least))
    .map(({ path, lines }) => ({ path, lines, lacking: lackingTo(lines, least) }))
    .sort((a, b) => b.lacking - a.lacking)
  return low.map(({ path, lines, lacking }) =>
    finding({
      rule: 'coverage/file',
      level: 'error',
      message: `${formatPercent(lines)} of the lines of ${path} are covered (${lines.covered} of ${lines.total}); min-file is ${least.text}%.`,
      help: `${lacking} more ${lacking === 1 ? 'line' : 'lines'} would reach it.`,
      file: path,
      identity: 'file',
    }),
  )
}
