import type { Rule } from '../../../rules/rule.js'

export const secondDocument: Rule = {
  id: 'workflow/second-document',
  level: 'error',
  summary: 'The file has a second YAML document.',
  why: 'GitHub reads one document of a file: what stands after `---` is never run.',
  mend: 'Put it into a file of its own, or drop the `---`.',
  example: {
    files: {
      '.github/workflows/ci.yml': `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: make test
---
on: pull_request
jobs: {}
`,
    },
    line: 8,
  },
}
