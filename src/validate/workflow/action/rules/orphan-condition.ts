import type { Rule } from '../../../rules/rule.js'

export const orphanCondition: Rule = {
  id: 'action/orphan-condition',
  level: 'error',
  summary: '`pre-if` or `post-if` stands without what it is the condition of.',
  why: 'The condition has no effect.',
  mend: 'Add `pre` or `post`, or remove the condition.',
  example: {
    files: {
      'action.yml': `name: Build
description: Builds it
runs:
  using: node24
  main: index.js
  post-if: failure()
`,
    },
    line: 6,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runspost-if',
}
