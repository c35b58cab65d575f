import type { Rule } from '../../../rules/rule.js'

export const mergeKey: Rule = {
  id: 'workflow/merge-key',
  level: 'error',
  summary: 'The merge key `<<` of YAML 1.1 is used.',
  why: 'GitHub knows anchors and aliases, but no merge keys: it takes `<<` for a key like any other.',
  mend: 'Write the keys out, or give the whole map an anchor and use it by an alias.',
  example: {
    files: {
      '.github/workflows/a.yml': `on: push
env: &common
  MODE: fast
jobs:
  build:
    runs-on: ubuntu-latest
    env:
      <<: *common
    steps:
      - run: make
`,
    },
    line: 8,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/reusing-workflow-configurations',
}
