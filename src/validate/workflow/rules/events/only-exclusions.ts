import type { Report, Rule } from '../../../rules/rule.js'
import { pairIn } from '../../../tree/node.js'
import type { Trigger } from '../../model.js'
import { inWorkflow } from '../example.js'
import { scalarsIn } from '../literal.js'

export const onlyExclusions: Rule = {
  id: 'workflow/only-exclusions',
  level: 'warning',
  summary: 'A filter has only patterns with `!`, so that nothing is left to exclude from.',
  why: 'Nothing matches, and the event never starts the workflow.',
  mend: "Add what is to match before it, such as `'**'`, or use `branches-ignore`, `tags-ignore` or `paths-ignore`.",
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#example-including-and-excluding-branches-and-tags',
  example: inWorkflow(
    3,
    `on:
  push:
    branches: ['!release/**']
jobs:
  build:
    runs-on: ubuntu-latest
    steps: [{ run: make }]
`,
  ),
}

const FILTERS = ['branches', 'tags', 'paths']

export function checkOnlyExclusions({ options }: Trigger, report: Report): void {
  if (options === null) return
  for (const filter of FILTERS) {
    const pair = pairIn(options, filter)
    const patterns = scalarsIn(pair?.value)
    if (pair === undefined || patterns.length === 0 || !patterns.every(({ text }) => text.startsWith('!'))) continue
    report(
      onlyExclusions,
      pair.key,
      `\`${filter}\` excludes but includes nothing; \`${filter}-ignore\` does what is meant`,
      {
        help: `Use \`${filter}-ignore\` with the patterns without their \`!\`, or put \`'**'\` before them.`,
      },
    )
  }
}
