import type { Report, Rule } from '../../rules/rule.js'
import { type Node, type Pair, pairIn, textOf, valueIn } from '../../tree/node.js'

export const lineLength: Rule = {
  id: 'pyproject/line-length',
  level: 'warning',
  summary: 'black, isort and ruff have different lengths of lines.',
  why: 'What one of them writes another one changes or refuses, with every commit.',
  mend: 'Give all of them the same length.',
  example: {
    files: { 'pyproject.toml': '[tool.black]\nline-length = 100\n\n[tool.ruff]\nline-length = 120\n' },
    line: 5,
  },
}

interface Length {
  readonly tool: string
  readonly value: number
  /** The setting; null where it is the tool's own. */
  readonly at: Pair | null
}

/** Compares lengths that are written, and those that black and isort have where nothing is. */
export function checkLengths(tool: Node, report: Report): void {
  const lengths = [black(tool), isort(tool), ruff(tool)].filter(each => each !== null)
  const first = lengths.find(({ at }) => at !== null)
  if (first === undefined) return
  const other = lengths.filter(each => each !== first && each.value !== first.value)
  for (const { tool: name, value, at } of other) {
    const place = at ?? first.at
    if (place === null) continue
    const own = at === null ? ' without a setting' : ''
    const message = `${name} has lines of ${value}${own}, ${first.tool} of ${first.value}`
    const related =
      at === null || first.at === null ? [] : [{ ...spanOf(first.at), message: `${first.tool} is set here.` }]
    report(lineLength, place.value, message, { related })
  }
}

function black(tool: Node): Length | null {
  const table = valueIn(tool, 'black')
  const at = pairIn(table, 'line-length') ?? pairIn(table, 'line_length')
  return table === undefined ? null : lengthOf('black', at, 88)
}

function isort(tool: Node): Length | null {
  const table = valueIn(tool, 'isort')
  if (table === undefined) return null
  const profile = textOf(valueIn(table, 'profile'))
  if (profile !== undefined && profile !== 'black') return lengthOf('isort', pairIn(table, 'line_length'), null)
  return lengthOf('isort', pairIn(table, 'line_length'), profile === 'black' ? 88 : 79)
}

function ruff(tool: Node): Length | null {
  const table = valueIn(tool, 'ruff')
  return lengthOf('ruff', pairIn(table, 'line-length'), null)
}

function lengthOf(tool: string, at: Pair | undefined, usual: number | null): Length | null {
  if (at === undefined) return usual === null ? null : { tool, value: usual, at: null }
  const value = Number(textOf(at.value))
  return Number.isInteger(value) ? { tool, value, at } : null
}

function spanOf({ key }: Pair): { start: number; end: number } {
  return { start: key.start, end: key.end }
}
