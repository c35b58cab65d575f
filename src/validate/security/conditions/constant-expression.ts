import { type Expression, type Found, literalText } from '../../expressions/api.js'
import type { Report, Rule } from '../../rules/rule.js'
import { quoted } from '../../words/quoted.js'
import { inWorkflow } from '../../workflow/rules/example.js'

export const constantExpression: Rule = {
  id: 'security/constant-expression',
  level: 'note',
  summary: 'An expression always has the same value.',
  why: 'It says in a roundabout way what could stand there plainly, which hides it from readers and from tools that look for names.',
  mend: 'Write the value itself.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions',
  example: inWorkflow(
    6,
    `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: echo \${{ format('{0}{1}', 'ma', 'ke') }}
`,
  ),
}

/** Functions of their arguments alone. `fromJSON` is left out: it is the way to write a list. */
const PURE = new Set(['case', 'contains', 'endswith', 'format', 'join', 'startswith', 'tojson'])

export function checkConstant(found: Found, parts: readonly Expression[], report: Report): void {
  const { expression, faults, text } = found
  if (expression === null || faults.length > 0 || !parts.every(isConstant)) return
  // The way to write braces that GitHub leaves alone.
  if (/\{\{|\}\}/.test(literalText(expression) ?? '')) return
  report(constantExpression, found, `${quoted(text.trim())} always has the same value: write the value itself`)
}

function isConstant(part: Expression): boolean {
  if (part.kind === 'context') return false
  return part.kind !== 'call' || PURE.has(part.name)
}
