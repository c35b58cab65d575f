import type { Report, Rule } from '../../rules/rule.js'
import { type Node, offsetIn, type ScalarNode, textOf, valueAt } from '../../tree/node.js'

export const coverageThreshold: Rule = {
  id: 'pyproject/coverage-threshold',
  level: 'warning',
  summary: 'pytest and coverage have different thresholds.',
  why: 'Which one holds depends on who runs the tests and how: locally they pass, and in the pipeline they do not.',
  mend: 'Keep `fail_under` in `[tool.coverage.report]`, which pytest-cov reads too, and take `--cov-fail-under` away.',
  example: {
    files: {
      'pyproject.toml': `[tool.pytest.ini_options]
addopts = "--cov=app --cov-fail-under=70"

[tool.coverage.report]
fail_under = 80
`,
    },
    line: 2,
  },
}

const OPTION = /--cov-fail-under[= ](\d+(?:\.\d+)?)/

export function checkThreshold(tool: Node, report: Report): void {
  const threshold = valueAt(tool, 'coverage', 'report', 'fail_under')
  const wanted = Number(textOf(threshold) ?? Number.NaN)
  if (threshold === undefined || Number.isNaN(wanted)) return
  const options = valueAt(tool, 'pytest', 'ini_options', 'addopts')
  for (const node of options?.kind === 'list' ? options.items : [options]) {
    const found = node?.kind === 'scalar' ? OPTION.exec(node.text) : null
    if (node?.kind !== 'scalar' || found === null || Number(found[1]) === wanted) continue
    const related = [{ start: threshold.start, end: threshold.end, message: 'coverage has its threshold here.' }]
    const message = `pytest fails under ${found[1]}%, coverage under ${textOf(threshold)}%`
    report(coverageThreshold, placeOf(node, found.index, found[0].length), message, { related })
  }
}

function placeOf(node: ScalarNode, index: number, length: number): { start: number; end: number } {
  return { start: offsetIn(node, index), end: offsetIn(node, index + length - 1) + 1 }
}
