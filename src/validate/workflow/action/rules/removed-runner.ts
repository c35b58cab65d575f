import type { Rule } from '../../../rules/rule.js'

export const removedRunner: Rule = {
  id: 'action/removed-runner',
  level: 'warning',
  summary: 'An action that runs on a version of Node.js which GitHub has removed.',
  why: 'The runner runs it on a newer Node.js, which it was not made for.',
  mend: 'Move the action to `node24`.',
  example: {
    files: {
      'action.yml': `name: Build
description: Builds it
runs:
  using: node16
  main: index.js
`,
    },
    line: 4,
  },
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#runsusing-for-javascript-actions',
}
