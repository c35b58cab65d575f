import { finding } from '../gate/finding.js'
import {
  type Count,
  changeOf,
  fallsBeyond,
  formatDrop,
  formatPercent,
  type Percent,
  ratioOfPercent,
} from '../gate/percent.js'
import type { Finding, Metric } from '../gate/result.js'
import type { Component } from './components.js'
import { type FileTotals, filesByPath } from './details.js'
import type { Past } from './past.js'
import { metricName, ofComponent, type Scope } from './thresholds.js'
import { sumOf } from './totals.js'

/**
 * Whether line coverage fell by more than is allowed: the percentage, and by lines that are not covered. Where covered
 * code was deleted the percentage alone falls, which is nobody's fault.
 */
function isLoss(base: Count, head: Count, most: Percent): boolean {
  return fallsBeyond(base, head, most) && head.total - head.covered > base.total - base.covered
}

/** How the line coverage of the whole, or of a component, changed since the baseline, where `max-drop` asks for it. */
export function judgeDrop(
  scope: Scope,
  has: (path: string) => boolean,
  past: Past,
): { metrics: Metric[]; findings: Finding[] } {
  const most = scope.thresholds['max-drop']
  if (most === undefined) return { metrics: [], findings: [] }
  const { lines: head } = scope.totals
  const base = scope.component === null ? past.totals.lines : sumOf(filesIn(past, has)).lines
  if (base.total === 0 || head.total === 0) return { metrics: [], findings: [] }
  const lost = isLoss(base, head, most)
  const metric: Metric = {
    name: metricName('coverage-change', scope),
    value: changeOf(base, head),
    unit: 'ratio',
    verdict: lost ? 'fail' : 'pass',
    thresholds: [{ op: '>=', value: 0 - ratioOfPercent(most), level: 'error' }],
  }
  return { metrics: [metric], findings: lost ? [fell(base, head, most, scope, past)] : [] }
}

/**
 * A finding for each file that lost more than is allowed, the largest loss first: a net figure would let what one file
 * gains hide what another loses. A component's own `max-drop` goes for its files.
 */
export function judgeFileDrops(
  files: readonly FileTotals[],
  whole: Percent | undefined,
  components: readonly Component[],
  past: Past,
): Finding[] {
  const losses = [...filesByPath(files)].flatMap(([path, { lines: head, carried }]) => {
    const base = past.files.get(path)?.lines
    const own = components.find(({ has, thresholds }) => thresholds['max-drop'] !== undefined && has(path))
    const most = own?.thresholds['max-drop'] ?? whole
    if (base === undefined || base.total === 0 || head.total === 0 || most === undefined || carried) return []
    if (!isLoss(base, head, most)) return []
    return [{ path, base, head, most, more: head.total - head.covered - (base.total - base.covered) }]
  })
  losses.sort((a, b) => b.more - a.more)
  return losses.map(({ path, base, head, most, more }) =>
    finding({
      rule: 'coverage/drop-file',
      level: 'error',
      message: `${path} lost ${formatDrop(base, head)} points of line coverage, from ${formatPercent(base)} to ${formatPercent(head)}; max-drop is ${most.text}.`,
      help: `${more} more ${more === 1 ? 'line is' : 'lines are'} not covered than in ${past.from}.`,
      file: path,
      identity: 'drop',
    }),
  )
}

function filesIn(past: Past, has: (path: string) => boolean): FileTotals[] {
  return [...past.files].filter(([path]) => has(path)).map(([, file]) => file)
}

function fell(base: Count, head: Count, most: Percent, scope: Scope, past: Past): Finding {
  const more = head.total - head.covered - (base.total - base.covered)
  return finding({
    rule: 'coverage/drop',
    level: 'error',
    message: `Line coverage${ofComponent(scope)} fell by ${formatDrop(base, head)} points, from ${formatPercent(base)} to ${formatPercent(head)}; max-drop is ${most.text}.`,
    help: `${more} more ${more === 1 ? 'line is' : 'lines are'} not covered. Compared with ${past.from}.`,
    identity: scope.component === null ? 'drop' : `drop ${scope.component}`,
  })
}
