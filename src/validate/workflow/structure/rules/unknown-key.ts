import type { Rule } from '../../../rules/rule.js'

export const unknownKey: Rule = {
  id: 'workflow/unknown-key',
  level: 'error',
  summary: 'A key that GitHub does not know at this place.',
  why: 'GitHub refuses the whole file, so that none of its jobs run; in `action.yml` it ignores the key.',
  mend: 'Correct the key, or move it to where it belongs.',
  example: {
    files: {
      '.github/workflows/a.yml': `on: push
jobs:
  build:
    runs_on: ubuntu-latest
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
    },
    line: 4,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
}
