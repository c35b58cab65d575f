import type { Rule } from '../../../rules/rule.js'

export const duplicateKey: Rule = {
  id: 'workflow/duplicate-key',
  level: 'error',
  summary: 'Two keys of a map differ in upper and lower case only.',
  why: 'GitHub compares keys without regard to case and refuses the second one: `FOO` and `foo` are the same variable, job or input.',
  mend: 'Rename or remove one of the two.',
  example: {
    files: {
      '.github/workflows/a.yml': `on: push
env:
  MODE: fast
  Mode: slow
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - run: make
`,
    },
    line: 4,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax',
}
