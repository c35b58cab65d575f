import { type Count, formatPercent } from '../../gate/percent.js'
import type { FileCoverage, Native } from '../model.js'
import { sumOf, totalsOf } from '../totals.js'
import { printed } from './printed.js'

/** What tells the tool that wrote a report: attributes of its root, and its comments. */
export interface Origin {
  version: string | null
  lineRate: string | null
  /** The root's own count of lines, where it has one. */
  lines: Count | null
  /** Whether the root has a complexity. */
  complexity: boolean
  comments: string
}

interface Counts {
  lines: Count
  branches: Count
}

/** How each tool that writes Cobertura is recognised, and how it prints its headline figure. */
interface Dialect {
  tool: string
  wrote(origin: Origin): boolean
  percent(counts: () => Counts, rate: number, origin: Origin): string
}

const DIALECTS: Dialect[] = [
  {
    // `coverage report`: lines and branches together, no decimals, and 0 or 100 only where it is exact.
    tool: 'coverage.py',
    wrote: ({ comments }) => comments.includes('coverage.py'),
    percent: counts => {
      const { lines, branches } = counts()
      const covered = lines.covered + branches.covered
      const total = lines.total + branches.total
      const rounded = printed((100 * covered) / total, 0)
      if (rounded === '0' && covered > 0) return '1'
      return rounded === '100' && covered < total ? '99' : rounded
    },
  },
  {
    // gcovr's summary: lines, one decimal, 100.0 only where it is exact. gcovr 8 counts a line of a template once
    // for each instantiation, as the root does.
    tool: 'gcovr',
    wrote: ({ version }) => version?.startsWith('gcovr') === true,
    percent: (counts, _, origin) => {
      const { covered, total } = origin.lines ?? counts().lines
      const rounded = printed((100 * covered) / total, 1)
      return rounded === '100.0' && covered < total ? '99.9' : rounded
    },
  },
  {
    // Istanbul's text summary: lines, rounded down to two decimals, trailing zeros left out.
    tool: 'istanbul',
    wrote: ({ version }) => version === '0.1',
    percent: counts => String(Number(formatPercent(counts().lines).slice(0, -1))),
  },
  {
    // Coverlet's table: its rate is what it prints, rounded down to two decimals, divided by 100. The lines of the
    // report may be fewer: it counts one that belongs to two methods twice. Microsoft's tool, of the same version,
    // gives a complexity.
    tool: 'coverlet',
    wrote: ({ version, lineRate, complexity }) => version === '1.9' && !complexity && isRate(lineRate),
    percent: (_, rate) => String(Math.round(10_000 * rate) / 100),
  },
  {
    // It prints nothing but the rate in the report.
    tool: 'gocover-cobertura',
    wrote: ({ version, lineRate }) => version === '' && isRate(lineRate),
    percent: (_, rate) => percentOf(rate),
  },
  {
    tool: 'cobertura',
    wrote: ({ lineRate }) => isRate(lineRate),
    percent: (_, rate) => percentOf(rate),
  },
]

/** The percentage that the tool which wrote the report prints; null where nobody can tell. */
export function nativeCobertura(origin: Origin, files: FileCoverage[]): Native | null {
  const dialect = DIALECTS.find(each => each.wrote(origin))
  if (dialect === undefined || !files.some(({ lines }) => lines.length > 0)) return null
  return { tool: dialect.tool, percent: dialect.percent(() => countsOf(files), Number(origin.lineRate), origin) }
}

function countsOf(files: FileCoverage[]): Counts {
  const { lines, branches } = sumOf(files.map(totalsOf))
  return { lines, branches: branches ?? { covered: 0, total: 0 } }
}

function isRate(text: string | null): boolean {
  return text !== null && /^\d(\.\d{1,20})?(e-\d{1,2})?$/i.test(text) && Number(text) <= 1
}

/** Without what binary digits add to a rate such as 0.57. */
function percentOf(rate: number): string {
  return String(Number((100 * rate).toPrecision(12)))
}
