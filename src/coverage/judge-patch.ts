import type { ChangedLines } from '../gate/changed-lines.js'
import { finding, levelOfMissing } from '../gate/finding.js'
import { type Count, formatPercent, lackingTo, type Percent, reaches } from '../gate/percent.js'
import type { Finding, Level, Metric } from '../gate/result.js'
import type { CoverageInputs } from './inputs.js'
import type { Patch } from './patch.js'
import { metricName, metricOf, ofComponent, type Scope } from './thresholds.js'

/** The metric of the changed lines of the whole or of a component, and a finding where too few of them are covered. */
export function judgePatch(patch: Patch, scope: Scope): { metrics: Metric[]; findings: Finding[] } {
  const least = scope.thresholds['min-patch']
  if (patch.total === 0 || (scope.component !== null && least === undefined)) return { metrics: [], findings: [] }
  const metrics = [metricOf(metricName('patch-coverage', scope), patch, least)]
  const reached = least === undefined || reaches(patch, least)
  return { metrics, findings: reached ? [] : [tooLow(patch, least, scope)] }
}

/** Where changed lines are not covered, the largest group first; for annotations. */
export function uncoveredChanges(patch: Patch, level: Level): Finding[] {
  const groups = patch.files.flatMap(({ path, uncovered }) => uncovered.map(([first, last]) => ({ path, first, last })))
  groups.sort((a, b) => b.last - b.first - (a.last - a.first))
  return groups.map(({ path, first, last }) =>
    finding({
      rule: 'coverage/patch-line',
      level,
      message: first === last ? 'No test runs this changed line.' : 'No test runs these changed lines.',
      file: path,
      line: first,
      endLine: last,
      identity: `${first}`,
    }),
  )
}

/**
 * Where the change is not known, or that of some files, and `min-patch` asks for it: an error, unless `if-missing` says
 * otherwise. Where there is nothing to compare with by the nature of the event, a note.
 */
export function unknownChange(
  change: ChangedLines,
  asked: boolean,
  counts: (path: string) => boolean,
  inputs: Pick<CoverageInputs, 'if-missing'>,
): Finding[] {
  const rule = 'coverage/patch-unknown'
  const level = levelOfMissing(inputs['if-missing'])
  if (!asked) return []
  if (change.kind !== 'known') {
    const [graveness, words] = change.kind === 'none' ? (['note', 'is not'] as const) : ([level, 'cannot be'] as const)
    const message = `min-patch ${words} judged: ${change.why}.`
    return [finding({ rule, level: graveness, message, identity: change.kind })]
  }
  return change.unknown.filter(counts).map(path =>
    finding({
      rule,
      level,
      message: `${path} is changed, but GitHub does not tell in which lines: min-patch is judged without it.`,
      help: 'Set `fetch-depth: 0` for actions/checkout, so that git can tell.',
      file: path,
      identity: 'lines',
    }),
  )
}

function tooLow(patch: Count, least: Percent, scope: Scope): Finding {
  const lacking = lackingTo(patch, least)
  return finding({
    rule: 'coverage/patch',
    level: 'error',
    message: `${formatPercent(patch)} of the changed lines${ofComponent(scope)} are covered (${patch.covered} of ${patch.total}); min-patch is ${least.text}%.`,
    help: `${lacking} more ${lacking === 1 ? 'line' : 'lines'} would reach it.`,
    identity: scope.component === null ? 'patch' : `patch ${scope.component}`,
  })
}
