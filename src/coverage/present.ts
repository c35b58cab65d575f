import { type Count, formatPercent } from '../gate/percent.js'
import type { Judgement } from '../gate/result.js'
import { type Block, section, table } from '../report/blocks.js'
import type { CoverageDetails, FileTotals } from './details.js'
import type { Patch } from './patch.js'
import type { Tally } from './tally.js'

const SHOWN = 15
const GROUPS_SHOWN = 10

/** The changed files, the components, the files with most uncovered lines, and what the tools themselves print. */
export function presentCoverage({ details }: Judgement<CoverageDetails>): Block[] {
  const { patch, components = [], files, native } = details
  return [
    ...(patch === undefined || patch.files.length === 0 ? [] : [changedFiles(patch)]),
    ...(components.length === 0 ? [] : [componentTable(components)]),
    ...uncoveredFiles(files),
    ...(native.length === 0 ? [] : [nativeFigures(native)]),
  ]
}

function changedFiles({ files }: Patch): Block {
  const rows = files
    .slice(0, SHOWN)
    .map(file => [file.path, formatPercent(file), `${file.covered} of ${file.total}`, groupsText(file.uncovered)])
  const head = ['File', 'Changed lines', 'Covered', 'Uncovered lines']
  return section(`Changed files: ${shown(rows.length, files.length)}`, [table(head, rows, [1, 2])])
}

function groupsText(groups: readonly (readonly [number, number])[]): string {
  const texts = groups.slice(0, GROUPS_SHOWN).map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
  return texts.join(', ') + (groups.length > GROUPS_SHOWN ? ', …' : '')
}

function componentTable(components: NonNullable<CoverageDetails['components']>): Block {
  const rows = components.map(({ name, lines, branches, functions }) => [
    name,
    ...cells(lines.total === 0 ? null : lines),
    ...cells(branches),
    ...cells(functions),
  ])
  const head = ['Component', 'Lines', 'Uncovered', 'Branches', 'Not taken', 'Functions', 'Not entered']
  return section('Components', [table(head, rows, [1, 2, 3, 4, 5, 6])])
}

function uncoveredFiles(files: readonly FileTotals[]): Block[] {
  const uncovered = byUncovered(files)
  if (uncovered.length === 0) return []
  const rows = uncovered
    .slice(0, SHOWN)
    .map(file => [
      file.carried ? `${file.path} (carried forward)` : file.path,
      ...cells(file.lines),
      ...cells(file.branches),
    ])
  const title = `Files with uncovered lines: ${shown(rows.length, uncovered.length)}, most first`
  return [section(title, [table(['File', 'Lines', 'Uncovered', 'Branches', 'Not taken'], rows, [1, 2, 3, 4])], true)]
}

function nativeFigures(native: CoverageDetails['native']): Block {
  const rows = native.map(({ report, tool, percent }) => [report, tool, `${percent}%`])
  return section(
    'The same reports in the words of their own tools',
    [table(['Report', 'Tool', 'It prints'], rows, [2])],
    true,
  )
}

/** ` Most uncovered: a.py (12), b.py (3).`, to end a message with; empty where all is covered. */
export function worstFiles(files: readonly FileTotals[]): string {
  const worst = byUncovered(files).slice(0, 3)
  const named = worst.map(({ path, lines }) => `${path} (${lines.total - lines.covered})`)
  return named.length === 0 ? '' : ` Most uncovered lines: ${named.join(', ')}.`
}

function byUncovered(files: readonly FileTotals[]): FileTotals[] {
  const uncovered = ({ lines }: { lines: Count }) => lines.total - lines.covered
  return files.filter(file => uncovered(file) > 0).sort((a, b) => uncovered(b) - uncovered(a))
}

function shown(count: number, all: number): string {
  return `${count} of ${all}`
}

function cells(count: Tally | null): [string, string] {
  if (count === null) return ['', '']
  const least = count.atMost === undefined ? '' : '≥ '
  return [`${least}${formatPercent(count)}`, String(count.total - count.covered)]
}
