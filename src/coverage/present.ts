import { type Count, formatPercent } from '../gate/percent.js'
import type { Judgement } from '../gate/result.js'
import { type Block, section, table } from '../report/blocks.js'
import type { CoverageDetails } from './details.js'

const SHOWN = 15

/** The files with most uncovered lines, and what the tools themselves print. */
export function presentCoverage({ details }: Judgement<CoverageDetails>): Block[] {
  const blocks: Block[] = []
  const files = byUncovered(details).slice(0, SHOWN)
  if (files.length > 0) {
    const rows = files.map(file => [file.path, ...cells(file.lines), ...cells(file.branches)])
    const title = `Files with uncovered lines: ${files.length} of ${byUncovered(details).length}, most first`
    const head = ['File', 'Lines', 'Uncovered', 'Branches', 'Not taken']
    blocks.push(section(title, [table(head, rows, [1, 2, 3, 4])], true))
  }
  if (details.native.length > 0) {
    const rows = details.native.map(({ report, tool, percent }) => [report, tool, `${percent}%`])
    blocks.push(
      section(
        'The same reports in the words of their own tools',
        [table(['Report', 'Tool', 'It prints'], rows, [2])],
        true,
      ),
    )
  }
  return blocks
}

/** ` Most uncovered: a.py (12), b.py (3).`, to end a message with; empty where all is covered. */
export function worstFiles(details: CoverageDetails): string {
  const files = byUncovered(details).slice(0, 3)
  const named = files.map(({ path, lines }) => `${path} (${lines.total - lines.covered})`)
  return named.length === 0 ? '' : ` Most uncovered lines: ${named.join(', ')}.`
}

function byUncovered(details: CoverageDetails): CoverageDetails['files'] {
  const uncovered = ({ lines }: { lines: Count }) => lines.total - lines.covered
  return details.files.filter(file => uncovered(file) > 0).sort((a, b) => uncovered(b) - uncovered(a))
}

function cells(count: Count | null): [string, string] {
  return count === null ? ['', ''] : [formatPercent(count), String(count.total - count.covered)]
}
