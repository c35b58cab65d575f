import { type Expression, type Found, spanOf } from '../../expressions/api.js'
import type { Report, Rule } from '../../rules/rule.js'
import { inWorkflow } from '../../workflow/rules/example.js'

export const unsoundTernary: Rule = {
  id: 'security/unsound-ternary',
  level: 'warning',
  summary: 'The first value of `condition && value || other` counts as false, so that it is never taken.',
  why: "`''`, `0`, `false` and `null` count as false: after `&&` they make the whole left side false, and the result is always the other value.",
  mend: "Turn the condition around, `!condition && other || ''`, or use `case(condition, value, other)`.",
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#operators',
  example: inWorkflow(
    8,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
        env:
          FLAGS: \${{ github.ref == 'refs/heads/main' && '' || '--dry-run' }}
`,
  ),
}

export function checkTernary(found: Found, parts: readonly Expression[], report: Report): void {
  for (const part of parts) {
    if (part.kind !== 'or') continue
    for (const operand of part.operands.slice(0, -1)) {
      const value = operand.kind === 'and' ? (operand.operands.at(-1) as Expression) : null
      if (value === null || !isFalse(value)) continue
      const text = found.text.slice(value.start, value.end)
      report(
        unsoundTernary,
        spanOf(found, value),
        `${text} counts as false, so that what follows \`||\` is always taken: turn the condition around`,
      )
    }
  }
}

function isFalse(value: Expression): boolean {
  return (
    value.kind === 'literal' &&
    (value.value === null || value.value === false || value.value === 0 || value.value === '')
  )
}
