import type { Rule } from '../../../rules/rule.js'

export const outdatedAction: Rule = {
  id: 'action/outdated',
  level: 'warning',
  summary: 'A version of an action that runs on a version of Node.js which GitHub has removed.',
  why: 'The runner runs it on a newer Node.js, which it was not made for, or refuses it.',
  mend: 'Use the newest version of the action.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v3
`,
    },
    line: 6,
  },
  source:
    'https://github.blog/changelog/2024-03-07-github-actions-all-actions-will-run-on-node20-instead-of-node16-by-default/',
}
