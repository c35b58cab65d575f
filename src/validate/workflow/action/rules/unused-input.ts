import type { Rule } from '../../../rules/rule.js'

export const unusedInput: Rule = {
  id: 'action/unused-input',
  level: 'note',
  summary: 'An input of a composite action that none of its steps uses.',
  why: 'Whoever gives it expects that it does something.',
  mend: 'Use the input, or remove it.',
  example: {
    files: {
      'action.yml': `name: Build
description: Builds it
inputs:
  target:
    description: What to build
runs:
  using: composite
  steps:
    - run: make
      shell: bash
`,
    },
    line: 4,
  },
  source: 'https://docs.github.com/en/actions/reference/workflows-and-actions/metadata-syntax#inputs',
}
