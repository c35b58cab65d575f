import { type Count, formatPercent } from '../../gate/percent.js'
import type { FileCoverage, Native } from '../model.js'
import { sumOf, totalsOf } from '../totals.js'
import { printed } from './printed.js'

/** How each tool that writes Cobertura is recognised, and how it prints its headline figure. */
interface Dialect {
  tool: string
  wrote(root: Readonly<Record<string, string>>, comments: string): boolean
  percent(lines: Count, branches: Count, root: Readonly<Record<string, string>>): string
}

const DIALECTS: Dialect[] = [
  {
    // `coverage report`: lines and branches together, no decimals, and 0 or 100 only where it is exact.
    tool: 'coverage.py',
    wrote: (_, comments) => comments.includes('coverage.py'),
    percent: (lines, branches) => {
      const covered = lines.covered + branches.covered
      const total = lines.total + branches.total
      const rounded = printed((100 * covered) / total, 0)
      if (rounded === '0' && covered > 0) return '1'
      return rounded === '100' && covered < total ? '99' : rounded
    },
  },
  {
    // gcovr's summary: lines, one decimal, 100.0 only where it is exact.
    tool: 'gcovr',
    wrote: root => root['version']?.startsWith('gcovr') === true,
    percent: ({ covered, total }) => {
      const rounded = printed((100 * covered) / total, 1)
      return rounded === '100.0' && covered < total ? '99.9' : rounded
    },
  },
  {
    // Istanbul's text summary: lines, rounded down to two decimals, trailing zeros left out.
    tool: 'istanbul',
    wrote: root => root['version'] === '0.1',
    percent: lines => String(Number(formatPercent(lines).slice(0, -1))),
  },
  {
    tool: 'cobertura',
    wrote: root => /^(0(\.\d+)?|1(\.0+)?)$/.test(root['line-rate'] ?? ''),
    percent: (_lines, _branches, root) => String(Number((100 * Number(root['line-rate'])).toPrecision(12))),
  },
]

/** The percentage that the tool which wrote the report prints; null where nobody can tell. */
export function nativeCobertura(
  root: Readonly<Record<string, string>>,
  comments: string,
  files: FileCoverage[],
): Native | null {
  const dialect = DIALECTS.find(each => each.wrote(root, comments))
  const { lines, branches } = sumOf(files.map(totalsOf))
  if (dialect === undefined || lines.total === 0) return null
  return { tool: dialect.tool, percent: dialect.percent(lines, branches ?? { covered: 0, total: 0 }, root) }
}
