import { type Expression, type Found, literalText, pathOf, spanOf, untrustedPaths } from '../../expressions/api.js'
import type { Report, Rule } from '../../rules/rule.js'
import { inWorkflow } from '../../workflow/rules/example.js'

export const unsoundContains: Rule = {
  id: 'security/unsound-contains',
  level: 'warning',
  summary: 'A condition looks for a value in a text, where a list is meant.',
  why: "`contains` with a text finds any part of it: the branch `mai` passes `contains('refs/heads/main refs/heads/develop', github.ref)`, and so does an empty value.",
  mend: 'Compare with each value, or with a list: `contains(fromJSON(\'["refs/heads/main"]\'), github.ref)`.',
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/expressions#contains',
  example: inWorkflow(
    4,
    `on: push
jobs:
  deploy:
    if: contains('refs/heads/main refs/heads/develop', github.ref)
    runs-on: ubuntu-latest
    steps: [{ run: ./deploy.sh }]
`,
  ),
}

const CHOSEN =
  /^(?:github\.(?:ref|ref_name|head_ref|base_ref|sha|actor|triggering_actor)|(?:env|inputs|github\.event\.inputs)\..*)$/

export function checkContains(found: Found, parts: readonly Expression[], report: Report): void {
  for (const part of parts) {
    if (part.kind !== 'call' || part.name !== 'contains' || part.args.length !== 2) continue
    const [text, sought] = part.args as [Expression, Expression]
    const path = pathOf(sought)
    if (literalText(text) === null || path === null) continue
    const message = `Any part of the text passes, not only whole values, whatever ${path} is: use a list, contains(fromJSON('["…"]'), ${path})`
    report(unsoundContains, spanOf(found, part), message, { level: levelOf(sought, path) })
  }
}

function levelOf(sought: Expression, path: string): 'error' | 'warning' | 'note' {
  const open = untrustedPaths(sought).some(({ freedom }) => freedom !== 'caller')
  if (open && !path.startsWith('github.ref')) return 'error'
  return CHOSEN.test(path) ? 'warning' : 'note'
}
