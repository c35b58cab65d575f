import type { Rule } from '../../../rules/rule.js'

export const outputValue: Rule = {
  id: 'action/output-value',
  level: 'warning',
  summary: 'An output of a composite action without a `value`, or one with a `value` in another action.',
  why: 'A composite action has no other way to set its outputs: without `value` it is always empty. In other actions `value` has no effect.',
  mend: 'Give the output the `value` of a step, or remove `value`.',
  example: {
    files: {
      'action.yml': `name: Build
description: Builds it
outputs:
  version:
    description: What was built
runs:
  using: composite
  steps:
    - run: make
      shell: bash
`,
    },
    line: 4,
  },
  source:
    'https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#outputs-for-composite-actions',
}
